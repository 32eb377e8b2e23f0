package no.samdrift.project.mandate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.model.Filters;
import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keeps the mandates' cards. */
@Configuration(proxyBeanMethods = false)
class MandateReplica {

	/** No project is given more mandates than this. */
	private static final int MOST = 500;

	@Bean
	Replica<MandateCard> knownMandates(Replicas replicas) {
		return replicas.of(EventFamily.MANDATE, MandateCard.class, "projectId");
	}

	@Bean
	Consumer<Message<byte[]>> mandateCards(Replica<MandateCard> knownMandates) {
		return knownMandates.consumer();
	}

	@Bean
	Mandates mandates(Replica<MandateCard> knownMandates) {
		return new Mandates() {
			@Override
			public Optional<MandateCard> find(MandateId id) {
				return knownMandates.find(id.value());
			}

			@Override
			public List<MandateCard> of(ProjectId project) {
				return knownMandates.find(Filters.eq("card.projectId", project.value()), MOST);
			}
		};
	}

}
