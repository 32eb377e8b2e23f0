package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as everybody may see it. Who holds its offices is in its events, and on
 * the seats that follow them.
 *
 * @param id the organisation
 * @param version how many changes it has seen
 * @param names what it is called
 * @param type what kind of actor it is
 * @param codes its codes, each with its time
 * @param codesNow those of its codes that are valid today
 * @param languageDecision the written Norwegian it has decided for, and who says so
 * @param splits municipalities that were split off from it
 * @param splitFrom the municipality it was split off from
 * @param mergedInto the municipality it was merged into
 * @param provenance where the register has it from
 * @param commands what the caller may do with it
 */
record OrganisationView(OrganisationId id, long version, LanguageMap names, OrganisationType type,
		List<OrganisationCode> codes, List<OrganisationCode> codesNow,
		Organisation.@Nullable LanguageChoice languageDecision, List<Organisation.Split> splits,
		@Nullable OrganisationId splitFrom, @Nullable OrganisationId mergedInto, Provenance provenance,
		List<String> commands) {

	static OrganisationView of(Recorded<Organisation> recorded, LocalDate today, List<String> commands) {
		Organisation state = recorded.state();
		return new OrganisationView(state.id(), recorded.version().value(), state.names(), state.type(), state.codes(),
				CodesInTime.on(state.codes(), today), state.languageDecision(), state.splits(), state.splitFrom(),
				state.mergedInto(), state.provenance(), commands);
	}

}
