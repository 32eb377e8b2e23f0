package no.samdrift.journal.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import no.samdrift.journal.JournalEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer that fences every earlier one of the same service when it
 * opens: a predecessor that wakes up late can commit nothing any more.
 */
final class Publisher implements AutoCloseable {

	private final Map<String, Object> settings;

	private final EntryRecords records;

	private final RelaySteps steps;

	private @Nullable Producer<String, byte[]> producer;

	/**
	 * A closed publisher.
	 * @param clientSettings how to reach Kafka
	 * @param transactionalId one for each service
	 * @param records what is published of an entry
	 * @param steps where a test may interfere
	 */
	Publisher(Map<String, Object> clientSettings, String transactionalId, EntryRecords records, RelaySteps steps) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
		this.settings.put(ProducerConfig.ACKS_CONFIG, "all");
		this.settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		this.settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
		this.settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
		this.settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
		this.settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
		this.settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
		this.records = records;
		this.steps = steps;
	}

	boolean isOpen() {
		return this.producer != null;
	}

	/** Opens a producer and fences its predecessors. */
	void open() {
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
	 * Publishes the entries in one transaction: all events in the given order, then the
	 * newest card of each aggregate.
	 * @throws KafkaException when it is not known to be committed; the publisher must
	 * then be closed and the journal read again
	 */
	void publish(Collection<JournalEntry> entries) {
		Producer<String, byte[]> open = this.producer;
		if (open == null) {
			throw new IllegalStateException("Not open");
		}
		open.beginTransaction();
		Map<String, JournalEntry> newest = new LinkedHashMap<>();
		List<Future<RecordMetadata>> sent = new java.util.ArrayList<>();
		for (JournalEntry entry : entries) {
			this.records.events(entry).forEach((event) -> sent.add(open.send(event)));
			newest.put(entry.aggregateId(), entry);
		}
		newest.values().forEach((entry) -> sent.add(open.send(this.records.card(entry))));
		this.steps.before(RelaySteps.Step.COMMIT);
		open.commitTransaction();
		sent.forEach(Publisher::assertSent);
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
