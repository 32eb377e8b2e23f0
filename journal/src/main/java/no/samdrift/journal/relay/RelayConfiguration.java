package no.samdrift.journal.relay;

import java.time.Clock;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.Journal;
import no.samdrift.journal.lease.FencedProducer;
import no.samdrift.journal.lease.Lease;

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
	Republishing republishing(Journal journal, MongoDatabaseFactory mongo, Clock clock) {
		return new Republishing(journal.entries(), mongo.getMongoDatabase(), clock);
	}

	@Bean
	Relay relay(Journal journal, Republishing republishing, MongoDatabaseFactory mongo, KafkaProperties kafka,
			RelayProperties properties, @Value("${samdrift.service-name}") String serviceName, SourcePrefix prefix,
			@Value("${samdrift.events.schema-base}") String schemaBase, Clock clock, MeterRegistry meters) {
		Relay relay = relay(journal, republishing, mongo.getMongoDatabase(), kafka.buildProducerProperties(),
				properties, serviceName, new EntryRecords(prefix, schemaBase), RelaySteps.GO_ON, clock, meters);
		journal.addListener(relay);
		return relay;
	}

	@Bean
	UnpublishedGauges unpublishedGauges(Journal journal, Republishing republishing, Clock clock) {
		return new UnpublishedGauges(journal.entries(), republishing, clock);
	}

	static Relay relay(Journal journal, Republishing republishing, MongoDatabase database,
			Map<String, Object> clientSettings, RelayProperties properties, String serviceName, EntryRecords records,
			RelaySteps steps, Clock clock, MeterRegistry meters) {
		Lease lease = new Lease(database, "relay", Id.next(), properties.lease(), clock);
		Publisher publisher = new Publisher(new FencedProducer(clientSettings, "samdrift." + serviceName + ".relay"),
				records, steps);
		return new Relay(journal, lease, publisher, republishing, properties, steps, clock, meters);
	}

}
