package no.samdrift.system;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Locator;
import no.samdrift.events.Envelope;
import no.samdrift.events.Visibility;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two programmes, each with a Samdrift of its own and the same ids in its data, follow
 * each other.
 */
@OwnSystem
class FederationTest {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final String MUNICIPALITY = "demo-skogdal";

	private static final String PROGRAMME = "sister-programme.yml";

	private static final RunningSystem NORTH = RunningSystem.planned("north");

	private static final RunningSystem SOUTH = RunningSystem.planned("south");

	@BeforeAll
	static void start() {
		NORTH.with(following("/nord", "sor", "/sor", SOUTH)).start();
		SOUTH.with(following("/sor", "nord", "/nord", NORTH)).start();
		NORTH.loadDemoData(PROGRAMME);
		SOUTH.loadDemoData(PROGRAMME);
	}

	@AfterAll
	static void stop() {
		NORTH.close();
		SOUTH.close();
	}

	private static Map<String, String> following(String own, String name, String prefix, RunningSystem other) {
		String setting = "SAMDRIFT_FEDERATION_FOLLOWING_" + name.toUpperCase(java.util.Locale.ROOT) + "_";
		return Map.of("SAMDRIFT_EVENTS_SOURCEPREFIX", own, setting + "PREFIX", prefix, setting + "FEED",
				other.address(Part.NOTIFICATION, "").toString(), setting + "MUNICIPALITY", MUNICIPALITY,
				setting + "ISSUER", other.address(Part.ISSUER, "").toString(), setting + "CLIENT", "skogdal-system",
				setting + "SECRET", "skogdal-system", "SAMDRIFT_FEDERATION_LONGPOLL", "1s", "SAMDRIFT_FEDERATION_LEASE",
				"3s", "SAMDRIFT_FEDERATION_LONGESTRETRY", "2s");
	}

	@Test
	void whatHappensInOneShowsInTheOtherOnceWithItsSourceAndNothingComesBack() {
		DemoProject ofNorth = DemoProject.idea(NORTH, "Nordlys").inPilot();
		awaitTold(NORTH, SOUTH, ofNorth);
		// killed in between: the last page may be read again, and is dropped
		SOUTH.kill(Part.NOTIFICATION);
		DemoProject second = DemoProject.idea(NORTH, "Nordavind").inPilot();
		SOUTH.start(Part.NOTIFICATION);
		awaitTold(NORTH, SOUTH, second);
		DemoProject ofSouth = DemoProject.idea(SOUTH, "Sørvest").inPilot();
		// by then north has passed everything of its own in south's stream
		awaitTold(SOUTH, NORTH, ofSouth);

		assertSame(NORTH, "/nord/", SOUTH, List.of(ofNorth.id(), second.id()));
		assertSame(SOUTH, "/sor/", NORTH, List.of(ofSouth.id()));
		for (RunningSystem system : List.of(NORTH, SOUTH)) {
			assertThat(metric(system, "samdrift_federation_passed_total", "reason=\"own\"")).isGreaterThan(0);
			assertThat(metric(system, "samdrift_streams_gaps_total", "")).isZero();
			assertThat(metric(system, "samdrift_federation_restarts_total", "")).isZero();
		}
		assertThat(SOUTH.as("kari").get(Part.PROJECT, ofNorth.path()).status()).isEqualTo(404);
	}

	@Test
	void aSnapshotHoldsBothProgrammesCardsOfTheSameIdAndOneHidesNotTheOther() {
		await().atMost(PATIENCE)
			.until(() -> sources(SOUTH, "smart-vestmark"), (sources) -> sources.contains("/nord/project-service"));

		assertThat(sources(SOUTH, "smart-vestmark")).contains("/sor/project-service");
	}

	@Test
	void theStreamsPageSaysWhereAnEventIsFromAndLinksNothingOfIt() {
		DemoProject project = DemoProject.idea(NORTH, "Nordpol").inPilot();
		awaitTold(NORTH, SOUTH, project);
		try (Browsing browsing = Browsing.on(SOUTH)) {
			Visitor olav = browsing.as("olav", "nn");
			olav.open("/stream?subject=" + project.id());
			Locator theirs = olav.page().locator(".sd-stream li").first();
			theirs.waitFor();

			assertThat(theirs.innerText()).contains("frå /nord", project.name()).doesNotContain("Fjordvik");
			assertThat(theirs.locator("a[id^=about-]").count()).isZero();
			olav.look("stream-from-elsewhere");
			theirs.getByText("Rå hending").click();
			olav.page().locator("#event-json").waitFor();
			assertThat(olav.main().innerText()).contains("Kjem frå", "/nord/project-service " + project.id());
			olav.look("stream-event-from-elsewhere");
		}
	}

	/**
	 * What everybody may see of these subjects has come, and is as it was; nothing has
	 * come that was not told. What was told before the municipality was registered is in
	 * no stream.
	 */
	private static void assertSame(RunningSystem from, String prefix, RunningSystem to, List<String> subjects) {
		Map<String, ConsumerRecord<String, byte[]>> told = byId(from, prefix);
		told.values()
			.removeIf((record) -> Streams.envelopes(List.of(record))
				.getFirst()
				.audience()
				.visibility() != Visibility.PUBLIC);
		Map<String, ConsumerRecord<String, byte[]>> arrived = byId(to, prefix);
		assertThat(told.keySet()).as("of " + prefix).containsAll(arrived.keySet());
		told.values().removeIf((record) -> !subjects.contains(record.key()));
		assertThat(arrived.keySet()).as("of " + prefix).containsAll(told.keySet());
		assertThat(told).hasSizeGreaterThanOrEqualTo(subjects.size());
		told.forEach((id, record) -> {
			assertThat(arrived.get(id).key()).isEqualTo(record.key());
			assertThat(arrived.get(id).timestamp()).isEqualTo(record.timestamp());
			assertThat(new String(arrived.get(id).value(), UTF_8)).isEqualTo(new String(record.value(), UTF_8));
			assertThat(headers(arrived.get(id))).isEqualTo(headers(record));
		});
	}

	/** Waits until a stream holds the newest public event of a project. */
	private static void awaitTold(RunningSystem from, RunningSystem to, DemoProject project) {
		Envelope newest = envelopes(from).stream()
			.filter((envelope) -> envelope.subject().equals(project.id()))
			.filter((envelope) -> envelope.audience().visibility() == Visibility.PUBLIC)
			.reduce((one, other) -> other)
			.orElse(null);
		if (newest == null) {
			await("the pilot is told at home").atMost(PATIENCE)
				.until(() -> envelopes(from).stream()
					.anyMatch((envelope) -> envelope.subject().equals(project.id())
							&& envelope.audience().visibility() == Visibility.PUBLIC));
			awaitTold(from, to, project);
			return;
		}
		await(project.name() + " is told elsewhere").atMost(PATIENCE)
			.until(() -> envelopes(to).stream().anyMatch((envelope) -> envelope.id().equals(newest.id())));
	}

	private static List<Envelope> envelopes(RunningSystem system) {
		return Streams.envelopes(new Streams(system.kafka()).ofMunicipality(MUNICIPALITY));
	}

	/** The events of a programme in the municipality's stream; each is there once. */
	private static Map<String, ConsumerRecord<String, byte[]>> byId(RunningSystem system, String prefix) {
		Map<String, ConsumerRecord<String, byte[]>> byId = new TreeMap<>();
		for (ConsumerRecord<String, byte[]> record : new Streams(system.kafka()).ofMunicipality(MUNICIPALITY)) {
			if (headers(record).get("ce_source").startsWith(prefix)) {
				assertThat(byId.put(headers(record).get("ce_id"), record)).as("it comes once").isNull();
			}
		}
		return byId;
	}

	private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
		Map<String, String> headers = new TreeMap<>();
		for (Header header : record.headers()) {
			headers.put(header.key(), new String(header.value(), UTF_8));
		}
		return headers;
	}

	private static List<String> sources(RunningSystem system, String subject) {
		JsonNode cards = system.as("skogdal-system")
			.read(Part.NOTIFICATION, "/municipalities/" + MUNICIPALITY + "/snapshot?subject=" + subject);
		return cards.valueStream().map((card) -> card.path("source").asString()).toList();
	}

	private static double metric(RunningSystem system, String name, String tag) {
		String text = system.as("ivar").get(Part.NOTIFICATION, "/actuator/prometheus").body().asString();
		return Arrays.stream(text.split("\n"))
			.filter((line) -> line.startsWith(name) && line.contains(tag))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

}
