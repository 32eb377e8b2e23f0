package no.samdrift.journal.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer that fences every earlier one with the same id when it opens:
 * a predecessor that wakes up late can commit nothing any more. For one thread.
 */
public final class FencedProducer implements AutoCloseable {

	private final Map<String, Object> settings;

	private @Nullable Producer<String, byte[]> producer;

	/**
	 * A closed producer.
	 * @param clientSettings how to reach Kafka
	 * @param transactionalId one for each thing that one instance at a time does
	 */
	public FencedProducer(Map<String, Object> clientSettings, String transactionalId) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
		this.settings.put(ProducerConfig.ACKS_CONFIG, "all");
		this.settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		this.settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
		this.settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
		this.settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
		this.settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
		this.settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
	}

	public boolean isOpen() {
		return this.producer != null;
	}

	/** Opens the producer and fences its predecessors. */
	public void open() {
		Producer<String, byte[]> opened = new KafkaProducer<>(this.settings, new StringSerializer(),
				new ByteArraySerializer());
		try {
			opened.initTransactions();
		}
		catch (RuntimeException ex) {
			opened.close(Duration.ZERO);
			throw ex;
		}
		this.producer = opened;
	}

	/**
	 * Sends records in one transaction, in their order: readers of committed records see
	 * all of them or none.
	 * @param beforeCommit where a test may interfere
	 * @throws KafkaException when it is not known to be committed; the producer must then
	 * be closed
	 */
	public void send(Stream<ProducerRecord<String, byte[]>> records, Runnable beforeCommit) {
		Producer<String, byte[]> open = this.producer;
		if (open == null) {
			throw new IllegalStateException("Not open");
		}
		open.beginTransaction();
		List<Future<RecordMetadata>> sent = new ArrayList<>();
		records.forEachOrdered((record) -> sent.add(open.send(record)));
		beforeCommit.run();
		open.commitTransaction();
		sent.forEach(FencedProducer::assertSent);
	}

	@Override
	public void close() {
		Producer<String, byte[]> open = this.producer;
		this.producer = null;
		if (open != null) {
			// not the polite close: that would abort nothing and wait for a broker that
			// may be down
			open.close(Duration.ZERO);
		}
	}

	private static void assertSent(Future<RecordMetadata> sent) {
		try {
			sent.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KafkaException("Interrupted", ex);
		}
		catch (ExecutionException ex) {
			throw new KafkaException("A record was not sent", ex.getCause());
		}
	}

}
