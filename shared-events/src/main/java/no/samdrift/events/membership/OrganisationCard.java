package no.samdrift.events.membership;

import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation is now.
 *
 * @param organisationId the organisation
 * @param names what it is called
 * @param type what kind of actor it is
 * @param codes its codes, each with its time
 * @param languageDecision the written Norwegian it has decided for; absent when not
 * stated
 * @param splitFrom the municipality it was split off from
 * @param mergedInto the municipality it was merged into
 * @param provenance where the register has it from
 */
public record OrganisationCard(OrganisationId organisationId, LanguageMap names, OrganisationType type,
		List<OrganisationCode> codes, @Nullable LanguageDecision languageDecision, @Nullable OrganisationId splitFrom,
		@Nullable OrganisationId mergedInto, Provenance provenance) implements Card {

}
