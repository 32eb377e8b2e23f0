package no.samdrift.project.mandate;

import java.util.function.Consumer;

import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keeps the mandates' cards. */
@Configuration(proxyBeanMethods = false)
class MandateReplica {

	@Bean
	Replica<MandateCard> knownMandates(Replicas replicas) {
		return replicas.of(EventFamily.MANDATE, MandateCard.class);
	}

	@Bean
	Consumer<Message<byte[]>> mandateCards(Replica<MandateCard> knownMandates) {
		return knownMandates.consumer();
	}

	@Bean
	Mandates mandates(Replica<MandateCard> knownMandates) {
		return (id) -> knownMandates.find(id.value());
	}

}
