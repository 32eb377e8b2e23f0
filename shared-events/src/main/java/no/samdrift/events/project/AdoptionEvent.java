package no.samdrift.events.project;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;

/** What happens to one organisation's use of one project's solution (mission 4.3). */
public sealed interface AdoptionEvent extends DomainEvent {

	AdoptionId adoptionId();

	/**
	 * An organisation was declared one for which the project is relevant. A candidate has
	 * adopted nothing yet.
	 */
	record AdoptionCandidateNamed(AdoptionId adoptionId, ProjectId projectId, OrganisationId organisationId,
			RelevanceLevel relevance) implements AdoptionEvent {
	}

}
