package no.samdrift.events.membership;

import java.time.LocalDate;
import java.util.Set;

import no.samdrift.events.Card;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * How a mandate is now. It is valid if and only if it is issued, neither revoked nor
 * expired, and the day is within its dates.
 *
 * @param mandateId the mandate
 * @param groupId the group that gave it
 * @param projectId the project that has it
 * @param scope what it allows
 * @param limits what it does not allow, in words
 * @param validFrom the first day
 * @param validTo the last day
 * @param state issued, expired or revoked
 */
public record MandateCard(MandateId mandateId, GroupId groupId, ProjectId projectId, Set<MandateScope> scope,
		@Nullable LanguageMap limits, LocalDate validFrom, LocalDate validTo, MandateState state) implements Card {

	/** Whether the mandate allows {@code wanted} on {@code day}. */
	public boolean covers(MandateScope wanted, LocalDate day) {
		return this.state == MandateState.ISSUED && this.scope.contains(wanted) && !day.isBefore(this.validFrom)
				&& !day.isAfter(this.validTo);
	}

}
