package no.samdrift.journal.relay;

import java.time.Clock;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Id;
import no.samdrift.journal.Journal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The relay of a service that has a journal to publish. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "samdrift.journal.relay.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RelayProperties.class)
public class RelayConfiguration {

	@Bean
	Relay relay(Journal journal, MongoDatabaseFactory mongo, KafkaProperties kafka, RelayProperties properties,
			@Value("${samdrift.service-name}") String serviceName,
			@Value("${samdrift.events.schema-base}") String schemaBase, Clock clock, MeterRegistry meters) {
		Relay relay = relay(journal, mongo.getMongoDatabase(), kafka.buildProducerProperties(), properties, serviceName,
				schemaBase, RelaySteps.GO_ON, clock, meters);
		journal.addListener(relay);
		return relay;
	}

	@Bean
	UnpublishedGauges unpublishedGauges(Journal journal, Clock clock) {
		return new UnpublishedGauges(journal.entries(), clock);
	}

	static Relay relay(Journal journal, MongoDatabase database, Map<String, Object> clientSettings,
			RelayProperties properties, String serviceName, String schemaBase, RelaySteps steps, Clock clock,
			MeterRegistry meters) {
		Lease lease = new Lease(database, Id.next(), properties.lease(), clock);
		Publisher publisher = new Publisher(clientSettings, "samdrift." + serviceName + ".relay",
				new EntryRecords(schemaBase), steps);
		return new Relay(journal, lease, publisher, properties, steps, clock, meters);
	}

}
