package no.samdrift.journal.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.deadletter.DeadLetter.State;
import no.samdrift.journal.topics.TopicDeclarations;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The events that this service's consumers have parked. They stay on their Kafka topic;
 * what a person did about each is kept here.
 */
public final class DeadLetters {

	/** How many are listed at most, the newest of each partition. */
	private static final int LIMIT = 500;

	private static final Duration POLL = Duration.ofMillis(500);

	private final Map<String, Object> settings;

	private final Map<Subscription, Consumer<Message<byte[]>>> consumers;

	private final MongoCollection<Document> settled;

	/**
	 * The dead letters of a service.
	 * @param clientSettings how to reach Kafka
	 * @param consumers what handles the events of each subscription
	 * @param database the service's database
	 */
	public DeadLetters(Map<String, Object> clientSettings, Map<Subscription, Consumer<Message<byte[]>>> consumers,
			MongoDatabase database) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.consumers = Map.copyOf(consumers);
		this.settled = database.getCollection("dead-letters");
	}

	/** What is parked, replayed and discarded, newest first. */
	public List<DeadLetter> list() {
		List<DeadLetter> letters = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> reader = reader()) {
			for (Subscription subscription : this.consumers.keySet()) {
				for (ConsumerRecord<byte[], byte[]> record : newest(reader, subscription.deadLetters())) {
					letters.add(letter(subscription, record));
				}
			}
		}
		letters.sort(Comparator.comparing(DeadLetter::parkedAt).reversed());
		return letters;
	}

	/** How many still wait for a person. */
	public long waiting() {
		long parked = 0;
		try (KafkaConsumer<byte[], byte[]> reader = reader()) {
			for (Subscription subscription : this.consumers.keySet()) {
				List<TopicPartition> partitions = partitions(reader, subscription.deadLetters());
				Map<TopicPartition, Long> begin = reader.beginningOffsets(partitions);
				Map<TopicPartition, Long> end = reader.endOffsets(partitions);
				for (TopicPartition partition : partitions) {
					parked += end.get(partition) - begin.get(partition);
				}
			}
		}
		return parked - this.settled.countDocuments();
	}

	/**
	 * Hands the event to its consumer again. It stays parked when that fails.
	 * @param by who does it
	 * @throws Unknown when there is no such dead letter
	 * @throws Refused when it is settled, or fails again
	 */
	public DeadLetter replay(String id, String by) {
		Parked parked = parked(id);
		Consumer<Message<byte[]>> consumer = this.consumers.get(parked.subscription());
		if (consumer == null) {
			throw new Unknown("dead-letter", id);
		}
		try {
			consumer.accept(message(parked.message()));
		}
		catch (RuntimeException ex) {
			throw Refused
				.because(Unmet.of("dead-letter-fails-again", Map.of("reason", String.valueOf(ex.getMessage()))));
		}
		return settle(parked, State.REPLAYED, by, null);
	}

	/**
	 * Gives the event up.
	 * @param by who does it
	 * @param reason why
	 * @throws Unknown when there is no such dead letter
	 * @throws Refused when it is settled
	 */
	public DeadLetter discard(String id, String by, String reason) {
		return settle(parked(id), State.DISCARDED, by, reason);
	}

	private DeadLetter settle(Parked parked, State state, String by, @Nullable String reason) {
		this.settled.replaceOne(Filters.eq("_id", parked.letter().id()),
				new Document("_id", parked.letter().id()).append("state", state.name())
					.append("by", by)
					.append("reason", reason)
					.append("at", Date.from(Instant.now())),
				new ReplaceOptions().upsert(true));
		return letter(parked.subscription(), parked.message());
	}

	private Parked parked(String id) {
		String[] parts = id.split("~");
		Optional<Subscription> subscription = this.consumers.keySet()
			.stream()
			.filter((candidate) -> candidate.function().equals(parts[0]))
			.findFirst();
		if (parts.length != 3 || subscription.isEmpty()) {
			throw new Unknown("dead-letter", id);
		}
		try (KafkaConsumer<byte[], byte[]> reader = reader()) {
			TopicPartition partition = new TopicPartition(subscription.get().deadLetters(), Integer.parseInt(parts[1]));
			long offset = Long.parseLong(parts[2]);
			reader.assign(List.of(partition));
			reader.seek(partition, offset);
			for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofSeconds(2))) {
				if (record.offset() == offset) {
					DeadLetter letter = letter(subscription.get(), record);
					if (letter.state() != State.PARKED) {
						throw Refused.because(Unmet.of("dead-letter-settled"));
					}
					return new Parked(subscription.get(), record, letter);
				}
			}
		}
		catch (NumberFormatException ex) {
			throw new Unknown("dead-letter", id);
		}
		throw new Unknown("dead-letter", id);
	}

	private List<ConsumerRecord<byte[], byte[]>> newest(KafkaConsumer<byte[], byte[]> reader, String topic) {
		List<TopicPartition> partitions = partitions(reader, topic);
		reader.assign(partitions);
		Map<TopicPartition, Long> begin = reader.beginningOffsets(partitions);
		Map<TopicPartition, Long> end = reader.endOffsets(partitions);
		partitions.removeIf((partition) -> begin.get(partition) >= end.get(partition));
		reader.assign(partitions);
		partitions
			.forEach((partition) -> reader.seek(partition, Math.max(begin.get(partition), end.get(partition) - LIMIT)));
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		while (partitions.stream().anyMatch((partition) -> reader.position(partition) < end.get(partition))) {
			reader.poll(POLL).forEach(records::add);
		}
		return records;
	}

	private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> reader, String topic) {
		List<TopicPartition> partitions = new ArrayList<>();
		for (PartitionInfo partition : reader.partitionsFor(topic)) {
			partitions.add(new TopicPartition(topic, partition.partition()));
		}
		return partitions;
	}

	private KafkaConsumer<byte[], byte[]> reader() {
		return new KafkaConsumer<>(this.settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private DeadLetter letter(Subscription subscription, ConsumerRecord<byte[], byte[]> record) {
		String id = subscription.function() + "~" + record.partition() + "~" + record.offset();
		Document settledAs = this.settled.find(Filters.eq("_id", id)).first();
		String reason = text(record, PoisonParking.REASON);
		return new DeadLetter(id, subscription.group(), subscription.topic(),
				number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION),
				longNumber(record, KafkaHeaders.DLT_ORIGINAL_OFFSET), text(record, "ce_subject"),
				text(record, "ce_type"), (reason != null) ? reason : "not stated",
				Instant.ofEpochMilli(record.timestamp()),
				(settledAs != null) ? State.valueOf(settledAs.getString("state")) : State.PARKED,
				(settledAs != null) ? settledAs.getString("by") : null,
				(settledAs != null) ? settledAs.getString("reason") : null);
	}

	private static Message<byte[]> message(ConsumerRecord<byte[], byte[]> record) {
		MessageBuilder<byte[]> message = MessageBuilder.withPayload(record.value());
		if (record.key() != null) {
			message.setHeader(KafkaHeaders.RECEIVED_KEY, record.key());
		}
		for (Header header : record.headers()) {
			if (header.key().startsWith("ce_")) {
				message.setHeader(header.key(), header.value());
			}
		}
		return message.build();
	}

	private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String header) {
		Header found = record.headers().lastHeader(header);
		return (found != null) ? new String(found.value(), UTF_8) : null;
	}

	private static int number(ConsumerRecord<byte[], byte[]> record, String header) {
		Header found = record.headers().lastHeader(header);
		return (found != null) ? java.nio.ByteBuffer.wrap(found.value()).getInt() : -1;
	}

	private static long longNumber(ConsumerRecord<byte[], byte[]> record, String header) {
		Header found = record.headers().lastHeader(header);
		return (found != null) ? java.nio.ByteBuffer.wrap(found.value()).getLong() : -1;
	}

	/**
	 * A consumer group's reading of a topic.
	 *
	 * @param function the name of the function that handles the events
	 * @param topic the topic
	 * @param group the consumer group
	 */
	public record Subscription(String function, String topic, String group) {

		String deadLetters() {
			return TopicDeclarations.deadLetters(this.topic, this.group);
		}

	}

	private record Parked(Subscription subscription, ConsumerRecord<byte[], byte[]> message, DeadLetter letter) {
	}

}
