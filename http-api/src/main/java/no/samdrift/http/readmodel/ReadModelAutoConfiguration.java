package no.samdrift.http.readmodel;

import no.samdrift.journal.readmodel.ReadModels;
import no.samdrift.journal.relay.Republishing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives every service with a journal the operators' addresses for rebuilding. */
@AutoConfiguration(afterName = "no.samdrift.journal.autoconfigure.JournalAutoConfiguration")
class ReadModelAutoConfiguration {

	@Bean
	@ConditionalOnBean(ReadModels.class)
	ReadModelController readModelController(ReadModels readModels) {
		return new ReadModelController(readModels);
	}

	@Bean
	@ConditionalOnBean(Republishing.class)
	RepublishController republishController(Republishing republishing) {
		return new RepublishController(republishing);
	}

}
