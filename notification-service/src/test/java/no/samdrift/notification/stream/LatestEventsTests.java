package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.Envelope;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** The stream as a page shows it: newest first. */
class LatestEventsTests {

	private final Streams streams = new Streams();

	@Test
	void pagingBackToTheBeginningReadsEveryEventOnceInTheReverseOfTheForwardFeed() {
		Story story = this.streams.municipalities("back", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= 23; i++) {
			// each in a transaction of its own, so that markers lie in between
			this.streams.publish(story, i, story.only("granvag"));
			if (i % 4 == 0) {
				this.streams.awaitWritten();
			}
		}
		this.streams.awaitWritten();
		List<String> forward = ids(feed(granvag, "?limit=500").json());
		assertThat(forward).hasSize(23);

		for (int limit : new int[] { 1, 5, 23, 200 }) {
			assertThat(allBack(granvag, "?limit=" + limit)).as("pages of %s", limit).isEqualTo(forward.reversed());
		}
	}

	@Test
	void anItemIsAWholeCloudEventAndItsCursorIsThePlaceAfterIt() {
		Story story = this.streams.municipalities("place", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= 3; i++) {
			this.streams.publish(story, i, story.only("granvag"));
		}
		this.streams.awaitWritten();

		JsonNode page = latest(granvag, "?limit=2").json();
		assertThat(page.at("/items/0/event")).isEqualTo(feed(granvag, "").json().get(2));
		String afterSecond = page.at("/items/1/cursor").asString();
		assertThat(ids(feed(granvag, "?after=" + afterSecond).json()))
			.containsExactly(page.at("/items/0/event/id").asString());
		assertThat(ids(latest(granvag, "?limit=1&before=" + afterSecond).json().get("items")))
			.containsExactly(page.at("/items/1/event/id").asString());
		assertThat(feed(granvag, "?after=" + page.get("newest").asString()).json()).isEmpty();
		Envelope next = this.streams.publish(story, 4, story.only("granvag"));
		this.streams.awaitWritten();
		assertThat(ids(feed(granvag, "?after=" + page.get("newest").asString()).json())).containsExactly(next.id());
		assertThat(page.has("next")).isTrue();
	}

	@Test
	void aNewStreamHasNoEventsAndNoNext() {
		OrganisationId granvag = this.streams.municipalities("fresh", "granvag").organisation("granvag");
		JsonNode page = latest(granvag, "").json();
		assertThat(page.get("items")).isEmpty();
		assertThat(page.has("next")).isFalse();
		assertThat(page.get("newest").asString()).isNotBlank();
	}

	@Test
	void onlyTheWantedTypeAndSubjectAreShown() {
		Story story = this.streams.municipalities("filter", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		String moved = this.streams.publish(story, 1, story.only("granvag")).id();
		ProjectEvent resumed = new ProjectEvent.ProjectResumed(story.project(), ProjectState.PILOT);
		Envelope again = story.envelope(resumed, story.project().value(), 2, story.only("granvag"), "nobody");
		this.streams.publisher.event(again, resumed, story.projectCard(ProjectState.PILOT));
		ProjectEvent paused = new ProjectEvent.ProjectPaused(story.project(), LanguageMap.nb("Ferie"),
				java.time.LocalDate.of(2027, 1, 1), ProjectState.PILOT);
		Envelope elsewhere = story.envelope(paused, "another-filter", 1, story.only("granvag"), "nobody");
		this.streams.publisher.event(elsewhere, paused, story.projectCard(ProjectState.PILOT));
		this.streams.awaitWritten();

		assertThat(allBack(granvag, "?type=ProjectResumed")).containsExactly(again.id());
		assertThat(allBack(granvag, "?type=no.samdrift.project.ProjectMovedToOperation.v1")).containsExactly(moved);
		assertThat(allBack(granvag, "?type=Project")).isEmpty();
		assertThat(allBack(granvag, "?type=no.samdrift.project.ProjectMovedToOperation.v2")).isEmpty();
		assertThat(allBack(granvag, "?subject=another-filter")).containsExactly(elsewhere.id());
		assertThat(allBack(granvag, "?subject=" + story.project() + "&type=ProjectPaused")).isEmpty();
		assertThat(allBack(granvag, "?type=&subject=")).hasSize(3);
	}

	@Test
	void aLookBackThatFindsTooLittleAnswersAndGoesOnFromThere() {
		OrganisationId granvag = this.streams.municipalities("far", "granvag").organisation("granvag");
		List<String> rare = List.of("rare-0", "rare-1");
		written(granvag,
				IntStream.range(0, 2 * StreamFeed.MOST_SEEN + 100)
					.mapToObj((i) -> (i < 2) ? "rare-" + i : "common-" + i)
					.toList());

		JsonNode first = latest(granvag, "?type=Rare").json();
		assertThat(first.get("items")).isEmpty();
		assertThat(first.has("next")).isTrue();
		JsonNode second = latest(granvag, "?type=Rare&before=" + first.get("next").asString()).json();
		assertThat(second.get("items")).isEmpty();
		JsonNode third = latest(granvag, "?type=Rare&before=" + second.get("next").asString()).json();
		assertThat(ids(third.get("items"))).isEqualTo(rare.reversed());
		assertThat(third.has("next")).isFalse();
		assertThat(allBack(granvag, "?type=Rare&limit=1")).isEqualTo(rare.reversed());
		assertThat(allBack(granvag, "?type=Common&limit=200")).hasSize(2 * StreamFeed.MOST_SEEN + 98)
			.doesNotHaveDuplicates();
	}

	@Test
	void aPageStaysSmallHoweverLargeTheEvents() {
		OrganisationId granvag = this.streams.municipalities("large", "granvag").organisation("granvag");
		List<String> names = IntStream.range(0, 14).mapToObj((i) -> "large-" + i).toList();
		written(granvag, names, 800_000);

		JsonNode page = latest(granvag, "?limit=200").json();
		assertThat(page.get("items").size()).isBetween(1, 6);
		assertThat(page.has("next")).isTrue();
		assertThat(allBack(granvag, "?limit=200")).isEqualTo(names.reversed());
	}

	@Test
	void aCursorThatLeadsNowhereIsRefused() throws Exception {
		Story story = this.streams.municipalities("backcursor", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= 3; i++) {
			this.streams.publish(story, i, story.only("granvag", "lyngsund"));
		}
		this.streams.awaitWritten();
		String oldest = latest(granvag, "").json().at("/items/2/cursor").asString();
		String foreign = latest(story.organisation("lyngsund"), "").json().get("newest").asString();

		refused(latest(granvag, "?before=nonsense"), 400, "cursor-unknown");
		refused(latest(granvag, "?before=" + foreign), 403, "cursor-foreign");
		this.streams.service.admin()
			.deleteRecords(Map.of(StreamTopics.partition(granvag), RecordsToDelete.beforeOffset(2)))
			.all()
			.get();
		refused(latest(granvag, "?before=" + oldest), 410, "cursor-expired");
		assertThat(allBack(granvag, "?limit=1")).hasSizeLessThan(3).isNotEmpty();
		for (String wrong : List.of("?limit=0", "?limit=201", "?limit=x")) {
			assertThat(latest(granvag, wrong).status()).as(wrong).isEqualTo(400);
		}
	}

	@Test
	void itIsForThoseWhoMayReadTheStream() {
		Story story = this.streams.municipalities("backrights", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		assertThat(latest(granvag, "", TheService.system(story.organisation("lyngsund"))).status()).isEqualTo(403);
		assertThat(latest(granvag, "", TheService.token(story.person("per"), granvag, Role.STAFF)).status())
			.isEqualTo(403);
		assertThat(latest(granvag, "", TheService.token(story.person("ola"), null, Role.OPERATOR)).status())
			.isEqualTo(403);
		assertThat(latest(granvag, "", null).status()).isEqualTo(401);
		assertThat(latest(granvag, "", TheService.token(story.person("ine"), granvag, Role.INTEGRATOR)).status())
			.isEqualTo(200);
		assertThat(latest(story.organisation("ukjent"), "").problem()).isEqualTo("fact-not-yet-known");
	}

	private static void refused(Answer answer, int status, String problem) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.problem()).isEqualTo(problem);
	}

	/** Writes events straight to a stream, where many are needed. */
	private static void written(OrganisationId organisation, List<String> ids) {
		written(organisation, ids, 2);
	}

	private static void written(OrganisationId organisation, List<String> ids, int size) {
		byte[] data = ("\"" + "x".repeat(size) + "\"").getBytes(StandardCharsets.UTF_8);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (String id : ids) {
				RecordHeaders headers = new RecordHeaders();
				headers.add("ce_id", id.getBytes(StandardCharsets.UTF_8));
				String name = Character.toUpperCase(id.charAt(0)) + id.substring(1, id.indexOf('-'));
				headers.add("ce_type", ("no.samdrift.test." + name + ".v1").getBytes(StandardCharsets.UTF_8));
				producer.send(new ProducerRecord<>(MunicipalTopic.of(organisation), 0, null,
						id.getBytes(StandardCharsets.UTF_8), data, headers));
			}
		}
	}

	/** The ids of every page until there is no next. */
	private List<String> allBack(OrganisationId organisation, String query) {
		List<String> read = new ArrayList<>();
		JsonNode page = latest(organisation, query).json();
		read.addAll(ids(page.get("items")));
		while (page.has("next")) {
			page = latest(organisation, query + "&before=" + page.get("next").asString()).json();
			read.addAll(ids(page.get("items")));
		}
		return read;
	}

	private Answer latest(OrganisationId organisation, String query) {
		return latest(organisation, query, TheService.system(organisation));
	}

	private Answer latest(OrganisationId organisation, String query, @Nullable String token) {
		return this.streams.service.get("/municipalities/" + organisation.value() + "/events/latest" + query, token);
	}

	private Answer feed(OrganisationId organisation, String query) {
		return this.streams.service.get("/municipalities/" + organisation.value() + "/events" + query,
				TheService.system(organisation));
	}

	/** The ids of events, or of items that hold an event. */
	private static List<String> ids(JsonNode events) {
		return events.valueStream()
			.map((event) -> (event.has("event") ? event.get("event") : event).get("id").asString())
			.toList();
	}

}
