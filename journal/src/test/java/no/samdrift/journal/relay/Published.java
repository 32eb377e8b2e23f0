package no.samdrift.journal.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.events.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What an ordinary reader sees on a topic. */
final class Published {

	private final String bootstrapServers;

	Published(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** All records of a key, in order, as a {@code read_committed} reader sees them. */
	List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
		List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.bootstrapServers, "isolation.level", "read_committed"),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = reader.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			reader.assign(partitions);
			reader.seekToBeginning(partitions);
			Map<TopicPartition, Long> end = reader.endOffsets(partitions);
			while (partitions.stream().anyMatch((partition) -> reader.position(partition) < end.get(partition))) {
				reader.poll(Duration.ofMillis(100)).forEach((record) -> {
					if (record.key().equals(key)) {
						records.add(record);
					}
				});
			}
		}
		return records;
	}

	List<Envelope> envelopes(String topic, String key) {
		return records(topic, key).stream().map((record) -> Envelope.of(cloudEvent(record))).toList();
	}

	List<Long> sequences(String topic, String key) {
		return envelopes(topic, key).stream().map(Envelope::sequence).toList();
	}

	static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) {
		return KafkaMessageFactory.createReader(record).toEvent();
	}

}
