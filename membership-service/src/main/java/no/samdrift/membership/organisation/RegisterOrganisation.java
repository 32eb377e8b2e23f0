package no.samdrift.membership.organisation;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationType;
import org.jspecify.annotations.Nullable;

/**
 * Enters an organisation in the register.
 *
 * @param id its id; made when absent
 * @param names what it is called
 * @param type what kind of actor it is
 * @param codes its codes, each with its time; none when absent
 * @param languageDecision the written Norwegian it has decided for
 * @param provenance where this is from; stated by the caller when absent
 */
record RegisterOrganisation(@Nullable OrganisationId id, @NotNull LanguageMap names, @NotNull OrganisationType type,
		@Nullable List<OrganisationCode> codes, @Nullable LanguageDecision languageDecision,
		@Nullable Provenance provenance) {

	RegisterOrganisation {
		codes = (codes != null) ? List.copyOf(codes) : List.of();
	}

	Provenance provenanceOrStated() {
		return (this.provenance != null) ? this.provenance : Provenance.STATED;
	}

}
