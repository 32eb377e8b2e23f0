package no.samdrift.membership.organisation;

import no.samdrift.events.OrganisationId;

/** Knows which organisations are registered. */
public interface KnownOrganisations {

	boolean knows(OrganisationId organisation);

}
