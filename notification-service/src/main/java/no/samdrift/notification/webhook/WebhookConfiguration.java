package no.samdrift.notification.webhook;

import java.net.InetAddress;
import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.retry.Backoff;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Subscriptions;

/** From streams to receivers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

	@Bean
	WebhookMeters webhookMeters(MeterRegistry meters) {
		return new WebhookMeters(meters);
	}

	@Bean
	ReceiverClient receiverClient(WebhookProperties properties) {
		return new ReceiverClient(properties, InetAddress::getAllByName);
	}

	@Bean
	Secrets webhookSecrets(MongoDatabaseFactory mongo) {
		return new Secrets(mongo.getMongoDatabase());
	}

	@Bean
	Positions webhookPositions(MongoDatabaseFactory mongo) {
		return new Positions(mongo.getMongoDatabase());
	}

	@Bean
	DeliveryLog deliveryLog(MongoDatabaseFactory mongo, WebhookProperties properties) {
		return new DeliveryLog(mongo.getMongoDatabase(), properties.keepLog());
	}

	@Bean
	Delivery delivery(ReceiverClient client, Secrets secrets, WebhookProperties properties, Clock clock,
			WebhookMeters meters) {
		return new Delivery(client, secrets, properties, clock, meters);
	}

	@Bean
	Registration registration(ReceiverClient client, WebhookProperties properties, SourcePrefix prefix, Clock clock) {
		return new Registration(client, properties, prefix, clock);
	}

	@Bean
	Couriers couriers(WebhookProperties properties, Subscriptions subscriptions, Positions positions, DeliveryLog log,
			Delivery delivery, StreamOutlet outlet, Facts facts, CardReader cards, WebhookMeters meters,
			Secrets secrets, Clock clock) {
		return couriers(properties, subscriptions, positions, log, delivery, outlet, facts, cards, meters, secrets,
				clock, DeliverySteps.GO_ON);
	}

	static Couriers couriers(WebhookProperties properties, Subscriptions subscriptions, Positions positions,
			DeliveryLog log, Delivery delivery, StreamOutlet outlet, Facts facts, CardReader cards,
			WebhookMeters meters, Secrets secrets, Clock clock, DeliverySteps steps) {
		return new Couriers(new Couriers.Round(Id.next(), properties, subscriptions, positions, log, delivery, outlet,
				facts, new Backoff(properties.firstRetry(), properties.longestRetry(), clock), meters, clock, steps,
				(after) -> forgetWhenEnded(after, secrets)), cards);
	}

	private static void forgetWhenEnded(Subscription after, Secrets secrets) {
		if (after.state() == SubscriptionState.ENDED) {
			secrets.forget(after.keys());
		}
	}

	@Bean
	Webhooks webhooks(Subscriptions subscriptions, Positions positions, DeliveryLog log, Secrets secrets,
			Registration registration, Delivery delivery, StreamOutlet outlet, Couriers couriers, Facts facts,
			WebhookProperties properties, Clock clock) {
		return new Webhooks(subscriptions, positions, log, secrets, registration, delivery, outlet, couriers, facts,
				properties, clock);
	}

	/** How webhooks go. A receiver that fails is no failure of this service. */
	@Bean
	HealthIndicator webhooksHealthIndicator(WebhookMeters meters) {
		return () -> {
			WebhookMeters.Stand stand = meters.stand();
			return Health.up()
				.withDetail("held", stand.held())
				.withDetail("failing", stand.failing())
				.withDetail("paused", stand.paused())
				.withDetail("furthestBehind", stand.behind())
				.build();
		};
	}

}
