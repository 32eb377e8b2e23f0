package no.samdrift.journal.readmodel;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.journal.Journal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The read models of a service. */
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

	@Bean
	RebuildableReadModel currentCopies(Journal journal) {
		return journal.currentCopies();
	}

	@Bean
	ReadModels readModels(ObjectProvider<RebuildableReadModel> models, MongoDatabaseFactory mongo, Clock clock,
			MeterRegistry meters) {
		return new ReadModels(models.stream().toList(), mongo.getMongoDatabase(), clock, meters);
	}

}
