package no.samdrift.journal.replica;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import no.samdrift.events.Card;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.journal.readmodel.RebuildableReadModel.Filling;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a topic of cards tells from its beginning: of each id the card with the highest
 * sequence, unless it was erased. All in memory: there is one card for each thing.
 *
 * @param <C> the card
 */
final class ToldCards<C extends Card> implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ToldCards.class);

	private final Class<C> type;

	private final KafkaConsumer<byte[], byte[]> reader;

	private final List<TopicPartition> partitions;

	private final Map<String, Told<C>> cards = new HashMap<>();

	/**
	 * Begins at the beginning of a topic.
	 * @param clientSettings how to reach Kafka
	 * @throws IllegalStateException when there is no such topic
	 */
	ToldCards(Map<String, Object> clientSettings, String topic, Class<C> type) {
		this.type = type;
		Map<String, Object> settings = new HashMap<>(clientSettings);
		settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		try {
			this.partitions = partitions(topic);
			this.reader.assign(this.partitions);
			this.reader.seekToBeginning(this.partitions);
		}
		catch (RuntimeException ex) {
			this.reader.close();
			throw ex;
		}
	}

	private List<TopicPartition> partitions(String topic) {
		List<TopicPartition> found = this.reader.partitionsFor(topic)
			.stream()
			.map((partition) -> new TopicPartition(topic, partition.partition()))
			.toList();
		if (found.isEmpty()) {
			throw new IllegalStateException("The topic " + topic + " is not there yet");
		}
		return found;
	}

	/** Reads on to the end that the topic has now. */
	void readToEnd(Filling filling) {
		Map<TopicPartition, Long> ends = this.reader.endOffsets(this.partitions);
		long left = left(ends);
		filling.left(left);
		while (left > 0) {
			this.reader.poll(Duration.ofMillis(500)).forEach(this::learn);
			left = left(ends);
			filling.left(left);
		}
	}

	private long left(Map<TopicPartition, Long> ends) {
		return ends.entrySet()
			.stream()
			.mapToLong((end) -> Math.max(0, end.getValue() - this.reader.position(end.getKey())))
			.sum();
	}

	private void learn(ConsumerRecord<byte[], byte[]> record) {
		if (record.value() == null || record.value().length == 0) {
			this.cards.remove(new String(record.key(), UTF_8));
			return;
		}
		try {
			Envelope envelope = Envelope.of(KafkaMessageFactory.createReader(record).toEvent());
			Told<C> told = new Told<>(envelope.sequence(), EventJson.mapper().readValue(record.value(), this.type));
			this.cards.merge(envelope.subject(), told,
					(before, now) -> (now.sequence() > before.sequence()) ? now : before);
		}
		catch (CloudEventRWException | IllegalArgumentException | JacksonException ex) {
			// the consumer has parked it
			logger.debug("No readable card at {}-{}@{}", record.topic(), record.partition(), record.offset());
		}
	}

	Optional<Told<C>> find(String id) {
		return Optional.ofNullable(this.cards.get(id));
	}

	Map<String, Told<C>> all() {
		return this.cards;
	}

	@Override
	public void close() {
		this.reader.close();
	}

	/**
	 * A card as it was told.
	 *
	 * @param sequence its sequence
	 * @param card the card
	 */
	record Told<C extends Card>(long sequence, C card) {
	}

}
