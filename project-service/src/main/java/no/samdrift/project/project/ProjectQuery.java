package no.samdrift.project.project;

import java.util.List;

import jakarta.validation.constraints.Size;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Paging;
import io.swagger.v3.oas.annotations.Parameter;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/**
 * Which projects somebody asks for; what is absent does not narrow the list.
 *
 * @param q words that begin words of a name or alias, in any language
 * @param state the state, when somebody has said it
 * @param programmeId the programme
 * @param focusArea code of a focus area
 * @param lead the organisation that leads
 * @param partner an organisation that is in it now
 * @param relevantFor an organisation for which it is relevant
 * @param organisation an organisation that it concerns in any way
 * @param waitingFor an organisation that owes it an act
 * @param stateUnknown {@code true} for those of which nobody has said where they are
 * @param id these only, as many as a page can have
 */
record ProjectQuery(
		@Parameter(description = "Words that begin words of a name or alias, in any language") @Nullable String q,
		@Parameter(description = "The state, when somebody has said it") @Nullable ProjectState state,
		@Parameter(description = "The programme it is in") @Nullable ProgrammeId programmeId,
		@Parameter(description = "Code of a focus area it is in") @Nullable String focusArea,
		@Parameter(description = "The organisation that leads it") @Nullable OrganisationId lead,
		@Parameter(description = "An organisation that is in it now") @Nullable OrganisationId partner,
		@Parameter(description = "An organisation for which it is relevant") @Nullable OrganisationId relevantFor,
		@Parameter(
				description = "An organisation that it concerns: as lead, partner, submitter, owner, receiver, or because it is relevant there") @Nullable OrganisationId organisation,
		@Parameter(
				description = "An organisation that owes it an act, such as an answer to a handover") @Nullable OrganisationId waitingFor,
		@Parameter(description = "Only those of which nobody has said where they are") @Nullable Boolean stateUnknown,
		@Parameter(description = "Only these; those that the caller may not see are left out") @Nullable @Size(
				max = Paging.MOST) List<ProjectId> id) {

}
