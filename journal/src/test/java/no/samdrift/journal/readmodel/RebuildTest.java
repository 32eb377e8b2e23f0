package no.samdrift.journal.readmodel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.samdrift.embedded.EmbeddedKafka;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.journal.Acts;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Tally;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.readmodel.ReadModel.State;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A small service whose copies and replica go wrong and are made anew. */
class RebuildTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String CARDS = EventFamily.PROGRAMME.cardsTopic();

	private static ConfigurableApplicationContext context;

	private static EmbeddedKafka broker;

	private final ReadModels readModels = context.getBean(ReadModels.class);

	private final MongoDatabase database = context.getBean(MongoDatabaseFactory.class).getMongoDatabase();

	private final MongoCollection<Document> copies = this.database.getCollection(Tally.TYPE.collection());

	private final MongoCollection<Document> replica = this.database.getCollection("replica-programme");

	@BeforeAll
	static void start() {
		broker = TestServers.kafkaOfItsOwn();
		context = new SpringApplicationBuilder(SmallService.class).web(WebApplicationType.NONE)
			.run("--samdrift.service-name=project-service",
					"--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
					"--spring.mongodb.uri=" + TestServers.mongoUri("rebuild-" + Id.next()),
					"--spring.cloud.function.definition=programmeCards",
					"--spring.cloud.stream.bindings.programmeCards-in-0.destination=" + CARDS,
					"--spring.cloud.stream.bindings.programmeCards-in-0.group=rebuild-test");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void whatCanBeRebuiltIsListedAndWholeUntilSomebodyAsks() {
		assertThat(this.readModels.list()).extracting(ReadModel::name)
			.containsExactly("current-copies", "replica-programme");
		assertThatExceptionOfType(Unknown.class).isThrownBy(() -> this.readModels.find("inbox"));
		assertThatExceptionOfType(Unknown.class).isThrownBy(() -> ask("inbox"));
	}

	@Test
	void copiesBecomeWhatTheJournalSaysHoweverWrongTheyAre() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			ids.add(create("vann", "avlop"));
		}
		Map<String, Document> right = documents(this.copies, ids);
		this.copies.updateOne(Filters.eq("_id", ids.get(0)), Updates.set("state.codes", List.of("wrong")));
		this.copies.updateOne(Filters.eq("_id", ids.get(1)), Updates.set("terms", List.of()));
		this.copies.updateOne(Filters.eq("_id", ids.get(2)), Updates.set("version", 99L));
		this.copies.updateOne(Filters.eq("_id", ids.get(3)), Updates.set("version", 1L));
		this.copies.updateOne(Filters.eq("_id", ids.get(4)), Updates.unset("version"));
		this.copies.deleteOne(Filters.eq("_id", ids.get(5)));
		this.copies.insertOne(new Document(right.get(ids.get(6))).append("_id", "phantom"));

		rebuild("current-copies");

		assertThat(documents(this.copies, ids)).isEqualTo(right);
		assertThat(this.copies.find(Filters.eq("_id", "phantom")).first()).isNull();
		ReadModel model = this.readModels.find("current-copies");
		assertThat(model.askedBy()).isEqualTo("demo-p01");
		assertThat(model.reason()).isEqualTo("It is wrong");
		assertThat(model.left()).isNull();
	}

	@Test
	void whatIsChangedWhileCopiesAreRebuiltIsNeitherLostNorUndone() throws InterruptedException {
		List<String> ids = List.of(create("a"), create("a"), create("a"));
		AtomicBoolean ended = new AtomicBoolean();
		AtomicInteger codes = new AtomicInteger();
		Thread writer = Thread.ofPlatform().start(() -> {
			while (!ended.get()) {
				String code = "code-" + codes.incrementAndGet();
				ids.forEach((id) -> collect(id, code));
			}
		});
		for (int i = 0; i < 3; i++) {
			ids.forEach((id) -> this.copies.updateOne(Filters.eq("_id", id), Updates.set("terms", List.of("wrong"))));
			rebuild("current-copies");
		}
		ended.set(true);
		writer.join();

		for (String id : ids) {
			Recorded<Tally> current = tallies().get(id);
			assertThat(current.state().codes()).hasSize(codes.get() + 1);
			assertThat(this.copies.find(Filters.eq("_id", id)).first().getList("terms", String.class)).contains("code",
					Integer.toString(codes.get()));
		}
	}

	@Test
	void aReplicaBecomesWhatItsCardsSayHoweverWrongItIs() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			ids.add(create("vann", "avlop"));
		}
		awaitReplica(ids, 2);
		Map<String, Document> right = documents(this.replica, ids);
		this.replica.updateOne(Filters.eq("_id", ids.get(0)), Updates.set("card.hostOrganisationId", "demo-wrong"));
		this.replica.updateOne(Filters.eq("_id", ids.get(1)), Updates.set("sequence", 99L));
		this.replica.updateOne(Filters.eq("_id", ids.get(2)), Updates.set("sequence", 1L));
		this.replica.deleteOne(Filters.eq("_id", ids.get(3)));
		this.replica.insertOne(new Document(right.get(ids.get(4))).append("_id", "phantom"));

		rebuild("replica-programme");

		assertThat(documents(this.replica, ids)).isEqualTo(right);
		assertThat(this.replica.find(Filters.eq("_id", "phantom")).first()).isNull();
		collect(ids.get(1), "renovasjon");
		awaitReplica(List.of(ids.get(1)), 3);
	}

	@Test
	void aReplicaWhoseTopicIsLostKeepsWhatItHasAndSaysWhatToDo() throws Exception {
		String id = create("vann");
		awaitReplica(List.of(id), 1);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			admin.deleteTopics(List.of(CARDS)).all().get();
			await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(CARDS));
			await().atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> admin
					.createTopics(
							List.of(new NewTopic(CARDS, 3, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
					.all()
					.get() == null);
		}
		ask("replica-programme");
		await().atMost(PATIENCE).until(() -> this.readModels.find("replica-programme").trouble() != null);
		assertThat(this.readModels.find("replica-programme").trouble()).contains(CARDS, "republish");
		assertThat(this.replica.find(Filters.eq("_id", id)).first()).isNotNull();
		assertThat(context.getBean(MeterRegistry.class)
			.get("samdrift.readmodels.failures")
			.tag("model", "replica-programme")
			.counter()
			.count()).isPositive();

		// somebody tells again
		collect(id, "avlop");
		awaitWhole("replica-programme");
		assertThat(this.readModels.find("replica-programme").trouble()).isNull();
	}

	@Test
	void aFillingWhoseInstanceDiedIsDoneByTheNextOne() {
		String id = create("vann");
		Document right = documents(this.copies, List.of(id)).get(id);
		this.copies.deleteOne(Filters.eq("_id", id));
		this.database.getCollection("read-models")
			.replaceOne(Filters.eq("_id", "current-copies"),
					new Document("_id", "current-copies").append("state", "filling")
						.append("filling", 7L)
						.append("claim", "of the dead")
						.append("until", Date.from(Instant.now().minusSeconds(1))),
					new com.mongodb.client.model.ReplaceOptions().upsert(true));

		awaitWhole("current-copies");

		assertThat(documents(this.copies, List.of(id)).get(id)).isEqualTo(right);
		assertThat(this.readModels.filling("current-copies")).hasValue(7);
	}

	@Test
	void whoAsksAnewEndsAFillingThatIsUnderWay() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(2);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicInteger ended = new AtomicInteger();
		RebuildableReadModel slow = new RebuildableReadModel() {

			@Override
			public String name() {
				return "slow";
			}

			@Override
			public Source source() {
				return Source.EVENTS;
			}

			@Override
			public void rebuild(Filling filling) {
				begun.countDown();
				try {
					goOn.await();
					filling.left(0);
				}
				catch (Ended ex) {
					ended.incrementAndGet();
					throw ex;
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}

		};
		ReadModels first = new ReadModels(List.of(slow), this.database, Clock.systemUTC(), new SimpleMeterRegistry());
		ReadModels second = new ReadModels(List.of(slow), this.database, Clock.systemUTC(), new SimpleMeterRegistry());
		first.start();
		second.start();
		Acts.coordinator().perform(() -> first.request("slow", "It is wrong"));
		await().atMost(PATIENCE).until(() -> begun.getCount() == 1);
		assertThat(first.find("slow").state()).isEqualTo(State.FILLING);
		assertThat(first.filling("slow")).isEmpty();
		Acts.coordinator().perform(() -> first.request("slow", "It is wrong again"));
		await("the other instance begins too").atMost(PATIENCE).until(() -> begun.getCount() == 0);
		goOn.countDown();

		await().atMost(PATIENCE).until(() -> first.find("slow").state() == State.WHOLE);
		assertThat(ended).hasValue(1);
		assertThat(first.filling("slow")).hasValue(2);
		first.stop();
		second.stop();
	}

	@Test
	void theSameKeyAsksOnce() {
		String key = Id.next();
		Acts.withKey(key, "digest").perform(() -> this.readModels.request("current-copies", "It is wrong"));
		awaitWhole("current-copies");
		long filling = this.readModels.filling("current-copies").getAsLong();

		Acts.withKey(key, "digest").perform(() -> this.readModels.request("current-copies", "It is wrong"));

		assertThat(this.readModels.filling("current-copies")).hasValue(filling);
	}

	private ReadModel ask(String name) {
		return Acts.coordinator().perform(() -> this.readModels.request(name, "It is wrong"));
	}

	private void rebuild(String name) {
		ask(name);
		awaitWhole(name);
	}

	private void awaitWhole(String name) {
		await().atMost(PATIENCE).until(() -> this.readModels.find(name).state() == State.WHOLE);
	}

	private void awaitReplica(List<String> ids, int codes) {
		ids.forEach((id) -> await().atMost(PATIENCE)
			.until(() -> context.getBean(SmallService.class).programmes.find(id)
				.filter((card) -> card.focusAreas().size() == codes)
				.isPresent()));
	}

	private static Map<String, Document> documents(MongoCollection<Document> collection, List<String> ids) {
		Map<String, Document> documents = new java.util.TreeMap<>();
		collection.find(Filters.in("_id", ids)).forEach((copy) -> documents.put(copy.getString("_id"), copy));
		return documents;
	}

	private static String create(String... codes) {
		String id = Id.next();
		Acts.coordinator().perform(() -> tallies().create(id, () -> Tally.start(id)));
		for (String code : codes) {
			collect(id, code);
		}
		return id;
	}

	private static void collect(String id, String code) {
		Acts.coordinator().perform(() -> tallies().react(id, (tally) -> tally.collect(code)));
	}

	private static Aggregates<Tally> tallies() {
		return context.getBean(SmallService.class).tallies;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SmallService {

		private final Replica<ProgrammeCard> programmes;

		private final Aggregates<Tally> tallies;

		SmallService(Replicas replicas, Journal journal) {
			this.programmes = replicas.of(EventFamily.PROGRAMME, ProgrammeCard.class);
			this.tallies = journal.aggregates(Tally.TYPE);
		}

		@Bean
		static MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

		@Bean
		Replica<ProgrammeCard> knownProgrammes() {
			return this.programmes;
		}

		@Bean
		Consumer<Message<byte[]>> programmeCards() {
			return this.programmes.consumer();
		}

	}

}
