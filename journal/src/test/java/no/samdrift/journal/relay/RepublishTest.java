package no.samdrift.journal.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import no.samdrift.embedded.EmbeddedKafka;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.journal.Acts;
import no.samdrift.journal.Refused;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The journal goes to Kafka again when its topics are gone. */
class RepublishTest {

	private static final String EVENTS = EventFamily.PROGRAMME.eventsTopic();

	private static final String CARDS = EventFamily.PROGRAMME.cardsTopic();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Small, so that aggregates are cut and batches hold several. */
	private static final int BATCH = 4;

	private static EmbeddedKafka broker;

	private final String run = Id.next();

	private final List<Instance> instances = new ArrayList<>();

	private final Published published = new Published(broker.bootstrapServers());

	@BeforeAll
	static void startBroker() {
		broker = TestServers.kafkaOfItsOwn();
	}

	@BeforeEach
	void topics() {
		declareTopics();
	}

	@AfterEach
	void stopInstances() {
		this.instances.forEach(Instance::close);
	}

	@Test
	void whenTheTopicsAreGoneANewReaderLearnsEverythingInOrder() throws Exception {
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 5, 13);
		Map<String, List<String>> ids = new HashMap<>();
		told.keySet().forEach((id) -> ids.put(id, ids(id)));

		loseTopics(instance);
		Instance next = instance(RelaySteps.GO_ON);
		republish(next, false);
		declareTopics();
		next.start();

		awaitDone(next);
		told.forEach((id, last) -> {
			assertThat(this.published.sequences(EVENTS, id)).isEqualTo(upTo(last));
			assertThat(ids(id)).as("the same ids").isEqualTo(ids.get(id));
			assertThat(this.published.sequences(CARDS, id)).containsExactly(last);
		});
		Republishing.Progress progress = next.republishing.progress();
		assertThat(progress.sent()).isEqualTo(5 * 13);
		assertThat(progress.left()).isZero();
		assertThat(progress.askedBy()).isEqualTo("demo-p01");
		assertThat(progress.reason()).isEqualTo("The topics are gone");
		assertThat(progress.doneAt()).isNotNull();
	}

	@Test
	void readersWhoseTopicsAreStillThereGetRepeatsAndNoOlderCard() throws Exception {
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 3, 9);
		told.forEach((id, last) -> await().atMost(PATIENCE).until(() -> lastCard(id) == last));
		republish(instance, false);

		awaitDone(instance);
		told.forEach((id, last) -> {
			assertOrderedWithRepeats(id, last);
			List<Long> cards = this.published.sequences(CARDS, id);
			assertThat(cards).as("a stale card after a newer one would be a lie for ever")
				.isSortedAccordingTo(Long::compare);
		});
	}

	@Test
	void aCommandMeanwhileComesAfterAllThatItsAggregateHasTold() throws Exception {
		CountDownLatch under = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 6, 7);
		loseTopics(instance);
		Instance next = instance((step) -> {
			if (step == RelaySteps.Step.KEEP) {
				under.countDown();
				awaitQuietly(goOn);
			}
		});
		republish(next, false);
		declareTopics();
		next.start();
		assertThat(under.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

		// the first part of the walk is sent and not kept; all but the first aggregate
		// wait
		told.keySet().forEach((id) -> next.collect(id, "meanwhile"));
		String young = id("young");
		next.create(young);
		goOn.countDown();

		awaitDone(next);
		told.forEach((id, last) -> {
			await().atMost(PATIENCE).until(() -> lastCard(id) == last + 1);
			// the lease ran out while the relay was held up, so one may be repeated
			assertOrderedWithRepeats(id, last + 1);
		});
		await().atMost(PATIENCE).until(() -> this.published.sequences(EVENTS, young).equals(List.of(1L)));
		assertThat(next.journal.entries().countUnpublished()).isZero();
	}

	/** Also when the relay has not seen yet that somebody asked. */
	@Test
	void aCommandRightAfterTheRequestComesAfterAllThatItsAggregateHasTold() throws Exception {
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 3, 3);
		loseTopics(instance);
		declareTopics();
		Instance next = instance(RelaySteps.GO_ON).start();
		await().atMost(PATIENCE).until(next::publishes);

		republish(next, false);
		told.keySet().forEach((id) -> next.collect(id, "meanwhile"));

		awaitDone(next);
		told.forEach((id, last) -> {
			await().atMost(PATIENCE).until(() -> lastCard(id) == last + 1);
			assertThat(this.published.sequences(EVENTS, id)).isEqualTo(upTo(last + 1));
		});
	}

	@ParameterizedTest
	@EnumSource
	void aCrashInTheMiddleIsGoneOnFrom(RelaySteps.Step dies) throws Exception {
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 6, 7);
		loseTopics(instance);
		AtomicInteger parts = new AtomicInteger();
		AtomicBoolean dead = new AtomicBoolean();
		Instance crashing = instance((step) -> {
			if (step == RelaySteps.Step.KEEP) {
				parts.incrementAndGet();
			}
			if (step == dies && (parts.get() >= 4 || dies == RelaySteps.Step.OPEN) && dead.compareAndSet(false, true)) {
				throw new Crash();
			}
		});
		republish(crashing, false);
		declareTopics();
		crashing.start();
		if (dies == RelaySteps.Step.MARK) {
			// only what is new is marked
			await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> parts.get() >= 4);
			told.keySet().forEach((id) -> crashing.collect(id, "meanwhile"));
			told.replaceAll((id, last) -> last + 1);
		}
		await().dontCatchUncaughtExceptions().atMost(PATIENCE).untilTrue(dead);

		Instance next = instance(RelaySteps.GO_ON).start();

		awaitDone(next);
		told.forEach((id, last) -> {
			await().atMost(PATIENCE).until(() -> lastCard(id) == last);
			assertOrderedWithRepeats(id, last);
		});
		if (dies != RelaySteps.Step.OPEN) {
			assertThat(next.meters.get("samdrift.relay.republished").counter().count())
				.as("it goes on from where it was, not from the beginning")
				.isLessThan(told.values().stream().mapToLong(Long::longValue).sum());
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void aReaderSeesOrderWhileTheLeaseMovesAndCommandsComeIn(long seed) throws Exception {
		Instance instance = instance(RelaySteps.GO_ON).start();
		Map<String, Long> told = tell(instance, 8, 12);
		loseTopics(instance);
		Random random = new Random(seed);
		CountDownLatch ended = new CountDownLatch(1);
		Instance stopping = instance((step) -> {
			if (random.nextInt(8) == 0) {
				try {
					ended.await(Instance.LEASE.toMillis() * 2, TimeUnit.MILLISECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		});
		Instance other = instance(RelaySteps.GO_ON);
		republish(stopping, false);
		declareTopics();
		stopping.start();
		other.start();
		List<String> all = List.copyOf(told.keySet());
		Random which = new Random(seed);
		for (int i = 0; i < 40; i++) {
			String id = all.get(which.nextInt(all.size()));
			(which.nextBoolean() ? stopping : other).collect(id, "code-" + i);
			told.merge(id, 1L, Long::sum);
		}
		awaitDone(other);
		ended.countDown();

		told.forEach((id, last) -> {
			await().atMost(PATIENCE).until(() -> lastCard(id) == last);
			assertOrderedWithRepeats(id, last);
		});
		await().atMost(PATIENCE).until(() -> other.journal.entries().countUnpublished() == 0);
	}

	@Test
	void itIsAskedForOnceUnlessTheTopicsWereLostAgain() {
		Instance silent = instance(RelaySteps.GO_ON);
		silent.create(id("a"));
		Acts.withKey("key-" + this.run, "digest").perform(() -> silent.republishing.request("Gone", false));

		Republishing.Progress same = Acts.withKey("key-" + this.run, "digest")
			.perform(() -> silent.republishing.request("Gone", false));
		assertThat(same.state()).isEqualTo(Republishing.State.REQUESTED);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> republish(silent, false))
			.matches((refused) -> refused.unmet().getFirst().code().equals("republish-under-way"));
		assertThat(republish(silent, true).state()).isEqualTo(Republishing.State.REQUESTED);
		assertThat(same.left()).isEqualTo(1);
	}

	private static Republishing.Progress republish(Instance instance, boolean fromTheBeginning) {
		return Acts.coordinator().perform(() -> instance.republishing.request("The topics are gone", fromTheBeginning));
	}

	private static void awaitDone(Instance instance) {
		await().atMost(PATIENCE).until(() -> instance.republishing.progress().state() == Republishing.State.DONE);
	}

	/** Tells of several aggregates, alternately; each gets one event a version. */
	private Map<String, Long> tell(Instance instance, int aggregates, int versions) {
		Map<String, Long> told = new HashMap<>();
		for (int i = 0; i < aggregates; i++) {
			String id = id("t" + i);
			instance.create(id);
			told.put(id, (long) versions);
		}
		for (int version = 2; version <= versions; version++) {
			String code = "code-" + version;
			told.keySet().forEach((id) -> instance.collect(id, code));
		}
		await().atMost(PATIENCE).until(() -> instance.journal.entries().countUnpublished() == 0);
		return told;
	}

	/** Stops the instance, as the runbook says, and loses what is on Kafka. */
	private void loseTopics(Instance instance) throws Exception {
		instance.close();
		this.instances.remove(instance);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			admin.deleteTopics(List.of(EVENTS, CARDS)).all().get();
			await().atMost(PATIENCE)
				.until(() -> Collections.disjoint(admin.listTopics().names().get(), Set.of(EVENTS, CARDS)));
		}
	}

	private void assertOrderedWithRepeats(String id, long last) {
		long highest = 0;
		long before = 0;
		Map<Long, String> ids = new HashMap<>();
		for (Envelope envelope : this.published.envelopes(EVENTS, id)) {
			long next = envelope.sequence();
			assertThat(next == before + 1 || next <= highest).as("%d after %d of at most %d", next, before, highest)
				.isTrue();
			assertThat(ids.putIfAbsent(next, envelope.id())).isIn(null, envelope.id());
			before = next;
			highest = Math.max(highest, next);
		}
		assertThat(highest).isEqualTo(last);
		assertThat(before).isEqualTo(last);
		assertThat(lastCard(id)).isEqualTo(last);
	}

	private List<String> ids(String id) {
		return this.published.envelopes(EVENTS, id).stream().map(Envelope::id).toList();
	}

	private long lastCard(String id) {
		List<Long> cards = this.published.sequences(CARDS, id);
		return cards.isEmpty() ? 0 : cards.getLast();
	}

	private static List<Long> upTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String id(String name) {
		return name + "-" + this.run;
	}

	private Instance instance(RelaySteps steps) {
		Instance instance = new Instance(TestServers.mongoUri("republish"), "republish-" + this.run,
				broker.bootstrapServers(), "republish-test-" + this.run, BATCH, steps);
		this.instances.add(instance);
		return instance;
	}

	private static void declareTopics() {
		new TopicDeclarations(Map.of("bootstrap.servers", broker.bootstrapServers()), Set.of(EVENTS, CARDS),
				new TopicProperties(3, (short) -1, Duration.ofSeconds(20)))
			.start();
	}

	/** The process is gone: nothing after this line happens. */
	private static final class Crash extends Error {

		private static final long serialVersionUID = 1L;

	}

}
