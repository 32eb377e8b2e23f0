package no.samdrift.notification.facts;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;

/** The facts of the other services. */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

	/** The topics of cards are there even when their services have not started yet. */
	@Bean
	TopicDeclarations cardTopics(KafkaProperties kafka, TopicProperties properties) {
		return new TopicDeclarations(kafka.buildAdminProperties(), CardReader.CARD_TOPICS, properties);
	}

	@Bean
	Facts facts(SourcePrefix own) {
		return new Facts(own);
	}

	@Bean
	CardReader cardReader(Facts facts, KafkaProperties kafka, MeterRegistry meters) {
		return new CardReader(facts, kafka.buildConsumerProperties(), meters);
	}

	/** Ready when the cards that were there at the start are read. */
	@Bean
	HealthIndicator factsHealthIndicator(CardReader cards) {
		return () -> (cards.caughtUp() ? Health.up() : Health.outOfService()).build();
	}

}
