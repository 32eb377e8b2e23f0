package no.samdrift.membership.group;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.project.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * Establishes a group without seats.
 *
 * @param id its id; made when absent
 * @param kind what it is for
 * @param names what it is called
 * @param programmeId the programme it steers or works for
 * @param legalForm its legal form
 * @param purpose what it is to do
 * @param establishedOn since when there is the group
 * @param quorum how many seats must be represented; at least half when absent
 */
record EstablishGroup(@Nullable GroupId id, @NotNull GroupKind kind, @NotNull LanguageMap names,
		@Nullable ProgrammeId programmeId, @NotNull LegalForm legalForm, @NotNull LanguageMap purpose,
		@NotNull PartialDate establishedOn, @Nullable QuorumRule quorum) {

	QuorumRule quorumOrHalf() {
		return (this.quorum != null) ? this.quorum : QuorumRule.AT_LEAST_HALF;
	}

}
