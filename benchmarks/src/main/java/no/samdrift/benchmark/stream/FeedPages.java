package no.samdrift.benchmark.stream;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Sample;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.EventJson;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Pages in a second of a municipality's stream over HTTP, against a bare Kafka consumer
 * that reads the same records.
 */
public final class FeedPages implements Benchmark {

	private static final String SAMDRIFT = "Samdrift's feed";

	private static final String SEEKING = "bare consumer that seeks before each page";

	private static final String BARE = "bare consumer";

	private static final int PAGE = 100;

	@Override
	public String name() {
		return "feed";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		int pages = effort.of(100, 20, 2);
		try (Municipalities municipalities = new Municipalities(servers);
				Feed feed = new Feed(servers, municipalities)) {
			municipalities.grow(2);
			feed.begin();
			long first = municipalities.end();
			for (int page = 0; page < pages; page++) {
				municipalities.awaitQuiet(municipalities.happenings().publish(municipalities.happenings().next(PAGE)));
			}
			feed.requireAll(pages);
			Comparison comparison = Comparison.run("pages", effort,
					List.of(new Side(SAMDRIFT, () -> feed.read(pages)),
							new Side(SEEKING, () -> consume(servers.kafka(), first, pages, true)),
							new Side(BARE, () -> consume(servers.kafka(), first, pages, false))));
			Section section = new Section("Pages of the HTTP feed");
			section
				.say("""
						One reader goes through a stream of %,d events from one end to the other, a page of %d after the other, \
						each from the cursor of the one before. The feed gives JSON over HTTP, signed in by token; the bare \
						consumer gets the records as they are, in its own process, and has the next ones ready before it is \
						asked (it fetches ahead). The one that seeks does what a server without memory of its readers must \
						do: it goes to the place and fetches."""
					.formatted(pages * PAGE, PAGE));
			comparison.tell(section, SAMDRIFT, Map.of());
			return section;
		}
	}

	private static Sample consume(String kafka, long first, int pages, boolean seeking) {
		TopicPartition stream = new TopicPartition(Municipalities.topic(0), 0);
		Histogram latency = Sample.histogram();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "max.poll.records", PAGE),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(stream));
			consumer.seek(stream, first);
			consumer.position(stream);
			long begin = System.nanoTime();
			int read = 0;
			while (read < pages * PAGE) {
				long asked = System.nanoTime();
				if (seeking) {
					// without this a seek to where it is keeps what was fetched ahead
					long place = consumer.position(stream);
					consumer.unsubscribe();
					consumer.assign(List.of(stream));
					consumer.seek(stream, place);
				}
				ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(10));
				if (records.isEmpty()) {
					throw new IllegalStateException("The stream ended after " + read + " records");
				}
				read += records.count();
				latency.recordValue(System.nanoTime() - asked);
			}
			return Sample.of(pages, System.nanoTime() - begin).withLatency("a page", latency);
		}
	}

	/** A municipality's system that reads its stream over HTTP. */
	private static final class Feed implements AutoCloseable {

		private final HttpClient http = HttpClient.newHttpClient();

		private final Municipalities municipalities;

		private final String token;

		private String first = "";

		Feed(Servers servers, Municipalities municipalities) {
			this.municipalities = municipalities;
			this.token = servers.systemToken("fjordvik-system");
		}

		/** Remembers where the stream ends now: what comes from now on is read. */
		void begin() throws Exception {
			HttpResponse<byte[]> answer = get("/municipalities/" + Municipalities.id(0).value());
			this.first = EventJson.mapper().readTree(answer.body()).get("newest").asString();
		}

		/** What is read must be all that there is, or its speed means nothing. */
		void requireAll(int pages) throws Exception {
			String cursor = this.first;
			for (int page = 0; page <= pages; page++) {
				HttpResponse<byte[]> answer = page(cursor);
				int events = EventJson.mapper().readTree(answer.body()).size();
				if (events != ((page < pages) ? PAGE : 0)) {
					throw new IllegalStateException("Page " + page + " has " + events + " events");
				}
				cursor = cursor(answer);
			}
		}

		Sample read(int pages) throws Exception {
			Histogram latency = Sample.histogram();
			String cursor = this.first;
			long begin = System.nanoTime();
			for (int page = 0; page < pages; page++) {
				long asked = System.nanoTime();
				cursor = cursor(page(cursor));
				latency.recordValue(System.nanoTime() - asked);
			}
			return Sample.of(pages, System.nanoTime() - begin).withLatency("a page", latency);
		}

		private HttpResponse<byte[]> page(String cursor) throws Exception {
			return get(
					"/municipalities/" + Municipalities.id(0).value() + "/events?limit=" + PAGE + "&after=" + cursor);
		}

		private HttpResponse<byte[]> get(String path) throws Exception {
			HttpResponse<byte[]> answer = this.http
				.send(HttpRequest.newBuilder(this.municipalities.service().address(path))
					.header("Authorization", "Bearer " + this.token)
					.timeout(Duration.ofSeconds(30))
					.build(), HttpResponse.BodyHandlers.ofByteArray());
			if (answer.statusCode() != 200) {
				throw new IllegalStateException("The feed answers " + answer.statusCode() + ": "
						+ new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
			}
			return answer;
		}

		private static String cursor(HttpResponse<byte[]> answer) {
			return answer.headers().firstValue("Samdrift-Cursor").orElseThrow();
		}

		@Override
		public void close() {
			this.http.close();
		}

	}

}
