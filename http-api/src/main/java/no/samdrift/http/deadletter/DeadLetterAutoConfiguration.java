package no.samdrift.http.deadletter;

import no.samdrift.journal.deadletter.DeadLetters;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives every service that consumes events the operators' address for parked ones. */
@AutoConfiguration(afterName = "no.samdrift.journal.autoconfigure.JournalAutoConfiguration")
@ConditionalOnBean(DeadLetters.class)
class DeadLetterAutoConfiguration {

	@Bean
	DeadLetterController deadLetterController(DeadLetters deadLetters) {
		return new DeadLetterController(deadLetters);
	}

}
