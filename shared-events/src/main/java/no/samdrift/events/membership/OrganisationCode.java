package no.samdrift.events.membership;

import no.samdrift.events.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A code that a register gives an organisation, with the time it is valid (mission T15).
 *
 * @param scheme the register
 * @param value the code, such as {@code 1508}
 * @param validFrom from when, as exactly as known
 * @param validTo the last day it was valid; absent while it is
 */
public record OrganisationCode(CodeScheme scheme, String value, PartialDate validFrom, @Nullable PartialDate validTo) {

}
