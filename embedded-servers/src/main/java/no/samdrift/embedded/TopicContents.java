package no.samdrift.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on a topic, for tests that look at it. */
public final class TopicContents {

	private TopicContents() {
	}

	/**
	 * Every record up to the topic's end of now, as a {@code read_committed} reader sees
	 * them; in order per key.
	 * @param bootstrapServers where Kafka is
	 * @param topic a topic that there is
	 */
	public static List<ConsumerRecord<String, byte[]>> of(String bootstrapServers, String topic) {
		// without a short wait the reader asks for more, and closing waits for the answer
		Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
		List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(settings, new StringDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = reader.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			reader.assign(partitions);
			reader.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
			while (partitions.stream().anyMatch((partition) -> reader.position(partition) < ends.get(partition))) {
				reader.poll(Duration.ofMillis(100)).forEach(records::add);
			}
		}
		return records;
	}

}
