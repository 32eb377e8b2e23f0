package no.samdrift.notification.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.notification.audience.AudienceRules;
import no.samdrift.notification.audience.Receivers;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.text.Narrator;
import no.samdrift.notification.text.ReaderLanguage;
import no.samdrift.notification.text.Words;

/** From events to inboxes. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

	@Bean
	AudienceRules audienceRules() {
		return AudienceRules.ofClassPath();
	}

	@Bean
	Receivers receivers(AudienceRules rules, Facts facts) {
		return new Receivers(rules, facts);
	}

	@Bean
	Narrator narrator(Facts facts) {
		return new Narrator(Words.ofClassPath(), facts);
	}

	@Bean
	ReaderLanguage readerLanguage(Facts facts) {
		return new ReaderLanguage(facts);
	}

	@Bean
	Telling telling(Narrator narrator) {
		return new Telling(narrator);
	}

	@Bean
	Inbox inbox(MongoDatabaseFactory mongo, Clock clock) {
		return new Inbox(mongo.getMongoDatabase(), clock);
	}

	@Bean
	LiveReaders liveReaders(Inbox inbox, LiveProperties properties, Clock clock, MeterRegistry meters) {
		return new LiveReaders(inbox, properties, clock, meters);
	}

	@Bean
	EventTeller eventTeller(Facts facts, Receivers receivers, Inbox inbox, LiveReaders live, Clock clock,
			MeterRegistry meters, @Value("${samdrift.inbox.patience:5s}") Duration patience) {
		return new EventTeller(facts, receivers, inbox, live, clock, meters, patience);
	}

	/** Reads {@code samdrift.project.events}. */
	@Bean
	Consumer<Message<byte[]>> projectInbox(EventConsumers consumers, CardReader cards, EventTeller teller) {
		return afterItsCards(cards, consumers.each(teller::tell));
	}

	/** Reads {@code samdrift.membership.events}. */
	@Bean
	Consumer<Message<byte[]>> membershipInbox(EventConsumers consumers, CardReader cards, EventTeller teller) {
		return afterItsCards(cards, consumers.each(teller::tell));
	}

	/** Reads {@code samdrift.notification.events}, which this service tells itself. */
	@Bean
	Consumer<Message<byte[]>> notificationInbox(EventConsumers consumers, CardReader cards, EventTeller teller) {
		return afterItsCards(cards, consumers.each(teller::tell));
	}

	private static Consumer<Message<byte[]>> afterItsCards(CardReader cards, Consumer<Message<byte[]>> consumer) {
		return (message) -> {
			// a replayed dead letter comes without a place; its cards came long ago
			if (message.getHeaders().get(KafkaHeaders.OFFSET) instanceof Long offset) {
				cards.awaitCurrent(place(message), offset);
			}
			consumer.accept(message);
		};
	}

	private static TopicPartition place(Message<byte[]> message) {
		Object topic = Objects.requireNonNull(message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC));
		Object partition = Objects.requireNonNull(message.getHeaders().get(KafkaHeaders.RECEIVED_PARTITION));
		return new TopicPartition(
				(topic instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : topic.toString(),
				((Number) partition).intValue());
	}

}
