package no.samdrift.project.project;

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
 */
record ProjectQuery(@Nullable String q, @Nullable ProjectState state, @Nullable ProgrammeId programmeId,
		@Nullable String focusArea, @Nullable OrganisationId lead, @Nullable OrganisationId partner,
		@Nullable OrganisationId relevantFor) {

}
