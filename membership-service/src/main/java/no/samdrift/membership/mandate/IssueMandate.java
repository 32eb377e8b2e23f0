package no.samdrift.membership.mandate;

import java.time.LocalDate;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A steering group gives a project a mandate.
 *
 * @param id its id; made when absent
 * @param groupId the group that decided it
 * @param projectId the project that gets it
 * @param scope what it allows
 * @param limits what it does not allow, in words
 * @param validFrom the first day
 * @param validTo the last day
 * @param grounds why
 */
record IssueMandate(@Nullable MandateId id, @NotNull GroupId groupId, @NotNull ProjectId projectId,
		@NotNull Set<MandateScope> scope, @Nullable LanguageMap limits, @NotNull LocalDate validFrom,
		@NotNull LocalDate validTo, @NotNull LanguageMap grounds) {
}
