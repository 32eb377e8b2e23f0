package no.samdrift.benchmark.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What an ordinary {@code read_committed} reader gets of a topic, from now on, and when.
 */
final class Arrivals implements AutoCloseable {

	/** The header with an event's sequence: CloudEvents' own. */
	static final String SEQUENCE = "ce_sequence";

	private final KafkaConsumer<String, byte[]> consumer;

	private final Thread thread;

	private final Map<String, Map<Long, Long>> arrived = new ConcurrentHashMap<>();

	private final Map<String, Long> last = new HashMap<>();

	private final CountDownLatch all;

	private volatile boolean closing;

	private volatile long outOfOrder;

	private volatile long repeated;

	/**
	 * Begins to read.
	 * @param expected how many different records are awaited
	 */
	Arrivals(String kafka, String topic, int expected) {
		this.all = new CountDownLatch(expected);
		this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
				new StringDeserializer(), new ByteArrayDeserializer());
		List<TopicPartition> partitions = this.consumer.partitionsFor(topic)
			.stream()
			.map((partition) -> new TopicPartition(topic, partition.partition()))
			.toList();
		this.consumer.assign(partitions);
		this.consumer.seekToEnd(partitions);
		partitions.forEach(this.consumer::position);
		this.thread = Thread.ofPlatform().daemon().name("arrivals").start(this::read);
	}

	private void read() {
		while (!this.closing) {
			for (ConsumerRecord<String, byte[]> record : this.consumer.poll(Duration.ofMillis(50))) {
				see(record.key(), sequence(record));
			}
		}
		this.consumer.close();
	}

	private void see(String id, long sequence) {
		long before = this.last.getOrDefault(id, 0L);
		boolean first = this.arrived.computeIfAbsent(id, (key) -> new ConcurrentHashMap<>())
			.putIfAbsent(sequence, System.nanoTime()) == null;
		if (!first) {
			this.repeated = this.repeated + 1;
			return;
		}
		if (before > 0 && sequence != before + 1) {
			this.outOfOrder = this.outOfOrder + 1;
		}
		this.last.put(id, sequence);
		this.all.countDown();
	}

	private static long sequence(ConsumerRecord<String, byte[]> record) {
		Header header = record.headers().lastHeader(SEQUENCE);
		return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
	}

	/**
	 * Waits until all are there.
	 * @throws IllegalStateException when they do not come
	 */
	void await(Duration patience) throws InterruptedException {
		if (!this.all.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException(this.all.getCount() + " records did not come within " + patience);
		}
	}

	/** When a record came, by {@link System#nanoTime}. */
	long at(String id, long sequence) {
		return this.arrived.get(id).get(sequence);
	}

	/** How many did not follow on the one before of the same aggregate. */
	long outOfOrder() {
		return this.outOfOrder;
	}

	/** How many came more than once. */
	long repeated() {
		return this.repeated;
	}

	@Override
	public void close() {
		this.closing = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
