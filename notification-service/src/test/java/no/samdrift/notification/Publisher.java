package no.samdrift.notification;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;

/** Puts events and cards on Kafka as the relay of a service does. */
public final class Publisher {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private static final Publisher SHARED = new Publisher();

	private final KafkaProducer<String, byte[]> producer;

	private Publisher() {
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers(),
				"transactional.id", "tests-" + Id.next()), new StringSerializer(), new ByteArraySerializer());
		this.producer.initTransactions();
	}

	public static Publisher shared() {
		return SHARED;
	}

	/** A card alone, as the latest on its compacted topic. */
	public void card(EventFamily family, String id, long sequence, Card card) {
		send(List.of(cardRecord(family, id, sequence, card)));
	}

	/** Erases a card. */
	public void erase(EventFamily family, String id) {
		send(List.of(new ProducerRecord<>(family.cardsTopic(), id, null)));
	}

	/** An event, and its card right after, in one transaction. */
	public void event(Envelope envelope, DomainEvent event, @Nullable Card card) {
		EventFamily family = EventFamily.of(event);
		ProducerRecord<String, byte[]> told = eventRecord(envelope, event, card);
		send((card != null) ? List.of(told, cardRecord(family, envelope.subject(), envelope.sequence(), card))
				: List.of(told));
	}

	/** Records as they are, in one transaction. */
	public synchronized void send(List<ProducerRecord<String, byte[]>> records) {
		this.producer.beginTransaction();
		records.forEach(this.producer::send);
		this.producer.commitTransaction();
	}

	public static ProducerRecord<String, byte[]> eventRecord(Envelope envelope, DomainEvent event,
			@Nullable Card card) {
		Map<String, Object> data = new LinkedHashMap<>(EventJson.mapper().convertValue(event, FIELDS));
		if (card != null && EventFamily.of(event).cardInEvents()) {
			data.put("card", EventJson.mapper().convertValue(card, FIELDS));
		}
		return KafkaMessageFactory
			.<String>createWriter(EventFamily.of(event).eventsTopic(), null, envelope.time().toEpochMilli(),
					envelope.subject())
			.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(data)));
	}

	public static ProducerRecord<String, byte[]> cardRecord(EventFamily family, String id, long sequence, Card card) {
		Envelope envelope = new Envelope(Id.next(), family.cardTypeName(), TheService.PREFIX.of(family), id,
				Instant.now(), URI.create("http://localhost/schemas/" + family.cardTypeName() + ".json"), sequence,
				Id.next(), null, null, Actor.system("tests"), Audience.everybody(List.of()));
		return KafkaMessageFactory.<String>createWriter(family.cardsTopic(), null, Instant.now().toEpochMilli(), id)
			.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(card)));
	}

}
