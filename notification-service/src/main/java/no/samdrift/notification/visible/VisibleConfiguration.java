package no.samdrift.notification.visible;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.federation.FederatedTopics;

/** What each organisation may see now. */
@Configuration(proxyBeanMethods = false)
class VisibleConfiguration {

	@Bean
	VisibleCards visibleCards(MongoDatabaseFactory mongo) {
		return new VisibleCards(mongo.getMongoDatabase());
	}

	@Bean
	Refill visibleCardsRefill(VisibleCards cards, KafkaProperties kafka, FederatedTopics federated) {
		return new Refill(cards, kafka.buildConsumerProperties(), federated.and(CardReader.EVENT_TOPICS));
	}

}
