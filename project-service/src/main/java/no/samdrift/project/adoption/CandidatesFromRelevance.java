package no.samdrift.project.adoption;

import java.util.function.Consumer;

import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent.ProjectRelevanceStated;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.Act;
import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.journal.consume.ReceivedEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Reacts to a statement of relevance by naming an adoption candidate (P22, P24). It may
 * see the same statement many times and be stopped anywhere: an adoption's id comes from
 * the project and the organisation, and it is created once.
 */
@Configuration(proxyBeanMethods = false)
class CandidatesFromRelevance {

	private final Adoptions adoptions;

	private final String service;

	CandidatesFromRelevance(Adoptions adoptions, @Value("${samdrift.service-name}") String service) {
		this.adoptions = adoptions;
		this.service = service;
	}

	@Bean
	Consumer<Message<byte[]>> ownEvents(EventConsumers consumers) {
		return consumers.each(this::react);
	}

	void react(ReceivedEvent received) {
		if (received.event() instanceof ProjectRelevanceStated stated && becomesCandidate(stated, received)) {
			Act.reaction(this.service, "name-adoption-candidate", received.envelope().correlationId(),
					received.envelope().id())
				.perform(() -> {
					this.adoptions.nameCandidate(stated.projectId(), stated.organisationId(), stated.level(),
							received.envelope().audience());
					return null;
				});
		}
	}

	/** The one that leads has the solution already. */
	private static boolean becomesCandidate(ProjectRelevanceStated stated, ReceivedEvent received) {
		boolean leads = received.card() instanceof ProjectCard project
				&& stated.organisationId().equals(project.leadOrganisationId());
		return stated.level() != RelevanceLevel.NOT_RELEVANT && !leads;
	}

}
