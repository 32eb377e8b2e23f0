package no.samdrift.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** Reads by Kafka, with a credential of the municipality's own. */
final class KafkaMirror extends StreamMirror {

	private final Map<String, Object> client = new HashMap<>();

	private final TopicPartition stream;

	KafkaMirror(RunningSystem system, String municipality) {
		super(municipality);
		JsonNode made = system.asIntegratorOf(municipality)
			.create(Part.NOTIFICATION, "/municipalities/" + municipality + "/kafka-credentials",
					Map.of("purpose", "A mirror"));
		this.client.putAll(Map.of("bootstrap.servers", made.path("bootstrapServers").asString(), "isolation.level",
				"read_committed", "enable.auto.commit", false, "security.protocol", "SASL_PLAINTEXT", "sasl.mechanism",
				"SCRAM-SHA-512", "sasl.jaas.config",
				"org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
					.formatted(made.path("credential").path("username").asString(), made.path("password").asString())));
		this.stream = new TopicPartition(made.path("topic").asString(), 0);
	}

	@Override
	void follow() {
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(this.client, new StringDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.assign(List.of(this.stream));
			String place = place();
			consumer.seek(this.stream, (place != null) ? Long.parseLong(place) : 0);
			while (!isStopped()) {
				ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofSeconds(1));
				List<JsonNode> events = new ArrayList<>();
				records.forEach((record) -> events.add(RecordedEvents.structured(record)));
				learn(events, Long.toString(consumer.position(this.stream)));
			}
		}
		catch (KafkaException ex) {
			throw new NoAnswer();
		}
	}

}
