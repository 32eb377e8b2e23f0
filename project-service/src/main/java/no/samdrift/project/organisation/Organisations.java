package no.samdrift.project.organisation;

import java.util.Optional;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.journal.FactNotYetKnown;

/** The organisations known here. They arrive by their cards only. */
@FunctionalInterface
public interface Organisations {

	Optional<OrganisationType> find(OrganisationId id);

	/**
	 * What kind of actor an organisation is.
	 * @throws FactNotYetKnown when the organisation has not arrived here (guarantee G8)
	 */
	default OrganisationType typeOf(OrganisationId id) {
		return find(id).orElseThrow(() -> new FactNotYetKnown("organisation", id.value()));
	}

}
