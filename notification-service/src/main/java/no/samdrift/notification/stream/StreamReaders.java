package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import org.springframework.http.HttpStatus;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;

/**
 * A bounded pool of Kafka consumers that read pages of streams, committed records only.
 */
final class StreamReaders implements AutoCloseable {

	/** The largest page. */
	static final int MOST = 500;

	/** Records are made of what was fetched in such portions, none for nothing. */
	private static final int PORTION = 100;

	/** A page ends early rather than grow beyond this. */
	static final int MOST_BYTES = 4 * 1024 * 1024;

	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Map<String, Object> settings;

	private final Semaphore places;

	private final Queue<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

	StreamReaders(Map<String, Object> clientSettings, int size, MeterRegistry meters) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PORTION);
		this.settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES / 4);
		this.settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES / 4);
		// what is asked for is there already; what is fetched ahead at the end of a
		// stream must not hold up the next page
		this.settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
		this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
		this.places = new Semaphore(size);
		Gauge.builder("samdrift.streams.readers.busy", () -> size - this.places.availablePermits())
			.description("Consumers of the pool that read a page now")
			.register(meters);
	}

	/**
	 * Reads from an offset to the end of the page or of what is committed.
	 * @param end the end of what is committed, as just seen
	 * @throws Rejected when all consumers are busy for long
	 */
	Records read(OrganisationId organisation, long from, long end, int limit) {
		if (from >= end) {
			return new Records(List.of(), from);
		}
		try {
			if (!this.places.tryAcquire(5, TimeUnit.SECONDS)) {
				throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
		}
		Consumer<byte[], byte[]> consumer = null;
		try {
			consumer = take();
			Records records = read(consumer, StreamTopics.partition(organisation), from, end, limit);
			this.idle.add(consumer);
			return records;
		}
		catch (RuntimeException ex) {
			if (consumer != null) {
				consumer.close();
			}
			throw ex;
		}
		finally {
			this.places.release();
		}
	}

	private static Records read(Consumer<byte[], byte[]> consumer, TopicPartition stream, long from, long end,
			int limit) {
		consumer.assign(List.of(stream));
		consumer.seek(stream, from);
		List<ConsumerRecord<byte[], byte[]>> page = new ArrayList<>();
		long bytes = 0;
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (consumer.position(stream) < end) {
			for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
				page.add(record);
				bytes += record.serializedKeySize() + record.serializedValueSize();
				if (page.size() == limit || bytes > MOST_BYTES) {
					return new Records(page, record.offset() + 1);
				}
			}
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Kafka does not give what it says that it has");
			}
		}
		return new Records(page, consumer.position(stream));
	}

	private Consumer<byte[], byte[]> take() {
		Consumer<byte[], byte[]> consumer = this.idle.poll();
		return (consumer != null) ? consumer
				: new KafkaConsumer<>(this.settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	@Override
	public void close() {
		for (Consumer<byte[], byte[]> consumer = this.idle.poll(); consumer != null; consumer = this.idle.poll()) {
			consumer.close();
		}
	}

	/**
	 * Records of a page.
	 *
	 * @param records in the stream's order
	 * @param next the offset to go on from
	 */
	record Records(List<ConsumerRecord<byte[], byte[]>> records, long next) {
	}

}
