package no.samdrift.benchmark.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic of one partition from now on. */
final class StreamReader extends Way {

	private final Thread thread;

	private volatile boolean closing;

	StreamReader(String kafka, String topic) {
		KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"), new StringDeserializer(),
				new ByteArrayDeserializer());
		TopicPartition stream = new TopicPartition(topic, 0);
		consumer.assign(List.of(stream));
		consumer.seekToEnd(List.of(stream));
		consumer.position(stream);
		this.thread = Thread.ofPlatform().daemon().name("stream-reader").start(() -> read(consumer));
	}

	private void read(KafkaConsumer<String, byte[]> consumer) {
		try (consumer) {
			while (!this.closing) {
				for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					came(record.key(), Long.parseLong(
							new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8)));
				}
			}
		}
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
