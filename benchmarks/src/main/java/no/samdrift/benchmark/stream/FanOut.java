package no.samdrift.benchmark.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Sample;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Records in a second that the notification service writes to municipalities' streams,
 * against a plain transactional producer that writes the same records.
 */
public final class FanOut implements Benchmark {

	private static final String SAMDRIFT = "Samdrift";

	private static final String PLAIN = "plain transactional producer";

	/** As many events in a transaction as the service takes at most. */
	private static final int BATCH = 200;

	@Override
	public String name() {
		return "fan-out";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		Section section = new Section("Fan-out to municipalities' streams");
		section
			.say("""
					So many events are published in one Kafka transaction, so that the service finds them all at once; the \
					time ends when the last of them is committed in every stream together with the offset that was read. The \
					service is the packaged notification service in a process of its own with a heap of 256 MiB; it reads \
					each event, judges who may see it, writes a position for each subject, and judges it for inboxes at the \
					same time. The plain producer has the finished records in memory and writes them to as many topics of \
					one partition, %d events in a transaction, which is what the service takes at most."""
				.formatted(BATCH));
		Map<Integer, List<String>> memory = new LinkedHashMap<>();
		try (Municipalities municipalities = new Municipalities(servers); Plain plain = new Plain(servers.kafka())) {
			for (int size : (effort == Effort.TINY) ? List.of(2, 4) : List.of(10, 100, 400)) {
				System.out.println("  " + size + " municipalities");
				municipalities.grow(size);
				municipalities.admin()
					.createTopics(IntStream.range(plain.topics, size)
						.mapToObj((number) -> new NewTopic(Plain.topic(number), 1, (short) 1))
						.toList())
					.all()
					.get();
				plain.topics = size;
				int events = Math.max(effort.of(200, 50, 5), effort.of(40_000, 10_000, 10) / size);
				Comparison comparison = compare(municipalities, plain, effort, events);
				section.heading(size + " municipalities, " + events + " events in a round");
				comparison.tell(section, SAMDRIFT, Map.of(PLAIN, 0.8));
				memory.put(size,
						List.of(Integer.toString(size), Long.toString(municipalities.service().heapAfterCollection()),
								Long.toString(municipalities.service().resident())));
			}
		}
		section.heading("Memory of the notification service")
			.table(List.of("municipalities", "heap after a collection, MiB", "resident, MiB"),
					List.copyOf(memory.values()));
		return section;
	}

	private Comparison compare(Municipalities municipalities, Plain plain, Effort effort, int events) throws Exception {
		int size = plain.topics;
		return Comparison.run("records", effort, List.of(new Side(SAMDRIFT, () -> {
			List<ProducerRecord<String, byte[]>> records = municipalities.happenings().next(events);
			long begin = System.nanoTime();
			municipalities.awaitWritten(municipalities.happenings().publish(records));
			return Sample.of((long) events * size, System.nanoTime() - begin);
		}), new Side(PLAIN, () -> {
			List<ProducerRecord<String, byte[]>> records = municipalities.happenings().unpublished(events);
			long begin = System.nanoTime();
			plain.write(records);
			return Sample.of((long) events * size, System.nanoTime() - begin);
		})));
	}

	/** Writes finished records to topics in transactions, and nothing else. */
	private static final class Plain implements AutoCloseable {

		private final KafkaProducer<String, byte[]> producer;

		private int topics;

		Plain(String kafka) {
			this.producer = new KafkaProducer<>(
					Map.of("bootstrap.servers", kafka, "transactional.id", "plain", "acks", "all", "linger.ms", 0),
					new StringSerializer(), new ByteArraySerializer());
			this.producer.initTransactions();
		}

		static String topic(int number) {
			return "benchmark.stream." + number;
		}

		void write(List<ProducerRecord<String, byte[]>> events) {
			for (int from = 0; from < events.size(); from += BATCH) {
				this.producer.beginTransaction();
				for (ProducerRecord<String, byte[]> event : new ArrayList<>(
						events.subList(from, Math.min(events.size(), from + BATCH)))) {
					for (int number = 0; number < this.topics; number++) {
						this.producer.send(new ProducerRecord<>(topic(number), 0, event.timestamp(), event.key(),
								event.value(), event.headers()));
					}
				}
				this.producer.commitTransaction();
			}
		}

		@Override
		public void close() {
			this.producer.close();
		}

	}

}
