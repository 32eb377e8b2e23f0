package no.samdrift.events.project;

import no.samdrift.events.Card;
import no.samdrift.events.OrganisationId;

/**
 * How far one organisation is with one project's solution.
 *
 * @param adoptionId the adoption
 * @param projectId the project whose solution it is
 * @param organisationId the organisation that may take it into use
 * @param state how far it is
 */
public record AdoptionCard(AdoptionId adoptionId, ProjectId projectId, OrganisationId organisationId,
		AdoptionState state) implements Card {

}
