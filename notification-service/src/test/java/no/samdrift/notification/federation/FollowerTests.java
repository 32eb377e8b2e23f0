package no.samdrift.notification.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.embedded.TestServers;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.federation.FederationSteps.Step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Following one programme, by instances that may be ended between any two lines. */
class FollowerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers());

	private final String name = "aust-" + Id.next().substring(24).replaceAll("[^a-z0-9]", "");

	private final Neighbour neighbour = new Neighbour();

	private final Story story = new Story(this.name);

	private final MongoClient mongo = MongoClients.create(TestServers.mongoUri("federation"));

	private final String database = "federation-" + Id.next();

	private final TopicDeclarations topics = new TopicDeclarations(KAFKA, Set.of(FederatedTopics.of(this.name)),
			new TopicProperties(3, (short) 1, PATIENCE));

	private final List<Follower> followers = new ArrayList<>();

	FollowerTests() {
		this.topics.start();
	}

	@AfterEach
	void close() {
		this.followers.forEach(Follower::stop);
		this.neighbour.close();
		this.mongo.getDatabase(this.database).drop();
		this.mongo.close();
	}

	@Test
	void whatEverybodyMaySeeArrivesUnchangedAndInOrder() {
		ObjectNode strange = Neighbour.structured(this.neighbour.tell(this.story, 1, Neighbour.everybody()),
				this.story.movedToOperation(), this.story.projectCard(ProjectState.PILOT));
		strange.put("sequence", "0000000000000000004").put("id", Id.next()).put("tomorrow", "ikkje kjent enno, æøå");
		this.neighbour.tell(strange);
		Instance instance = instance(FederationSteps.GO_ON);

		List<ConsumerRecord<String, byte[]>> records = await().atMost(PATIENCE)
			.until(this::records, (found) -> found.size() == 2);
		ConsumerRecord<String, byte[]> last = records.getLast();
		assertThat(new String(last.key())).isEqualTo(this.story.project().value());
		assertThat(new String(last.value(), UTF_8)).isEqualTo(strange.path("data").toString());
		strange.properties()
			.stream()
			.filter((attribute) -> !attribute.getKey().startsWith("data") || attribute.getKey().equals("dataschema"))
			.forEach((attribute) -> assertThat(header(last, "ce_" + attribute.getKey()))
				.isEqualTo(attribute.getValue().asString()));
		assertThat(header(last, "content-type")).isEqualTo("application/json");
		assertThat(instance.count("samdrift.federation.accepted")).isEqualTo(2);
	}

	@Test
	void everythingElseIsPassedOverAndCounted() {
		this.neighbour.tell(this.story, 1, this.story.only("granvag"));
		this.neighbour.tell(TheService.PREFIX, this.story, 2, Neighbour.everybody());
		this.neighbour.tell(new SourcePrefix("/nord"), this.story, 3, Neighbour.everybody());
		this.neighbour.tell(new SourcePrefix("/aust/indre"), this.story, 4, Neighbour.everybody());
		ObjectNode unreadable = EventJson.mapper().createObjectNode();
		this.neighbour.tell(unreadable.deepCopy());
		this.neighbour.tell(unreadable.put("source", "/aust/project-service").put("subject", "noko"));
		Envelope wanted = this.neighbour.tell(this.story, 5, Neighbour.everybody());
		Instance instance = instance(FederationSteps.GO_ON);

		await().atMost(PATIENCE).until(this::ids, List.of(wanted.id())::equals);
		assertThat(instance.passed("not-public")).isEqualTo(1);
		assertThat(instance.passed("own")).isEqualTo(1);
		assertThat(instance.passed("other-source")).isEqualTo(2);
		assertThat(instance.passed("unreadable")).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(Step.class)
	void aKillAtAnyStepRepeatsAPageAtMostAndLosesNothing(Step dies) {
		List<String> told = new ArrayList<>();
		for (int i = 1; i <= 25; i++) {
			told.add(this.neighbour.tell(this.story, i, Neighbour.everybody()).id());
		}
		AtomicBoolean killed = new AtomicBoolean();
		CountDownLatch dead = new CountDownLatch(1);
		instance((step) -> {
			if (step == dies && ids().size() >= 10 && killed.compareAndSet(false, true)) {
				dead.countDown();
				// as after kill -9: no goodbye, the lease and the transaction are left
				throw new Killed();
			}
		});
		await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> dead.getCount() == 0);
		instance(FederationSteps.GO_ON);

		await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> Set.copyOf(ids()).containsAll(told));
		List<String> read = ids();
		assertThat(read.stream().distinct()).containsExactlyElementsOf(told);
		assertThat(read).hasSizeLessThanOrEqualTo(told.size() + 10);
		if (dies == Step.COMMIT) {
			assertThat(read).isEqualTo(told);
		}
	}

	@Test
	void anInstanceThatHangsAndWakesUpLateWritesNothing() throws InterruptedException {
		for (int i = 1; i <= 5; i++) {
			this.neighbour.tell(this.story, i, Neighbour.everybody());
		}
		CountDownLatch hangs = new CountDownLatch(1);
		CountDownLatch wakes = new CountDownLatch(1);
		Instance zombie = instance((step) -> {
			if (step == Step.COMMIT && hangs.getCount() > 0) {
				hangs.countDown();
				awaitQuietly(wakes);
			}
		});
		hangs.await(30, TimeUnit.SECONDS);
		Instance successor = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> ids().size() == 5);
		wakes.countDown();
		await().atMost(PATIENCE).until(() -> zombie.failures("not-kept") >= 1);
		String last = this.neighbour.tell(this.story, 6, Neighbour.everybody()).id();

		await().atMost(PATIENCE).until(() -> ids().contains(last));
		assertThat(ids()).hasSize(6).doesNotHaveDuplicates();
		assertThat(successor.leads()).isTrue();
	}

	@Test
	void whenTheOneThatFollowsIsStoppedAnotherGoesOnAtOnceWhereItWas() {
		this.neighbour.tell(this.story, 1, Neighbour.everybody());
		Instance first = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> ids().size() == 1 && first.stored().isPresent());
		Instance second = instance(FederationSteps.GO_ON);
		first.follower.stop();
		this.neighbour.tell(this.story, 2, Neighbour.everybody());

		await().atMost(PATIENCE).until(() -> ids().size() == 2);
		assertThat(second.leads()).isTrue();
		assertThat(first.leads()).isFalse();
		assertThat(this.neighbour.beginnings()).isEqualTo(1);
	}

	@Test
	void aCursorThatLeadsNowhereIsToldAndTheStreamIsReadFromItsBeginning() {
		this.neighbour.tell(this.story, 1, Neighbour.everybody());
		Instance instance = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> instance.stored().isPresent());
		this.neighbour.incarnation = "b";
		this.neighbour.tell(this.story, 2, Neighbour.everybody());

		await().atMost(PATIENCE).until(() -> ids().stream().distinct().count() == 2);
		assertThat(instance.count("samdrift.federation.restarts")).isEqualTo(1);
		Follower.Stand stand = instance.follower.stand();
		assertThat(stand.restartReason()).isEqualTo("urn:samdrift:problem:cursor-expired");
		assertThat(stand.restartedAt()).isNotNull();
	}

	@Test
	void anotherPrefixOfTheFollowedBeginsAnew() {
		this.neighbour.tell(new SourcePrefix("/nord"), this.story, 1, Neighbour.everybody());
		Instance wrong = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> wrong.passed("other-source") == 1 && wrong.stored().isPresent());
		wrong.follower.stop();
		FederationProperties.Following now = this.neighbour.following();
		Instance right = instance(new FederationProperties.Following("/nord", now.feed(), now.municipality(),
				now.issuer(), null, now.client(), now.secret(), null), FederationSteps.GO_ON);

		await().atMost(PATIENCE).until(() -> ids().size() == 1);
		assertThat(right.follower.stand().restartReason()).isEqualTo("prefix-changed");
	}

	@Test
	void whatFailsIsTriedAgainAndCountedByItsKind() {
		this.neighbour.failure = new Neighbour.Failure(503, "database-away");
		Instance instance = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> instance.failures("not-ready") >= 2);
		this.neighbour.failure = new Neighbour.Failure(403, "needs-own-organisation");
		await().atMost(PATIENCE).until(() -> instance.failures("not-allowed") >= 2);
		assertThat(instance.follower.stand().trouble()).contains("not-allowed").contains("needs-own-organisation");
		assertThat(instance.follower.stand().lastAnswerAt()).isNull();
		assertThat(instance.meters.get("samdrift.federation.answer.age").gauge().value()).isPositive();
		this.neighbour.tell(this.story, 1, Neighbour.everybody());
		this.neighbour.failure = new Neighbour.Failure(0, "");

		await().atMost(PATIENCE).until(() -> ids().size() == 1);
		await().atMost(PATIENCE).until(() -> instance.follower.stand().trouble() == null);
		assertThat(instance.count("samdrift.federation.restarts")).isZero();
	}

	@Test
	void aTokenThatHasRunOutIsRenewedWithoutAFailure() {
		this.neighbour.tell(this.story, 1, Neighbour.everybody());
		Instance instance = instance(FederationSteps.GO_ON);
		await().atMost(PATIENCE).until(() -> ids().size() == 1);
		this.neighbour.tokens = "token-2";
		this.neighbour.tell(this.story, 2, Neighbour.everybody());

		await().atMost(PATIENCE).until(() -> ids().size() == 2);
		assertThat(instance.failures("not-allowed")).isZero();
	}

	@Test
	void aProgrammeThatIsAwayIsFollowedWhenItIsBack() {
		this.neighbour.close();
		Instance instance = instance(FederationSteps.GO_ON);

		await().atMost(PATIENCE).until(() -> instance.failures("unreachable") >= 2);
		assertThat(instance.leads()).isTrue();
	}

	private Instance instance(FederationSteps steps) {
		return instance(this.neighbour.following(), steps);
	}

	private Instance instance(FederationProperties.Following following, FederationSteps steps) {
		Instance instance = new Instance(following, steps);
		this.followers.add(instance.follower);
		instance.follower.start();
		return instance;
	}

	private List<String> ids() {
		return records().stream().map((record) -> header(record, "ce_id")).toList();
	}

	/** Every committed record of the topic; of one subject, so in one partition. */
	private List<ConsumerRecord<String, byte[]>> records() {
		return TopicContents.of(TestServers.kafkaBootstrapServers(), FederatedTopics.of(this.name));
	}

	private static String header(ConsumerRecord<String, byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value(), UTF_8);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** One of the instances that may run at the same time. */
	private final class Instance {

		private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

		private final Follower follower;

		Instance(FederationProperties.Following following, FederationSteps steps) {
			FederationProperties properties = new FederationProperties(Map.of(FollowerTests.this.name, following), 10,
					Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(50),
					Duration.ofMillis(50), Duration.ofMillis(200));
			this.follower = FederationConfiguration.follower(Followed.all(properties, TheService.PREFIX).getFirst(),
					properties, TheService.PREFIX, FollowerTests.this.mongo.getDatabase(FollowerTests.this.database),
					KAFKA, FollowerTests.this.topics, steps, Clock.systemUTC(), this.meters);
		}

		boolean leads() {
			return this.meters.get("samdrift.federation.leader").gauge().value() == 1;
		}

		java.util.Optional<Place> stored() {
			return new Places(FollowerTests.this.mongo.getDatabase(FollowerTests.this.database))
				.find(FollowerTests.this.name);
		}

		double count(String counter) {
			return this.meters.get(counter).counter().count();
		}

		double passed(String reason) {
			return this.meters.get("samdrift.federation.passed").tag("reason", reason).counter().count();
		}

		double failures(String kind) {
			return this.meters.get("samdrift.federation.failures").tag("kind", kind).counter().count();
		}

	}

	private static final class Killed extends Error {

		private static final long serialVersionUID = 1L;

		Killed() {
			super("killed", null, false, false);
		}

	}

}
