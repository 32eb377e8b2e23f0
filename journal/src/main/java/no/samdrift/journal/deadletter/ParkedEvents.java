package no.samdrift.journal.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.journal.Unknown;
import no.samdrift.journal.deadletter.DeadLetters.Subscription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The events that lie parked on Kafka. */
final class ParkedEvents {

	/** How many are read at most, the newest of each partition. */
	private static final int LIMIT = 500;

	private static final Duration POLL = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Map<String, Object> settings;

	private final List<Subscription> subscriptions;

	ParkedEvents(Map<String, Object> clientSettings, Collection<Subscription> subscriptions) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
		// a reader that is closed waits for the fetch that it has asked for ahead
		this.settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.subscriptions = List.copyOf(subscriptions);
	}

	/** Of each partition the newest 500. */
	List<ParkedEvent> newest() {
		List<ParkedEvent> parked = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> reader = reader()) {
			for (Subscription subscription : this.subscriptions) {
				newest(reader, subscription.deadLetters())
					.forEach((record) -> parked.add(new ParkedEvent(subscription, record)));
			}
		}
		return parked;
	}

	/**
	 * One of them, by its name here.
	 * @throws Unknown when there is none
	 */
	ParkedEvent get(String id) {
		String[] parts = id.split("~");
		Subscription subscription = this.subscriptions.stream()
			.filter((candidate) -> parts.length == 3 && candidate.function().equals(parts[0]))
			.findFirst()
			.orElseThrow(() -> new Unknown("dead-letter", id));
		try (KafkaConsumer<byte[], byte[]> reader = reader()) {
			String topic = subscription.deadLetters();
			TopicPartition partition = new TopicPartition(topic, Integer.parseInt(parts[1]));
			long offset = Long.parseLong(parts[2]);
			if (offset >= 0 && partitions(reader, topic).contains(partition)) {
				reader.assign(List.of(partition));
				reader.seek(partition, offset);
				for (ConsumerRecord<byte[], byte[]> record : reader.poll(PATIENCE)) {
					if (record.offset() == offset) {
						return new ParkedEvent(subscription, record);
					}
				}
			}
		}
		catch (NumberFormatException ex) {
			throw new Unknown("dead-letter", id);
		}
		throw new Unknown("dead-letter", id);
	}

	private static List<ConsumerRecord<byte[], byte[]>> newest(KafkaConsumer<byte[], byte[]> reader, String topic) {
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

}
