package no.samdrift.portal.mandate;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as membership-service shows it.
 *
 * @param id its id
 * @param version how many changes it has seen
 * @param groupId who gave it
 * @param projectId who has it
 * @param scope what it allows
 * @param limits what it does not allow
 * @param validFrom the first day
 * @param validTo the last day
 * @param grounds why it was given
 * @param state issued, expired or revoked
 * @param validToday whether it is valid today
 * @param revokedBecause why it was taken back
 * @param commands what the reader may do with it
 */
record Mandate(MandateId id, long version, GroupId groupId, ProjectId projectId, List<MandateScope> scope,
		@Nullable LanguageMap limits, LocalDate validFrom, LocalDate validTo, LanguageMap grounds, MandateState state,
		boolean validToday, @Nullable LanguageMap revokedBecause, List<String> commands) {
}
