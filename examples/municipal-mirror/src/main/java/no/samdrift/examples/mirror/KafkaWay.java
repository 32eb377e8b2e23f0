package no.samdrift.examples.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Over Kafka: the topic of the municipality, one partition, the offset is the place. The
 * offset is kept with the copy, not in Kafka, so the two are never apart.
 */
final class KafkaWay implements Way {

	private static final JsonMapper JSON = new JsonMapper();

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final TopicPartition stream;

	private boolean placed;

	KafkaWay(Settings settings) {
		Map<String, Object> consumer = new HashMap<>();
		consumer.put("bootstrap.servers", settings.required("kafka"));
		// the Java client's default is another, and shows what was never committed
		consumer.put("isolation.level", "read_committed");
		consumer.put("auto.offset.reset", "none");
		consumer.put("enable.auto.commit", false);
		String user = settings.more().get("kafka-user");
		if (user != null) {
			consumer.put("security.protocol", settings.more().getOrDefault("kafka-protocol", "SASL_PLAINTEXT"));
			consumer.put("sasl.mechanism", "SCRAM-SHA-512");
			consumer.put("sasl.jaas.config",
					"org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
						.formatted(user, settings.required("kafka-password")));
		}
		this.consumer = new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.stream = new TopicPartition("samdrift.municipality." + settings.municipality(), 0);
	}

	@Override
	public String place() {
		return "offset";
	}

	@Override
	public Object inProof(String place) {
		return Long.valueOf(place);
	}

	@Override
	public String after(Samdrift.Answer snapshot) {
		return snapshot.header("samdrift-offset");
	}

	@Override
	public boolean read(Copy copy, boolean patience) {
		if (!this.placed) {
			this.consumer.assign(List.of(this.stream));
			this.consumer.seek(this.stream, Long.parseLong(copy.remembered(place()).orElseThrow()));
			this.placed = true;
		}
		long end = this.consumer.endOffsets(List.of(this.stream)).get(this.stream);
		ConsumerRecords<byte[], byte[]> records = this.consumer.poll(Duration.ofSeconds(patience ? 30 : 1));
		List<JsonNode> events = new ArrayList<>();
		records.forEach((record) -> events.add(event(record)));
		long next = this.consumer.position(this.stream);
		copy.learn(events, place(), Long.toString(next));
		return next < end;
	}

	/** The record, which is a CloudEvent in binary mode, as a structured one. */
	private static JsonNode event(ConsumerRecord<byte[], byte[]> record) {
		ObjectNode event = JSON.createObjectNode();
		record.headers().forEach((header) -> {
			if (header.key().startsWith("ce_")) {
				event.put(header.key().substring(3), new String(header.value(), StandardCharsets.UTF_8));
			}
		});
		event.set("data", JSON.readTree(record.value()));
		return event;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
