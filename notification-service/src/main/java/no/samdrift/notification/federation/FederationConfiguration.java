package no.samdrift.notification.federation;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.lease.FencedProducer;
import no.samdrift.journal.lease.Lease;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import no.samdrift.notification.retry.Backoff;

/** From other programmes' streams to topics of their own here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FederationProperties.class)
class FederationConfiguration {

	@Bean
	FederatedTopics federatedTopics(FederationProperties properties, SourcePrefix own) {
		return new FederatedTopics(
				Followed.all(properties, own).stream().map(Followed::name).collect(Collectors.toSet()));
	}

	@Bean
	TopicDeclarations federatedTopicDeclarations(KafkaProperties kafka, FederatedTopics federated,
			TopicProperties properties) {
		return new TopicDeclarations(kafka.buildAdminProperties(), new HashSet<>(federated.names()), properties);
	}

	@Bean
	Followers followers(FederationProperties properties, SourcePrefix own, MongoDatabaseFactory mongo,
			KafkaProperties kafka, @Qualifier("federatedTopicDeclarations") TopicDeclarations topics, Clock clock,
			MeterRegistry meters) {
		Map<String, Object> producerSettings = kafka.buildProducerProperties();
		List<Follower> followers = Followed.all(properties, own)
			.stream()
			.map((followed) -> follower(followed, properties, own, mongo.getMongoDatabase(), producerSettings, topics,
					FederationSteps.GO_ON, clock, meters))
			.toList();
		return new Followers(followers);
	}

	static Follower follower(Followed followed, FederationProperties properties, SourcePrefix own,
			MongoDatabase database, Map<String, Object> producerSettings, TopicDeclarations topics,
			FederationSteps steps, Clock clock, MeterRegistry meters) {
		String purpose = "federation." + followed.name();
		return new Follower(followed, properties, new Admission(own, followed, clock),
				new FollowedFeed(followed, properties), new Places(database),
				new Lease(database, purpose, Id.next(), properties.lease(), clock),
				new FencedProducer(producerSettings, "samdrift.notification-service." + purpose), topics,
				new Backoff(properties.firstRetry(), properties.longestRetry(), clock),
				new FederationMeters(followed.name(), meters), steps, clock);
	}

	/** How the following goes. A programme that fails is no failure of this service. */
	@Bean
	HealthIndicator federationHealthIndicator(Followers followers) {
		return () -> {
			Health.Builder health = Health.up();
			followers.all().forEach((each) -> health.withDetail(each.name(), each.stand()));
			return health.build();
		};
	}

}
