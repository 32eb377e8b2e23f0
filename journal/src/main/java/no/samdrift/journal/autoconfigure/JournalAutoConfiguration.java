package no.samdrift.journal.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.Journal;
import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.journal.deadletter.DeadLetterConfiguration;
import no.samdrift.journal.readmodel.ReadModelConfiguration;
import no.samdrift.journal.relay.RelayConfiguration;
import no.samdrift.journal.replica.Replicas;
import no.samdrift.journal.topics.WrongSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Gives a service its journal, its relay and its replicas. */
@AutoConfiguration(afterName = { "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
		"org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.cloud.stream.config.BindingServiceConfiguration" })
@Import({ RelayConfiguration.class, DeadLetterConfiguration.class, ReadModelConfiguration.class })
public class JournalAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(JournalAutoConfiguration.class);

	JournalAutoConfiguration(Environment environment) {
		String serviceName = environment.getProperty("samdrift.service-name", "");
		if (serviceName.isBlank()) {
			throw new WrongSetting("The property samdrift.service-name is not set.",
					"Set it to the name of the service, such as project-service.");
		}
	}

	/**
	 * The clock of everything: instants, and days as they are counted in Norway. Where
	 * people try or learn Samdrift it can go ahead, so that they see what comes due.
	 */
	@Bean
	@ConditionalOnMissingBean
	Clock clock(@Value("${samdrift.clock.ahead:0s}") Duration ahead) {
		if (ahead.isNegative()) {
			throw new WrongSetting("The property samdrift.clock.ahead is " + ahead + ", a time that is past already.",
					"Remove it, or set it to how far the clock is to go ahead, such as 31d.");
		}
		if (!ahead.isZero()) {
			logger.warn("The clock goes {} ahead (samdrift.clock.ahead): this is for trials, not for operation", ahead);
		}
		return Clock.offset(Clock.system(ZoneId.of("Europe/Oslo")), ahead);
	}

	/** What the sources of this installation's events begin with. */
	@Bean
	SourcePrefix sourcePrefix(@Value("${samdrift.events.source-prefix}") String prefix) {
		try {
			return new SourcePrefix(prefix.strip());
		}
		catch (IllegalArgumentException ex) {
			throw new WrongSetting(ex.getMessage() + ".",
					"Set samdrift.events.source-prefix to something like /smart-vestmark, or to nothing.");
		}
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
	KeptSourcePrefix keptSourcePrefix(SourcePrefix prefix, Journal journal, MongoDatabaseFactory mongo) {
		return new KeptSourcePrefix(prefix, journal.entries(), mongo.getMongoDatabase());
	}

	@Bean
	Replicas replicas(MongoDatabaseFactory mongo, KafkaProperties kafka, MeterRegistry meters) {
		return new Replicas(mongo.getMongoDatabase(), kafka.buildConsumerProperties(), meters);
	}

	@Bean
	EventConsumers eventConsumers(MeterRegistry meters) {
		return new EventConsumers(meters);
	}

}
