package no.samdrift.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.events.project.ProgrammeEvent.FocusAreaDefined;
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

/** Processes die, Kafka and MongoDB go away: nothing is lost, nothing comes twice. */
@OwnSystem
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {

	private static final long SEED = Long.getLong("samdrift.faults.seed", 20220323L);

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/**
	 * Between the commands of a writer: enough to be in the middle of something at any
	 * moment, and leaves processors for what starts again.
	 */
	private static final Duration BREATH = Duration.ofMillis(25);

	private static RunningSystem system;

	private static Streams streams;

	private final Random random = new Random(SEED);

	@BeforeAll
	static void start() {
		system = RunningSystem.planned("faults").withServersApart();
		system.start();
		streams = new Streams(system.kafka());
		Api kari = system.as("kari");
		for (String id : List.of("demo-fjordvik", "demo-skogdal")) {
			kari.create(Part.MEMBERSHIP, "/organisations", Map.of("id", id, "names", Map.of("nb", id + " (demo)"),
					"type", "MUNICIPALITY", "codes", List.of()));
			await().atMost(PATIENCE)
				.until(() -> system.as(id.substring(5) + "-system")
					.get(Part.NOTIFICATION, "/municipalities/" + id)
					.body()
					.path("open")
					.asBoolean(false));
		}
		for (String user : List.of("demo-p01", "demo-p04", "demo-p06")) {
			kari.create(Part.MEMBERSHIP, "/people",
					Map.of("id", user, "name", user + " (demo)", "organisationId", "demo-fjordvik"));
		}
	}

	@AfterAll
	static void stop() {
		system.close();
	}

	@Test
	@Order(1)
	void killedTwentyTimesUnderLoadProjectServiceLosesNothingItAnswered() throws Exception {
		Load load = new Load(3);
		for (int kill = 0; kill < 20; kill++) {
			long answers = load.answered();
			await().atMost(PATIENCE).until(() -> load.answered() > answers);
			pause(this.random.nextInt(300));
			system.kill(Part.PROJECT);
			system.start(Part.PROJECT);
		}
		load.end();

		load.assertEverythingAnsweredArrivedOnceIn("demo-fjordvik");
		load.assertEverythingAnsweredArrivedOnceIn("demo-skogdal");
		Streams.assertNoGapAndOrderedRepeatsOnly(Streams.envelopes(streams.records("samdrift.project.events")));
	}

	@Test
	@Order(2)
	void killedWhileItFansOutNotificationServiceTellsEverybodyOnce() throws Exception {
		Load load = new Load(3);
		for (int kill = 0; kill < 4; kill++) {
			long answers = load.answered();
			await().atMost(PATIENCE).until(() -> load.answered() > answers + 20);
			system.kill(Part.NOTIFICATION);
			system.start(Part.NOTIFICATION);
		}
		load.end();

		load.assertEverythingAnsweredArrivedOnceIn("demo-skogdal");
		load.assertEveryInboxHasEachEventOnce("astrid");
	}

	@Test
	@Order(3)
	void withKafkaDownCommandsAreAcceptedAndEverythingArrivesAfterwards() throws Exception {
		system.kill(Part.KAFKA);
		Load load = new Load(2);
		// Kafka is away for half a minute while commands go on being accepted
		long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		await().atMost(Duration.ofSeconds(60)).until(() -> System.nanoTime() > until && load.answered() > 100);
		assertThat(system.status(Part.PROJECT, "/actuator/health/liveness")).isEqualTo(200);
		system.start(Part.KAFKA);
		load.end();

		load.assertEverythingAnsweredArrivedOnceIn("demo-fjordvik");
		system.awaitReady(Part.PROJECT);
	}

	@Test
	@Order(4)
	void withMongoDbDownTheAnswerIsAClear503AndNothingIsHalfDone() throws Exception {
		Load load = new Load(1);
		await().atMost(PATIENCE).until(() -> load.answered() > 5);
		load.end();
		String programme = load.programmes().get(0);
		JsonNode before = system.as("kari").read(Part.PROJECT, "/programmes/" + programme);
		system.kill(Part.MONGODB);

		Api.Answer answer = system.as("kari")
			.post(Part.PROJECT, "/programmes/" + programme + "/define-focus-area",
					Map.of("code", "uten-database", "names", Map.of("nb", "Uten database")),
					Map.of("If-Match", "\"1\"", "Idempotency-Key", UUID.randomUUID().toString()));

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.header("Retry-After")).isNotEmpty();
		await().atMost(PATIENCE).until(() -> system.status(Part.PROJECT, "/actuator/health/readiness") == 503);
		system.start(Part.MONGODB);
		system.awaitReady(Part.PROJECT);
		assertThat(system.as("kari").read(Part.PROJECT, "/programmes/" + programme)).isEqualTo(before);
	}

	private static void pause(long milliseconds) {
		try {
			new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writers that define focus areas, each in its own programme, and retry until
	 * answered.
	 */
	private static final class Load {

		private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

		private final List<Future<?>> running = new ArrayList<>();

		private final AtomicBoolean going = new AtomicBoolean(true);

		private final Queue<String> answered = new ConcurrentLinkedQueue<>();

		private final Queue<String> programmes = new ConcurrentLinkedQueue<>();

		Load(int count) {
			for (int i = 0; i < count; i++) {
				this.running.add(this.writers.submit(this::write));
			}
		}

		private void write() {
			while (this.going.get()) {
				String programme = "demo-" + UUID.randomUUID();
				this.programmes.add(programme);
				fill(programme);
			}
		}

		/** Up to as many focus areas as a large programme may have. */
		private void fill(String programme) {
			answered(Map.of(), "/programmes", Map.of("id", programme, "names", Map.of("nb", "Last (demo)"), "startedOn",
					Map.of("value", "2026"), "hostOrganisationId", "demo-fjordvik"));
			long version = 1;
			while (this.going.get() && version <= 30) {
				String code = "c" + version;
				answered(Map.of("If-Match", "\"" + version + "\""), "/programmes/" + programme + "/define-focus-area",
						Map.of("code", code, "names", Map.of("nb", code)));
				this.answered.add(programme + "/" + code);
				version++;
				pause(BREATH.toMillis());
			}
		}

		/** Sends the same request with the same key until it is answered 2xx. */
		private static void answered(Map<String, String> headers, String path, Object body) {
			Map<String, String> all = new HashMap<>(headers);
			all.put("Idempotency-Key", UUID.randomUUID().toString());
			await().atMost(Duration.ofSeconds(120))
				.pollInterval(Duration.ofMillis(100))
				.pollDelay(Duration.ZERO)
				.until(() -> {
					Api.Answer answer = system.as("kari").post(Part.PROJECT, path, body, all);
					assertThat(answer.status()).as(answer.body().toString())
						.satisfiesAnyOf((status) -> assertThat(status).isIn(0, 200, 201, 503),
								(status) -> assertThat(answer.isNotYetKnown()).isTrue());
					return answer.status() / 100 == 2;
				});
		}

		long answered() {
			return this.answered.size();
		}

		List<String> programmes() {
			return List.copyOf(this.programmes);
		}

		void end() throws ExecutionException, InterruptedException {
			this.going.set(false);
			for (Future<?> writer : this.running) {
				writer.get();
			}
			this.writers.close();
		}

		void assertEverythingAnsweredArrivedOnceIn(String municipality) {
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> new HashSet<>(arrived(municipality)).containsAll(this.answered));
			List<Envelope> stream = Streams.envelopes(streams.ofMunicipality(municipality))
				.stream()
				.filter((envelope) -> this.programmes.contains(envelope.subject()))
				.toList();
			assertThat(arrived(municipality)).doesNotHaveDuplicates();
			Streams.assertNoGapAndNoRepeat(stream);
		}

		private List<String> arrived(String municipality) {
			List<String> codes = new ArrayList<>();
			for (ConsumerRecord<String, byte[]> record : streams.ofMunicipality(municipality)) {
				if (this.programmes.contains(record.key())
						&& Streams.cloudEvent(record).getType().endsWith(".FocusAreaDefined.v1")) {
					codes.add(record.key() + "/"
							+ EventJson.mapper().readValue(record.value(), FocusAreaDefined.class).code());
				}
			}
			return codes;
		}

		void assertEveryInboxHasEachEventOnce(String user) {
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> inboxed(user).size() >= this.answered.size());
			assertThat(inboxed(user)).doesNotHaveDuplicates().hasSize(this.answered.size());
		}

		private List<String> inboxed(String user) {
			List<String> ids = new ArrayList<>();
			String cursor = "";
			do {
				JsonNode page = system.as(user).read(Part.NOTIFICATION, "/inbox?limit=200" + cursor);
				for (JsonNode item : page.get("items")) {
					if (item.get("event").asString().equals("FocusAreaDefined")
							&& this.programmes.contains(item.get("subject").asString())) {
						ids.add(item.get("id").asString());
					}
				}
				cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
			}
			while (!cursor.isEmpty());
			return ids;
		}

	}

}
