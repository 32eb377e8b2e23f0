package no.samdrift.system;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Idea → criteria → mandate → pilot → handover → operation, as its people do it; and what
 * inboxes and streams hold afterwards.
 */
class StoryTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final LocalDate TODAY = DemoProject.TODAY;

	private static RunningSystem system;

	private static Streams streams;

	private static String project;

	private static String correlation;

	@BeforeAll
	static void play() {
		system = RunningSystem.shared();
		streams = new Streams(system.kafka());
		project = DemoProject.idea(system, "Solceller på tak").readyForOperation().id();
		Api per = system.as("per");
		correlation = Id.next();
		await().atMost(PATIENCE).until(() -> {
			Api.Answer moved = per.post(Part.PROJECT, "/projects/" + project + "/move-to-operation",
					Map.of("mandateId", project + "-drift", "effectiveOn", TODAY.toString()),
					Map.of("If-Match", per.get(Part.PROJECT, "/projects/" + project).etag(), "X-Correlation-Id",
							correlation, "Idempotency-Key", correlation));
			assertThat(moved.isNotYetKnown() || moved.status() == 200).as(moved.body().toString()).isTrue();
			return moved.status() == 200;
		});
	}

	@Test
	void theProjectIsInOperationAndItsHistoryTellsWhoDidWhat() {
		JsonNode now = system.anonymous().read(Part.PROJECT, "/projects/" + project);
		JsonNode history = system.as("per").read(Part.PROJECT, "/projects/" + project + "/history").get("items");

		assertThat(now.get("state").asString()).isEqualTo("OPERATION");
		assertThat(history.get(0).get("command").asString()).isEqualTo("move-to-operation");
		assertThat(history.get(0).get("actor").get("id").asString()).isEqualTo("demo-p02");
		assertThat(history.get(0).get("actor").get("role").asString()).isEqualTo("project-editor");
		assertThat(history.get(0).get("correlationId").asString()).isEqualTo(correlation);
	}

	@Test
	void theColleagueIsToldOnceWithTheReason() {
		JsonNode told = await().atMost(PATIENCE)
			.until(() -> moved("astrid"), (notifications) -> notifications.size() == 1)
			.get(0);

		assertThat(told.get("text").asString()).contains("Solceller på tak (demo)").contains("drift");
		assertThat(told.get("why").asString()).startsWith("Du får dette fordi");
		assertThat(told.get("correlationId").asString()).isEqualTo(correlation);
		assertThat(moved("gunnhild")).hasSize(1);
		assertThat(moved("gunnhild").get(0).get("language").asString()).isEqualTo("nn");
		assertThat(moved("dylan")).hasSize(1);
		assertThat(moved("dylan").get(0).get("language").asString()).isEqualTo("en");
	}

	@Test
	void eachMunicipalitysStreamHoldsWhatItMaySeeAndNothingElse() {
		for (String municipality : List.of("demo-fjordvik", "demo-skogdal", "demo-oyvaer", "molde")) {
			await().atMost(PATIENCE)
				.until(() -> types(streams.ofMunicipality(municipality))
					.contains("no.samdrift.project.ProjectMovedToOperation.v1"));
			OrganisationId reader = new OrganisationId(municipality);
			List<Envelope> stream = Streams.envelopes(streams.ofMunicipality(municipality));

			assertThat(stream).allMatch((envelope) -> envelope.audience().admits(reader));
			Set<String> held = new HashSet<>();
			stream.forEach((envelope) -> assertThat(held.add(envelope.id())).isTrue());
			Set<String> due = new HashSet<>();
			for (String topic : List.of("samdrift.project.events", "samdrift.membership.events")) {
				for (Envelope envelope : Streams.envelopes(streams.records(topic))) {
					if (envelope.audience().admits(reader) && envelope.subject().equals(project)) {
						due.add(envelope.id());
					}
				}
			}
			assertThat(held).containsAll(due);
		}
		assertThat(types(streams.ofMunicipality("molde"))).as("an idea is its partners' matter")
			.doesNotContain("no.samdrift.project.IdeaProposed.v1");
		assertThat(types(streams.ofMunicipality("demo-fjordvik"))).contains("no.samdrift.project.IdeaProposed.v1");
	}

	@Test
	void theFeedGivesTheSameInTheSameOrder() {
		List<String> overKafka = Streams.envelopes(streams.ofMunicipality("demo-skogdal"))
			.stream()
			.map(Envelope::id)
			.toList();
		List<String> overHttp = new ArrayList<>();
		String after = "";
		Api.Answer page;
		do {
			page = system.as("skogdal-system")
				.get(Part.NOTIFICATION, "/municipalities/demo-skogdal/events?limit=50" + after);
			assertThat(page.status()).isEqualTo(200);
			page.body().forEach((event) -> overHttp.add(event.get("id").asString()));
			after = "&after=" + page.header("Samdrift-Cursor");
		}
		while (!page.body().isEmpty());

		assertThat(overHttp.subList(0, overKafka.size())).isEqualTo(overKafka);
	}

	@Test
	void everyRecordIsACleanCloudEventThatFitsItsSchemaAndHoldsNoName() {
		SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.resourceLoaders((loaders) -> loaders.values((all) -> all.clear())
					.resources((location) -> schema(location.toString()))));
		Set<String> topics = new HashSet<>();
		for (EventFamily family : EventFamily.values()) {
			topics.add(family.eventsTopic());
			if (family != EventFamily.PERSON) {
				topics.add(family.cardsTopic());
			}
		}
		for (String topic : topics) {
			for (ConsumerRecord<String, byte[]> record : streams.records(topic)) {
				CloudEvent event = Streams.cloudEvent(record);
				for (Header header : record.headers()) {
					assertThat(header.key()).matches("ce_.*|content-type");
				}
				assertThat(record.key()).isEqualTo(event.getSubject());
				Schema schema = schemas
					.getSchema(SchemaLocation.of("http://localhost/schemas/" + event.getType() + ".json"));
				assertThat(schema.validate(new String(record.value()), InputFormat.JSON))
					.as("%s %s", event.getType(), new String(record.value()))
					.isEmpty();
				assertThat(new String(record.value())).doesNotContain("Stokkereit", "Lillevevang", "Per Demo",
						"Kari Demo");
			}
		}
	}

	@Test
	void kcatReadsTheStreamAsItIs() throws IOException, InterruptedException {
		Process kcat;
		try {
			kcat = new ProcessBuilder("kcat", "-b", system.kafka(), "-C", "-e", "-q", "-t",
					"samdrift.municipality.demo-skogdal", "-X", "isolation.level=read_committed", "-o", "beginning",
					"-f", "%k|%h\\n")
				.redirectErrorStream(true)
				.start();
		}
		catch (IOException ex) {
			Assumptions.abort("kcat is not installed; on Debian: apt-get install kcat");
			return;
		}
		String output = new String(kcat.getInputStream().readAllBytes());

		assertThat(kcat.waitFor()).as(output).isZero();
		assertThat(output).contains(project + "|", "ce_type=no.samdrift.project.ProjectMovedToOperation.v1",
				"content-type=application/json");
		assertThat(output).doesNotContain("spring_json_header_types", "contentType", "__TypeId__");
	}

	private static String schema(String location) {
		String type = location.substring(location.lastIndexOf('/') + 1);
		return system.anonymous().read(Part.PROJECT, "/schemas/" + type).toString();
	}

	private static List<String> types(List<ConsumerRecord<String, byte[]>> records) {
		return records.stream()
			.filter((record) -> record.key().equals(project))
			.map((record) -> Streams.cloudEvent(record).getType())
			.toList();
	}

	private static List<JsonNode> moved(String user) {
		List<JsonNode> found = new ArrayList<>();
		for (JsonNode item : system.as(user).read(Part.NOTIFICATION, "/inbox?limit=200").get("items")) {
			if (item.get("event").asString().equals("ProjectMovedToOperation")
					&& item.get("subject").asString().equals(project)) {
				found.add(item);
			}
		}
		return found;
	}

}
