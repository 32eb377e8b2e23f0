package no.samdrift.membership;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.embedded.TestServers;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What other services and municipalities read from Kafka, and what they write. */
final class PublishedRecords {

	private PublishedRecords() {
	}

	/** The record with this key and type, as soon as it is there. */
	static Published await(String topic, String key, String type) {
		List<Published> found = new ArrayList<>();
		Awaitility.await("the relay publishes " + type)
			.atMost(Duration.ofSeconds(30))
			.until(() -> read(topic,
					(record) -> key.equals(record.key()) && header(record, "ce_type").contains("." + type + ".")),
					(records) -> {
						found.addAll(records);
						return !records.isEmpty();
					});
		return found.getFirst();
	}

	/** Everything on the topic that matches. */
	static List<Published> read(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
		return TopicContents.of(TestServers.kafkaBootstrapServers(), topic)
			.stream()
			.filter(wanted)
			.map(Published::new)
			.toList();
	}

	/** Publishes a card as its own service would. */
	static void card(EventFamily family, String id, long sequence, Card card) {
		Envelope envelope = new Envelope(Id.next(), family.cardTypeName(), URI.create(family.source()), id,
				Instant.now(), URI.create("http://localhost/schema.json"), sequence, "test", null, null,
				Actor.system("project-service"), Audience.everybody(List.of()));
		Properties settings = new Properties();
		settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers());
		try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings, new StringSerializer(),
				new ByteArraySerializer())) {
			producer.send(KafkaMessageFactory.<String>createWriter(family.cardsTopic(), null, null, id)
				.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(card))));
		}
	}

	private static String header(ConsumerRecord<String, byte[]> record, String name) {
		return (record.headers().lastHeader(name) != null) ? new String(record.headers().lastHeader(name).value()) : "";
	}

	/** A record as it was read. */
	record Published(ConsumerRecord<String, byte[]> kafka) {

		String attribute(String name) {
			return header(this.kafka, "ce_" + name);
		}

		JsonNode data() {
			return EventJson.mapper().readTree(this.kafka.value());
		}

		String text() {
			return new String(this.kafka.value(), java.nio.charset.StandardCharsets.UTF_8);
		}

	}

}
