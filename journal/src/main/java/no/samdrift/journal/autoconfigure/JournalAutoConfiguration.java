package no.samdrift.journal.autoconfigure;

import java.time.Clock;
import java.time.ZoneId;

import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.journal.Journal;
import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.journal.deadletter.DeadLetterConfiguration;
import no.samdrift.journal.relay.RelayConfiguration;
import no.samdrift.journal.replica.Replicas;
import no.samdrift.journal.topics.WrongSetting;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Gives a service its journal, its relay and its replicas. */
@AutoConfiguration(afterName = { "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
		"org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.cloud.stream.config.BindingServiceConfiguration" })
@Import({ RelayConfiguration.class, DeadLetterConfiguration.class })
public class JournalAutoConfiguration {

	JournalAutoConfiguration(Environment environment) {
		String serviceName = environment.getProperty("samdrift.service-name", "");
		if (serviceName.isBlank()) {
			throw new WrongSetting("The property samdrift.service-name is not set.",
					"Set it to the name of the service, such as project-service.");
		}
	}

	/** The clock of everything: instants, and days as they are counted in Norway. */
	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.system(ZoneId.of("Europe/Oslo"));
	}

	@Bean
	Journal journal(MongoDatabaseFactory mongo, Clock clock) {
		return new Journal(mongo.getMongoDatabase(), clock);
	}

	@Bean
	JournalIndexes journalIndexes(Journal journal) {
		return new JournalIndexes(journal);
	}

	@Bean
	Replicas replicas(MongoDatabaseFactory mongo, MeterRegistry meters) {
		return new Replicas(mongo.getMongoDatabase(), meters);
	}

	@Bean
	EventConsumers eventConsumers(MeterRegistry meters) {
		return new EventConsumers(meters);
	}

}
