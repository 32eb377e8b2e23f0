package no.samdrift.events.project;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation in a project (mission P19).
 *
 * @param organisationId the organisation
 * @param role what it is in the project
 * @param stance how it takes part, when stated
 * @param joinedOn when it joined, as exactly as stated
 * @param leftOn when it left; absent while it is in
 */
public record Partner(OrganisationId organisationId, PartnerRole role, @Nullable Stance stance, PartialDate joinedOn,
		@Nullable PartialDate leftOn) {

}
