package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.cloudevents.CloudEvent;
import no.samdrift.embedded.EmbeddedKafka;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.Role;
import no.samdrift.events.Visibility;
import no.samdrift.journal.Tally;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RelayTest {

	private static final String EVENTS = EventFamily.PROGRAMME.eventsTopic();

	private static final String CARDS = EventFamily.PROGRAMME.cardsTopic();

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String run = Id.next();

	private final List<Instance> instances = new ArrayList<>();

	private final Published published = new Published(TestServers.kafkaBootstrapServers());

	@BeforeAll
	static void topics() {
		declareTopics(TestServers.kafkaBootstrapServers());
	}

	@AfterEach
	void stopInstances() {
		this.instances.forEach(Instance::close);
	}

	@Test
	void anEventIsACleanCloudEventWithTheCardInside() {
		Instance instance = instance(RelaySteps.GO_ON).start();
		String id = id("water");
		instance.create(id);
		instance.collect(id, "vann");

		await().atMost(PATIENCE).until(() -> this.published.sequences(EVENTS, id).equals(List.of(1L, 2L)));
		CloudEvent event = Published.cloudEvent(this.published.records(EVENTS, id).get(1));
		Envelope envelope = Envelope.of(event);
		assertThat(event.getType()).isEqualTo("no.samdrift.project.FocusAreaDefined.v1");
		assertThat(event.getSource()).hasToString("/tests/project-service");
		assertThat(event.getExtension("sequence")).isEqualTo("0000000000000000002");
		assertThat(event.getExtension("partitionkey")).isEqualTo(id);
		assertThat(envelope.actor().role()).isEqualTo(Role.COORDINATOR);
		assertThat(envelope.audience().visibility()).isEqualTo(Visibility.PUBLIC);
		assertThat(new String(event.getData().toBytes(), UTF_8)).contains("\"card\":{", "\"code\":\"vann\"");
		Set<String> headers = new HashSet<>();
		for (Header header : this.published.records(EVENTS, id).get(1).headers()) {
			headers.add(header.key());
		}
		assertThat(headers).allMatch((name) -> name.startsWith("ce_") || name.equals("content-type"));
	}

	@Test
	void theCardTopicHoldsTheAggregateAsItIsNow() {
		Instance instance = instance(RelaySteps.GO_ON).start();
		String id = id("water");
		instance.create(id);
		instance.collect(id, "a", "b");

		await().atMost(PATIENCE).until(() -> lastCardSequence(id) == 3);
		CloudEvent card = Published.cloudEvent(this.published.records(CARDS, id).getLast());
		assertThat(card.getType()).isEqualTo("no.samdrift.project.ProgrammeCard.v1");
		assertThat(new String(card.getData().toBytes(), UTF_8)).contains("\"code\":\"b\"");
	}

	@Test
	void whatAClockThatIsAheadHasRecordedIsPublishedToo() {
		Duration ahead = Duration.ofDays(31);
		Instance instance = new Instance(TestServers.mongoUri("relay"), "relay-" + this.run,
				TestServers.kafkaBootstrapServers(), "relay-test-" + this.run, 500, RelaySteps.GO_ON,
				Clock.offset(Clock.systemUTC(), ahead));
		this.instances.add(instance.start());
		String id = id("later");
		instance.create(id);

		await().atMost(PATIENCE).until(() -> this.published.sequences(EVENTS, id).equals(List.of(1L)));
		assertThat(Instant.ofEpochMilli(this.published.records(EVENTS, id).getFirst().timestamp()))
			.isAfter(Instant.now().plus(ahead).minus(Duration.ofHours(1)));
	}

	@Test
	void whatAnotherInstanceAppendsIsPublishedToo() {
		Instance first = instance(RelaySteps.GO_ON).start();
		await().atMost(PATIENCE).until(first::publishes);
		Instance second = instance(RelaySteps.GO_ON).start();
		String id = id("water");
		second.create(id);
		first.collect(id, "a");
		second.collect(id, "b");

		await().atMost(PATIENCE).until(() -> this.published.sequences(EVENTS, id).equals(List.of(1L, 2L, 3L)));
		assertThat(second.publishes()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP")
	void aCrashBeforeAnyStepLosesNothingAndRepeatsATailAtMost(RelaySteps.Step dies) {
		AtomicBoolean crash = new AtomicBoolean();
		Instance crashing = instance((step) -> {
			if (step == dies && (crash.get() || dies == RelaySteps.Step.OPEN)) {
				throw new Crash();
			}
		}).start();
		String id = id("water");
		crashing.create(id);
		if (dies != RelaySteps.Step.OPEN) {
			await().atMost(PATIENCE).until(() -> this.published.sequences(EVENTS, id).equals(List.of(1L)));
		}
		crash.set(true);
		crashing.collect(id, "a", "b");
		crashing.collect(id, "c");

		instance(RelaySteps.GO_ON).start();

		await().atMost(PATIENCE).until(() -> lastCardSequence(id) == 4);
		assertOrderedWithRepeatedTailsOnly(id, 4);
		await().atMost(PATIENCE).until(() -> crashing.journal.entries().countUnpublished() == 0);
	}

	@Test
	void entriesThatNobodyHandedOverAreFoundInTheJournal() {
		Instance silent = instance(RelaySteps.GO_ON);
		String id = id("water");
		silent.create(id);
		for (int i = 0; i < 30; i++) {
			silent.collect(id, "code-" + i);
		}

		instance(RelaySteps.GO_ON).start();

		await().atMost(PATIENCE).until(() -> lastCardSequence(id) == 31);
		assertOrderedWithRepeatedTailsOnly(id, 31);
	}

	@Test
	void theCopiesThatACrashLeftBehindAreBroughtUpAndTheOthersAreLeftAlone() {
		Instance silent = instance(RelaySteps.GO_ON);
		String left = id("left");
		String current = id("current");
		silent.create(left);
		silent.create(current);
		try (MongoClient client = MongoClients.create(TestServers.mongoUri("relay"))) {
			MongoCollection<Document> copies = client.getDatabase("relay-" + this.run)
				.getCollection(Tally.TYPE.collection());
			Document before = copies.find(Filters.eq("_id", left)).first();
			silent.collect(left, "a");
			silent.collect(current, "b");
			copies.replaceOne(Filters.eq("_id", left), before);
			copies.updateOne(Filters.eq("_id", current), Updates.set("untouched", true));

			instance(RelaySteps.GO_ON).start();

			await().atMost(PATIENCE)
				.until(() -> copies.find(Filters.eq("_id", left))
					.first()
					.get("version", Number.class)
					.longValue() == 2);
			await().atMost(PATIENCE).until(() -> lastCardSequence(current) == 2);
			assertThat(copies.find(Filters.eq("_id", current)).first()).containsEntry("untouched", true);
		}
	}

	@Test
	void aBrokerThatIsDownForAWhileGetsEverythingAfterwards() {
		EmbeddedKafka broker = TestServers.kafkaOfItsOwn();
		declareTopics(broker.bootstrapServers());
		Published there = new Published(broker.bootstrapServers());
		Instance instance = instance(broker.bootstrapServers(), RelaySteps.GO_ON).start();
		String id = id("water");
		instance.create(id);
		await().atMost(PATIENCE).until(() -> there.sequences(EVENTS, id).equals(List.of(1L)));

		broker.stop();
		for (int i = 0; i < 10; i++) {
			instance.collect(id, "code-" + i);
		}
		assertThat(instance.journal.entries().countUnpublished()).isPositive();
		broker.start();

		await().atMost(Duration.ofSeconds(60)).until(() -> there.envelopes(CARDS, id).getLast().sequence() == 11);
		assertOrderedWithRepeatedTailsOnly(there, id, 11);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void aReaderSeesOrderWhileTheLeaseMovesAndAStoppedInstanceWakesUp(long seed) throws InterruptedException {
		Random random = new Random(seed);
		Stops stops = new Stops(new Random(seed));
		Instance first = instance(stops).start();
		Instance second = instance(RelaySteps.GO_ON).start();
		List<String> ids = List.of(id("a"), id("b"), id("c"));
		int[] expected = { 1, 1, 1 };
		ids.forEach(first::create);
		CountDownLatch never = new CountDownLatch(1);
		for (int i = 0; i < 60; i++) {
			int which = random.nextInt(ids.size());
			Instance writer = random.nextBoolean() ? first : second;
			int events = 1 + random.nextInt(3);
			String[] codes = new String[events];
			for (int e = 0; e < events; e++) {
				codes[e] = "code-" + i + "-" + e;
			}
			writer.collect(ids.get(which), codes);
			expected[which] += events;
			// gives the lease time to move while changes come in
			never.await(random.nextInt(40), TimeUnit.MILLISECONDS);
		}
		stops.end();

		for (int which = 0; which < ids.size(); which++) {
			String id = ids.get(which);
			int last = expected[which];
			await().atMost(PATIENCE).until(() -> lastCardSequence(id) == last);
			await().atMost(PATIENCE).until(() -> first.journal.entries().countUnpublished() == 0);
			assertOrderedWithRepeatedTailsOnly(id, last);
		}
	}

	/**
	 * The reader's law (G3): next is one more, or the start of a repeat of what was
	 * there.
	 */
	private void assertOrderedWithRepeatedTailsOnly(String id, long last) {
		assertOrderedWithRepeatedTailsOnly(this.published, id, last);
	}

	private static void assertOrderedWithRepeatedTailsOnly(Published published, String id, long last) {
		long highest = 0;
		long before = 0;
		Map<Long, String> ids = new java.util.HashMap<>();
		for (Envelope envelope : published.envelopes(EVENTS, id)) {
			long next = envelope.sequence();
			assertThat(next == before + 1 || next <= highest).as("%d after %d of at most %d", next, before, highest)
				.isTrue();
			assertThat(ids.putIfAbsent(next, envelope.id())).isIn(null, envelope.id());
			before = next;
			highest = Math.max(highest, next);
		}
		assertThat(highest).isEqualTo(last);
		assertThat(before).isEqualTo(last);
		assertThat(published.envelopes(CARDS, id).getLast().sequence()).isEqualTo(last);
	}

	private long lastCardSequence(String id) {
		List<Envelope> cards = this.published.envelopes(CARDS, id);
		return cards.isEmpty() ? 0 : cards.getLast().sequence();
	}

	private String id(String name) {
		return name + "-" + this.run;
	}

	private Instance instance(RelaySteps steps) {
		return instance(TestServers.kafkaBootstrapServers(), steps);
	}

	private Instance instance(String kafka, RelaySteps steps) {
		Instance instance = new Instance(TestServers.mongoUri("relay"), "relay-" + this.run, kafka,
				"relay-test-" + this.run, steps);
		this.instances.add(instance);
		return instance;
	}

	private static void declareTopics(String kafka) {
		new TopicDeclarations(Map.of("bootstrap.servers", kafka), Set.of(EVENTS, CARDS),
				new TopicProperties(3, (short) -1, Duration.ofSeconds(20)))
			.start();
	}

	/** The process is gone: nothing after this line happens. */
	private static final class Crash extends Error {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * Stops an instance now and then for longer than its lease, at any step, and lets it
	 * go on.
	 */
	private static final class Stops implements RelaySteps {

		private final Random random;

		private final CountDownLatch ended = new CountDownLatch(1);

		Stops(Random random) {
			this.random = random;
		}

		@Override
		public void before(Step step) {
			if (this.random.nextInt(6) == 0) {
				try {
					this.ended.await(Instance.LEASE.toMillis() * 2, TimeUnit.MILLISECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		}

		void end() {
			this.ended.countDown();
		}

	}

}
