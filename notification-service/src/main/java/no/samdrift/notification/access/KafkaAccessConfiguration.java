package no.samdrift.notification.access;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Direct access to Kafka. */
@Configuration(proxyBeanMethods = false)
class KafkaAccessConfiguration {

	@Bean
	KafkaUsers kafkaUsers(KafkaProperties kafka) {
		return new KafkaUsers(kafka.buildAdminProperties());
	}

	@Bean
	KafkaCredentials kafkaCredentials(MongoDatabaseFactory mongo, KafkaUsers users, KafkaAccessProperties properties,
			Clock clock, MeterRegistry meters) {
		return new KafkaCredentials(mongo.getMongoDatabase(), users, clock, properties.mostPerOrganisation(), meters);
	}

}
