package no.samdrift.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import no.samdrift.events.Envelope;
import no.samdrift.system.StreamMirror.Death;
import no.samdrift.system.WebhookMirror.Whim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events go to many municipalities by every way while services, Kafka, receivers and
 * mirrors fail at random: every mirror ends equal to the snapshot, nothing missing,
 * nothing twice, nothing out of order, nothing foreign.
 * <p>
 * A short run is part of the tests; {@code ./samdrift faults} has the long one. The same
 * seed chooses the same faults; only those count that took effect.
 */
@OwnSystem
class EveryWayTest {

	private static final int MUNICIPALITIES = Integer.getInteger("samdrift.faults.municipalities", 3);

	private static final int EVENTS = Integer.getInteger("samdrift.faults.events", 60);

	private static final int FAULTS = Integer.getInteger("samdrift.faults", 12);

	private static final long SEED = Long.getLong("samdrift.faults.seed", 20220323L);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** After so many faults it says how far it is. */
	private static final int REPORTED = 25;

	private static final String PROGRAMME = "demo-alle-veier";

	private static RunningSystem system;

	private static Streams streams;

	private final Random random = new Random(SEED);

	private final List<String> municipalities = IntStream.rangeClosed(1, MUNICIPALITIES)
		.mapToObj("demo-kommune-%02d"::formatted)
		.toList();

	/** How many times a service or Kafka was killed. */
	private int killed;

	/** Whether everything has failed that is to fail. */
	private volatile boolean failed;

	private final List<StreamMirror> pollers = new ArrayList<>();

	private final List<WebhookMirror> webhooks = new ArrayList<>();

	@BeforeAll
	static void start() {
		system = RunningSystem.planned("ways").withServersApart();
		system.start();
		streams = new Streams(system.kafka());
	}

	@AfterAll
	static void stop() {
		system.close();
	}

	@Test
	void whateverFailsEveryMirrorEndsEqualToTheSnapshot() throws Exception {
		municipalities();
		mirrors();
		try (ExecutorService work = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> load = work.submit(this::tell);
			long reported = 0;
			while (faults() < FAULTS) {
				if (load.isDone()) {
					// it ends only when it cannot go on
					load.get();
				}
				fail();
				reported = report(reported);
			}
			this.failed = true;
			assertThatEveryStreamHasAll(load.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
			assertThatEveryMirrorHasTheStream();
			assertThatEveryCopyIsTheSnapshot();
			assertThatPeoplesFeedsHaveTheSame();
		}
		finally {
			mirrors().forEach(StreamMirror::close);
		}
	}

	private List<StreamMirror> mirrors() throws IOException {
		if (this.pollers.isEmpty()) {
			for (String municipality : this.municipalities) {
				this.pollers.add(new FeedMirror(system, municipality).begin());
				this.pollers.add(new KafkaMirror(system, municipality).begin());
				this.webhooks.add(new WebhookMirror(system, municipality));
			}
		}
		List<StreamMirror> all = new ArrayList<>(this.pollers);
		all.addAll(this.webhooks);
		return all;
	}

	private void municipalities() {
		Api kari = system.as("kari");
		List<String> all = new ArrayList<>(this.municipalities);
		all.add("demo-fjordvik");
		for (String id : all) {
			kari.create(Part.MEMBERSHIP, "/organisations", Map.of("id", id, "names", Map.of("nb", id + " (demo)"),
					"type", "MUNICIPALITY", "codes", List.of()));
			await("the stream of " + id).atMost(PATIENCE)
				.until(() -> system.asSystemOf(id)
					.get(Part.NOTIFICATION, "/municipalities/" + id)
					.body()
					.path("open")
					.asBoolean(false));
		}
		for (String person : List.of("demo-p01", "demo-p04", "demo-p06")) {
			kari.create(Part.MEMBERSHIP, "/people",
					Map.of("id", person, "name", person + " (demo)", "organisationId", "demo-fjordvik"));
		}
	}

	/**
	 * Public focus areas for all, and now and then an idea that only one may see: so
	 * many, and on at leisure until everything has failed that is to fail.
	 * @return how many events everybody may see
	 */
	private int tell() {
		Random choice = new Random(SEED);
		int told = 0;
		int ideas = 0;
		while (told < EVENTS || !this.failed) {
			String programme = PROGRAMME + "-" + told;
			answered("kari", "/programmes", Map.of("id", programme, "names", Map.of("nb", "Alle veier (demo)"),
					"startedOn", Map.of("value", "2026"), "hostOrganisationId", "demo-fjordvik"), Map.of());
			told++;
			for (int area = 1; area <= 20; area++) {
				answered("kari", "/programmes/" + programme + "/define-focus-area",
						Map.of("code", "c" + area, "names", Map.of("nb", "c" + area)),
						Map.of("If-Match", "\"" + area + "\""));
				told++;
				if (area % 5 == 0) {
					String partner = this.municipalities.get(choice.nextInt(MUNICIPALITIES));
					String idea = "demo-ide-" + ideas++;
					answered(
							"per", "/projects", Map.of("id", idea, "programmeId", programme, "names",
									Map.of("nb", "En idé (demo)"), "challenge", Map.of("nb", "For en av dem.")),
							Map.of());
					answered("kari", "/projects/" + idea + "/add-partner",
							Map.of("organisationId", partner, "role", "PARTNER"), Map.of("If-Match", "\"1\""));
				}
				if (told > EVENTS) {
					this.pollers.getFirst().pause();
				}
			}
		}
		return told;
	}

	/** Sends the same request with the same key until it is answered 2xx. */
	private static void answered(String user, String path, Object body, Map<String, String> headers) {
		Map<String, String> all = new TreeMap<>(headers);
		all.put("Idempotency-Key", UUID.randomUUID().toString());
		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO).until(() -> {
			Api.Answer answer = system.as(user).post(Part.PROJECT, path, body, all);
			assertThat(answer.status() / 100 == 2 || answer.status() == 0 || answer.status() == 503
					|| answer.isNotYetKnown())
				.as("%s %s", answer.status(), answer.body())
				.isTrue();
			return answer.status() / 100 == 2;
		});
	}

	/** How many faults have taken effect. */
	private long faults() {
		return this.killed
				+ Stream.concat(this.pollers.stream(), this.webhooks.stream()).mapToLong(StreamMirror::failed).sum();
	}

	/**
	 * One fault, and a while for it to take effect; services and Kafka die seldom,
	 * because they take long to come back.
	 */
	private void fail() {
		StreamMirror poller = this.pollers.get(this.random.nextInt(this.pollers.size()));
		WebhookMirror webhook = this.webhooks.get(this.random.nextInt(this.webhooks.size()));
		switch (this.random.nextInt(20)) {
			case 0 -> restart(Part.NOTIFICATION);
			case 1 -> restart(Part.PROJECT);
			case 2 -> restart(Part.KAFKA);
			case 3, 4, 5, 6 -> poller.die(Death.BEFORE_COMMIT);
			case 7, 8, 9, 10 -> poller.die(Death.AFTER_COMMIT);
			case 11 -> webhook.die(Death.BEFORE_COMMIT);
			case 12 -> webhook.die(Death.AFTER_COMMIT);
			case 13, 14 -> webhook.behave(Whim.REFUSE);
			case 15 -> webhook.behave(Whim.REDIRECT);
			case 16, 17 -> webhook.behave(Whim.HANG_UP);
			default -> webhook.behave(Whim.BE_SLOW);
		}
		poller.pause();
	}

	private void restart(Part part) {
		system.kill(part);
		system.start(part);
		this.killed++;
	}

	/** Says now and then how far it is. */
	private long report(long before) {
		long now = faults() / REPORTED;
		if (now > before) {
			System.out.println(faults() + " of " + FAULTS + " faults, " + this.killed + " of them kills, seed " + SEED);
		}
		return now;
	}

	/** What everybody may see has come to everybody, each event once. */
	private void assertThatEveryStreamHasAll(int told) {
		for (String municipality : this.municipalities) {
			await("the stream of " + municipality + ", seed " + SEED).atMost(PATIENCE)
				.pollInterval(Duration.ofSeconds(2))
				.untilAsserted(() -> assertThat(stream(municipality, (event) -> event.subject().startsWith(PROGRAMME)))
					.doesNotHaveDuplicates()
					.hasSize(told));
		}
	}

	private void assertThatEveryMirrorHasTheStream() throws IOException {
		for (StreamMirror mirror : mirrors()) {
			await(mirror + ", seed " + SEED).atMost(PATIENCE)
				.untilAsserted(() -> assertThat(mirror.ids()).as("%s, seed %s", mirror, SEED)
					.isEqualTo(stream(mirror.municipality())));
			assertThat(mirror.repeated()).as("%s, seed %s", mirror, SEED).isEmpty();
		}
	}

	/** The newest first, page by page. */
	private void assertThatPeoplesFeedsHaveTheSame() {
		for (String municipality : this.municipalities) {
			List<String> ids = new ArrayList<>();
			String page = "/municipalities/" + municipality + "/feed.json";
			while (!page.isEmpty()) {
				JsonNode feed = system.asSystemOf(municipality).read(Part.NOTIFICATION, page);
				feed.path("items").forEach((item) -> ids.addFirst(item.path("id").asString().replace("urn:uuid:", "")));
				String next = feed.path("next_url").asString("");
				page = next.isEmpty() ? "" : next.substring(next.indexOf("/municipalities/"));
			}
			// what systems tell of themselves is no news for people
			assertThat(ids).as("%s, seed %s", municipality, SEED)
				.isEqualTo(stream(municipality, (event) -> !event.source().toString().equals("/notification-service")));
		}
	}

	private static List<String> stream(String municipality) {
		return stream(municipality, (event) -> true);
	}

	private static List<String> stream(String municipality, Predicate<Envelope> which) {
		return Streams.envelopes(streams.ofMunicipality(municipality))
			.stream()
			.filter(which)
			.map(Envelope::id)
			.toList();
	}

	private void assertThatEveryCopyIsTheSnapshot() throws IOException {
		for (StreamMirror mirror : mirrors()) {
			Map<String, String> snapshot = new TreeMap<>();
			for (JsonNode card : system.asSystemOf(mirror.municipality())
				.read(Part.NOTIFICATION, "/municipalities/" + mirror.municipality() + "/snapshot")) {
				snapshot.put(card.path("source").asString() + " " + card.path("subject").asString(),
						card.path("sequence").asString() + " " + StreamMirror.canonical(card.path("data")));
			}
			Map<String, String> copy = mirror.cards();
			// what was told before the municipality had a stream is in the snapshot only
			snapshot.keySet().retainAll(copy.keySet());
			assertThat(copy).as("%s, seed %s", mirror, SEED).isEqualTo(snapshot);
			assertThat(copy.keySet()).filteredOn((resource) -> resource.contains("demo-ide-"))
				.as("%s", mirror)
				.hasSize((int) ideasOf(mirror.municipality()));
		}
	}

	/** How many ideas a municipality is a partner in, as project-service has it. */
	private static long ideasOf(String municipality) {
		return system.asSystemOf(municipality)
			.read(Part.PROJECT, "/projects?limit=200&organisation=" + municipality)
			.path("items")
			.size();
	}

}
