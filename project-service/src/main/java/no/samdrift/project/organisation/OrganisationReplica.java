package no.samdrift.project.organisation;

import java.util.function.Consumer;

import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keeps the organisations' cards. */
@Configuration(proxyBeanMethods = false)
class OrganisationReplica {

	@Bean
	Replica<OrganisationCard> knownOrganisations(Replicas replicas) {
		return replicas.of(EventFamily.ORGANISATION, OrganisationCard.class);
	}

	@Bean
	Consumer<Message<byte[]>> organisationCards(Replica<OrganisationCard> knownOrganisations) {
		return knownOrganisations.consumer();
	}

	@Bean
	Organisations organisations(Replica<OrganisationCard> knownOrganisations) {
		return (id) -> knownOrganisations.find(id.value()).map(OrganisationCard::type);
	}

}
