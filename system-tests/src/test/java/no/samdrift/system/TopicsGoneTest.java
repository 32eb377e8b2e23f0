package no.samdrift.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import no.samdrift.events.EventFamily;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The topics of events and cards are lost, and an operator does what the runbook in
 * docs/operate.md says (mission E18).
 */
@OwnSystem
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicsGoneTest {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final List<Part> SERVICES = List.of(Part.MEMBERSHIP, Part.PROJECT, Part.NOTIFICATION);

	private static final Set<String> EVENTS = Arrays.stream(EventFamily.values())
		.map(EventFamily::eventsTopic)
		.collect(Collectors.toSet());

	private static final Set<String> CARDS = Arrays.stream(EventFamily.values())
		.map(EventFamily::cardsTopic)
		.collect(Collectors.toSet());

	private static final List<String> MUNICIPALITIES = List.of("demo-skogdal", "demo-fjordvik");

	private static final List<String> PEOPLE = List.of("astrid", "kari", "olav", "eirik");

	private static RunningSystem system;

	private static Streams streams;

	private static Seen before;

	@BeforeAll
	static void start() {
		system = RunningSystem.fresh("topics-gone");
		streams = new Streams(system.kafka());
		// its own: events of the rehearsal name the addresses of the rehearsal's schemas
		system.loadDemoData();
		before = awaitQuiet();
	}

	@AfterAll
	static void stop() {
		system.close();
	}

	@Test
	@Order(1)
	void theTopicsAreLostAndTheJournalsArePublishedAgain() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
			List<String> lost = new ArrayList<>(EVENTS);
			lost.addAll(CARDS);
			admin.deleteTopics(lost).all().get();
			await().atMost(PATIENCE).until(() -> admin.listTopics().names().get().stream().noneMatch(lost::contains));
		}
		SERVICES.forEach((service) -> assertThat(ask(service, "/journal/republish").body().get("state").asString())
			.isEqualTo("REQUESTED"));
		SERVICES.forEach(system::kill);
		system.start(Part.MEMBERSHIP, Part.PROJECT, Part.NOTIFICATION);
		// whatever it was doing
		system.kill(Part.MEMBERSHIP);
		system.start(Part.MEMBERSHIP);

		SERVICES.forEach((service) -> await(service + " has published its journal again").atMost(PATIENCE)
			.until(() -> operator().read(service, "/journal/republish").get("state").asString().equals("DONE")));
		Seen after = awaitQuiet();
		assertThat(after.events()).as("every event as it was, and none that was not").isEqualTo(before.events());
		assertThat(after.cards()).as("the newest card of everything").isEqualTo(before.cards());
		EVENTS.forEach((topic) -> Streams.assertNoGapAndOrderedRepeatsOnly(Streams.envelopes(streams.records(topic))));
		assertNobodyWasToldAgain(after);
	}

	@Test
	@Order(2)
	void everyReadModelIsRebuiltAsItWas() {
		for (Part service : SERVICES) {
			for (JsonNode model : operator().read(service, "/read-models").get("items")) {
				ask(service, "/read-models/" + model.get("name").asString() + "/rebuild");
			}
		}
		for (Part service : SERVICES) {
			await("all is whole in " + service).atMost(PATIENCE)
				.until(() -> operator().read(service, "/read-models")
					.get("items")
					.valueStream()
					.allMatch((model) -> model.get("state").asString().equals("WHOLE")));
		}
		assertNobodyWasToldAgain(awaitQuiet());
	}

	@Test
	@Order(3)
	void whatHappensNextArrivesOnce() {
		Seen now = awaitQuiet();
		system.as("kari")
			.command(Part.PROJECT, "/programmes/smart-molde", "define-focus-area",
					Map.of("code", "etter-tapet", "names", Map.of("nb", "Etter tapet")));
		for (String municipality : MUNICIPALITIES) {
			await().atMost(PATIENCE)
				.until(() -> streams.ofMunicipality(municipality).size() == now.streams().get(municipality).size() + 1);
			assertThat(eventsAfter(municipality, before.cursors().get(municipality))).hasSize(1);
		}
	}

	private static void assertNobodyWasToldAgain(Seen after) {
		assertThat(after.streams()).as("no stream has changed").isEqualTo(before.streams());
		assertThat(after.inboxes()).as("nobody is told twice").isEqualTo(before.inboxes());
		assertThat(after.snapshots()).as("the same to the byte").isEqualTo(before.snapshots());
		before.cursors().forEach((municipality, cursor) -> assertThat(eventsAfter(municipality, cursor)).isEmpty());
	}

	private static List<JsonNode> eventsAfter(String municipality, String cursor) {
		return systemOf(municipality)
			.read(Part.NOTIFICATION, "/municipalities/" + municipality + "/events?after=" + cursor)
			.valueStream()
			.toList();
	}

	private static Api.Answer ask(Part service, String path) {
		Api.Answer answer = operator().post(service, path, Map.of("reason", "The topics are gone"),
				Map.of("Idempotency-Key", UUID.randomUUID().toString()));
		assertThat(answer.status()).as(path).isEqualTo(202);
		return answer;
	}

	private static Api operator() {
		return system.as("ivar");
	}

	private static Api systemOf(String municipality) {
		return system.as(municipality.substring("demo-".length()) + "-system");
	}

	/** Looks until two looks in a row see the same. */
	private static Seen awaitQuiet() {
		List<Seen> seen = new ArrayList<>(List.of(look()));
		await("everything has arrived everywhere").atMost(PATIENCE)
			.pollInterval(Duration.ofSeconds(2))
			.ignoreExceptions()
			.until(() -> {
				seen.add(look());
				return seen.getLast().equals(seen.get(seen.size() - 2)) && written();
			});
		return seen.getLast();
	}

	/** The streams' writer has read all events. */
	private static boolean written() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
			var read = admin.listConsumerGroupOffsets("notification-service.streams")
				.partitionsToOffsetAndMetadata()
				.get();
			for (String topic : EVENTS) {
				for (ConsumerRecord<String, byte[]> record : streams.records(topic)) {
					var offset = read
						.get(new org.apache.kafka.common.TopicPartition(record.topic(), record.partition()));
					if (offset == null || offset.offset() <= record.offset()) {
						return false;
					}
				}
			}
			return true;
		}
	}

	private static Seen look() {
		Map<String, Set<String>> events = new TreeMap<>();
		EVENTS.forEach((topic) -> {
			Set<String> ids = new HashSet<>();
			streams.records(topic).forEach((record) -> ids.add(id(record)));
			events.put(topic, ids);
		});
		Map<String, String> cards = new TreeMap<>();
		CARDS.forEach((topic) -> streams.records(topic)
			.forEach((record) -> cards.put(topic + "/" + record.key(), id(record) + new String(record.value()))));
		Map<String, List<String>> streamed = new TreeMap<>();
		Map<String, String> snapshots = new TreeMap<>();
		Map<String, String> cursors = new TreeMap<>();
		for (String municipality : MUNICIPALITIES) {
			streamed.put(municipality,
					streams.ofMunicipality(municipality)
						.stream()
						.map((record) -> record.offset() + " " + id(record))
						.toList());
			Api.Answer snapshot = systemOf(municipality).get(Part.NOTIFICATION,
					"/municipalities/" + municipality + "/snapshot");
			assertThat(snapshot.status()).isEqualTo(200);
			snapshots.put(municipality, snapshot.response().body());
			cursors.put(municipality, snapshot.header("Samdrift-Cursor"));
		}
		Map<String, List<String>> inboxes = new TreeMap<>();
		for (String person : PEOPLE) {
			inboxes.put(person, inbox(person));
		}
		return new Seen(events, cards, streamed, snapshots, cursors, inboxes);
	}

	private static List<String> inbox(String person) {
		List<String> all = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = system.as(person).read(Part.NOTIFICATION, "/inbox?limit=200" + cursor);
			page.get("items").forEach((item) -> all.add(item.get("id").asString()));
			cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
		}
		while (!cursor.isEmpty());
		return all;
	}

	private static String id(ConsumerRecord<String, byte[]> record) {
		return Streams.cloudEvent(record).getId();
	}

	/**
	 * What everybody sees.
	 *
	 * @param events the ids of events on each topic
	 * @param cards the newest card of each key
	 * @param streams offsets and ids in each municipality's stream
	 * @param snapshots each municipality's, as it is sent
	 * @param cursors where each municipality's stream ends
	 * @param inboxes the notifications of each person
	 */
	private record Seen(Map<String, Set<String>> events, Map<String, String> cards, Map<String, List<String>> streams,
			Map<String, String> snapshots, Map<String, String> cursors, Map<String, List<String>> inboxes) {
	}

}
