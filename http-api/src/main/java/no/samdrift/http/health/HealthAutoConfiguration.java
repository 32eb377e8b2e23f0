package no.samdrift.http.health;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Whether Kafka and MongoDB are within reach, told within seconds. */
@AutoConfiguration(after = { KafkaAutoConfiguration.class, DataMongoAutoConfiguration.class },
		before = MongoHealthContributorAutoConfiguration.class)
class HealthAutoConfiguration {

	private static final int SECONDS_TO_REACH = 3;

	private static final int SECONDS_TO_ANSWER = 15;

	@Bean
	@ConditionalOnBean(KafkaAdmin.class)
	@ConditionalOnEnabledHealthIndicator("kafka")
	KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin kafka) {
		return new KafkaHealthIndicator(kafka.getConfigurationProperties());
	}

	@Bean
	@ConditionalOnBean(MongoDatabaseFactory.class)
	@ConditionalOnEnabledHealthIndicator("mongo")
	MongoHealthIndicator mongoHealthIndicator(MongoDatabaseFactory mongo) {
		return new MongoHealthIndicator(mongo);
	}

	/**
	 * The driver's own patience is thirty seconds and more: too long for a caller, who
	 * gets a 503 instead. First in order, so that the connection string can say
	 * otherwise.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	MongoClientSettingsBuilderCustomizer mongoWithoutLongWaits() {
		return (settings) -> settings
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(SECONDS_TO_REACH, TimeUnit.SECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout(SECONDS_TO_REACH, TimeUnit.SECONDS)
				.readTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS));
	}

}
