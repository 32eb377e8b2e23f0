package no.samdrift.benchmark.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.command.BareSide;
import no.samdrift.benchmark.command.CommandSide;
import no.samdrift.benchmark.command.SamdriftSide;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Sample;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.NewTopic;

/** The time from a command to each way in of a municipality, and to an inbox. */
public final class CommandToReader implements Benchmark {

	private static final String IDLE = "Samdrift, idle";

	private static final String HALF = "Samdrift, half load";

	private static final String BARE = "bare insert, send and consumer";

	private static final int WRITERS = 4;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Override
	public String name() {
		return "latency";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		int commands = effort.of(150, 50, 3);
		try (Municipalities municipalities = new Municipalities(servers);
				SamdriftSide journal = new SamdriftSide(servers, servers.freshDatabase());
				BareSide bare = new BareSide(servers, servers.freshDatabase())) {
			municipalities.admin()
				.createTopics(List.of(new NewTopic(BareSide.TOPIC + ".latency", 1, (short) 1)))
				.all()
				.get();
			municipalities.grow(2);
			municipalities.happenings().municipality(Integrator.OWNER);
			municipalities.happenings().person("demo-p02", Municipalities.id(0));
			journal.wake();
			try (Ways ways = new Ways(servers, municipalities);
					StreamReader consumer = new StreamReader(servers.kafka(), BareSide.TOPIC + ".latency")) {
				through(journal, ways.all(), effort.of(200, 50, 4));
				begin(journal, servers);
				double most = through(journal, ways.all(), effort.of(600, 200, 8));
				Probe bareProbe = new Probe(bare.on(BareSide.TOPIC + ".latency"), "bare-" + System.nanoTime(),
						Map.of("to the stream", consumer));
				Comparison comparison = Comparison.run("turns", effort, List.of(new Side(IDLE, () -> {
					begin(journal, servers);
					return new Probe(journal, "probe-" + System.nanoTime(), ways.all()).measure(commands);
				}), new Side(HALF, () -> {
					begin(journal, servers);
					Probe probe = new Probe(journal, "probe-" + System.nanoTime(), ways.all());
					try (Load load = new Load(journal, most / 2)) {
						return probe.measure(commands).withCount("commands beside it", load.done());
					}
				}), new Side(BARE, () -> bareProbe.measure(commands))));
				Section section = new Section("From a command to its readers");
				section.say("""
						A command of the journal is given, and the next one when its event has come by every way: the \
						municipality's topic read by a Kafka consumer, the HTTP feed with long poll, a webhook, \
						and the inbox of somebody it concerns, live (server-sent events). The Atom and JSON feeds are \
						asked by people's tools at their own pace and give what the HTTP feed gives at that moment. \
						The times are from before the command to the reader's hand, with inboxes and a journal that \
						are empty at the beginning of each round: this database searches them from one end to the \
						other. *Half load* has others give %.0f commands a second at the same time, half of what came \
						through by every way on this machine just before, given by four writers. *Bare* is an insert \
						and a send with `acks=all` to a topic that a consumer reads: nothing is judged, and nothing is \
						copied. A turn is a command and its way to the stream: what stands as turns is 1 / p50."""
					.formatted(most / 2));
				comparison.tell(section, IDLE, Map.of());
				return section;
			}
		}
	}

	/**
	 * Empties the journal and the inboxes: the database here searches them from one end
	 * to the other, as it has no index that is not unique.
	 */
	private static void begin(SamdriftSide journal, Servers servers) {
		journal.rest();
		try (MongoClient client = MongoClients.create(servers.mongo("samdrift-notification"))) {
			client.getDatabase("samdrift-notification").getCollection("notifications").deleteMany(Filters.empty());
		}
		journal.wake();
	}

	/**
	 * Commands in a second that come through by every way, when all writers give them.
	 */
	private static double through(CommandSide side, Map<String, ? extends Way> ways, int commands)
			throws InterruptedException {
		int share = commands / WRITERS;
		List<String> ids = new ArrayList<>();
		List<Thread> writers = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			String id = "through-" + writer + "-" + System.nanoTime();
			side.create(id);
			ids.add(id);
		}
		long begin = System.nanoTime();
		for (String id : ids) {
			writers.add(Thread.ofPlatform().daemon().start(() -> {
				for (int i = 0; i < share; i++) {
					side.change(id, "code-" + i);
				}
			}));
		}
		for (Thread writer : writers) {
			writer.join();
		}
		for (Way way : ways.values()) {
			for (String id : ids) {
				way.await(id, 1 + share, PATIENCE);
			}
		}
		return 1e9 * WRITERS * share / (System.nanoTime() - begin);
	}

	/** Gives commands one after the other, and waits for each by every way. */
	private static final class Probe {

		private final CommandSide side;

		private final String id;

		private final Map<String, ? extends Way> ways;

		Probe(CommandSide side, String id, Map<String, ? extends Way> ways) throws InterruptedException {
			this.side = side;
			this.id = id;
			this.ways = ways;
			side.create(id);
			for (Way way : ways.values()) {
				way.await(id, 1, PATIENCE);
			}
		}

		Sample measure(int commands) throws InterruptedException {
			Map<String, Histogram> latencies = new LinkedHashMap<>();
			latencies.put("accepted", Sample.histogram());
			this.ways.keySet().forEach((way) -> latencies.put(way, Sample.histogram()));
			for (int i = 0; i < commands; i++) {
				// not always at the same moment of somebody's poll
				TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(20));
				long begin = System.nanoTime();
				long sequence = this.side.change(this.id, "code-" + i);
				latencies.get("accepted").recordValue(System.nanoTime() - begin);
				for (Map.Entry<String, ? extends Way> way : this.ways.entrySet()) {
					long at = way.getValue().await(this.id, sequence, PATIENCE);
					latencies.get(way.getKey()).recordValue(Math.max(0, at - begin));
				}
			}
			return new Sample(1e9 / latencies.get("to the stream").getValueAtPercentile(50), latencies, Map.of());
		}

	}

	/** Others who give commands at a steady rate. */
	private static final class Load implements AutoCloseable {

		private final List<Thread> threads = new ArrayList<>();

		private final AtomicLong done = new AtomicLong();

		private volatile boolean closing;

		Load(CommandSide side, double rate) {
			long pause = (long) (1e9 * WRITERS / rate);
			for (int writer = 0; writer < WRITERS; writer++) {
				String id = "load-" + writer + "-" + System.nanoTime();
				side.create(id);
				this.threads.add(Thread.ofPlatform().daemon().start(() -> {
					long next = System.nanoTime();
					while (!this.closing) {
						side.change(id, "code-" + this.done.incrementAndGet());
						next += pause;
						java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
					}
				}));
			}
		}

		long done() {
			return this.done.get();
		}

		@Override
		public void close() {
			this.closing = true;
			try {
				for (Thread thread : this.threads) {
					thread.join();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/** All ways in of a municipality. */
	private record Ways(StreamReader stream, FeedReader feed, WebhookReader webhook,
			InboxReader inbox) implements AutoCloseable {

		Ways(Servers servers, Municipalities municipalities) throws Exception {
			this(new StreamReader(servers.kafka(), Municipalities.topic(0)),
					new FeedReader(municipalities.service(), servers.systemToken("fjordvik-system")),
					new WebhookReader(servers, municipalities),
					new InboxReader(municipalities.service(), servers.userToken("per")));
		}

		Map<String, Way> all() {
			Map<String, Way> all = new LinkedHashMap<>();
			all.put("to the stream", this.stream);
			all.put("to the feed", this.feed);
			all.put("to the webhook", this.webhook);
			all.put("to the inbox", this.inbox);
			return all;
		}

		@Override
		public void close() {
			this.stream.close();
			this.feed.close();
			this.webhook.close();
			this.inbox.close();
		}

	}

}
