package no.samdrift.journal.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings without which the guarantees would not hold or that every service shares. Any
 * other property source overrides them.
 */
class JournalDefaults implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		defaults.put("samdrift.events.schema-base", "http://localhost:${server.port:8080}/schemas");
		defaults.put("samdrift.events.source-prefix", "");
		defaults.put("spring.kafka.bootstrap-servers", "localhost:19092");
		// while Kafka is away, an admin client with the other strategy asks without pause
		defaults.put("spring.kafka.admin.properties.metadata.recovery.strategy", "none");
		defaults.put("spring.kafka.consumer.isolation-level", "read_committed");
		defaults.put("spring.kafka.consumer.auto-offset-reset", "earliest");
		// what a dead instance read goes to another one, or to its successor, this soon
		defaults.put("spring.kafka.consumer.properties.session.timeout.ms", "10000");
		defaults.put("spring.cloud.stream.kafka.binder.brokers", "${spring.kafka.bootstrap-servers}");
		defaults.put("spring.cloud.stream.kafka.binder.auto-create-topics", "false");
		defaults.put("spring.cloud.stream.kafka.binder.consumer-properties.isolation.level", "read_committed");
		// tried again and parked by PoisonParking, not by the binder
		defaults.put("spring.cloud.stream.default.consumer.max-attempts", "1");
		defaults.put("logging.level.org.springframework.integration.handler.LoggingHandler", "OFF");
		defaults.put("logging.level.org.springframework.kafka.listener.DefaultErrorHandler", "ERROR");
		// each client tells its configuration, and each page of a stream where it begins
		defaults.put("logging.level.org.apache.kafka.common", "WARN");
		defaults.put("logging.level.org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer", "WARN");
		defaults.put("logging.level.org.apache.kafka.clients.consumer.internals.SubscriptionState", "WARN");
		// the binder measures lag with a consumer that has no partition: nothing is wrong
		defaults.put("logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "ERROR");
		defaults.put("spring.cloud.stream.binding-retry-interval", "5");
		// Kafka's health is told by one indicator, not by the binder's
		defaults.put("management.health.binders.enabled", "false");
		environment.getPropertySources().addLast(new MapPropertySource("samdrift-journal-defaults", defaults));
	}

}
