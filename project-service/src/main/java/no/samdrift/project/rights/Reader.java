package no.samdrift.project.rights;

import java.util.Optional;
import java.util.Set;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;

/**
 * Somebody who reads, and by what right.
 *
 * @param everything whether it is a coordinator, who sees every project
 * @param organisation the organisation it reads for
 * @param programmes the programmes in whose groups it has a seat
 */
public record Reader(boolean everything, Optional<OrganisationId> organisation, Set<ProgrammeId> programmes) {

}
