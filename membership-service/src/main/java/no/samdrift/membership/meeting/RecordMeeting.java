package no.samdrift.membership.meeting;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * Records a meeting that was held.
 *
 * @param id its id; made when absent
 * @param groupId the group that met
 * @param heldOn when, as exactly as stated
 * @param firstOfComposition whether it was the composition's first meeting (T3)
 * @param provenance where this is from; stated by the caller when absent
 */
record RecordMeeting(@Nullable MeetingId id, @NotNull GroupId groupId, @NotNull PartialDate heldOn,
		@Nullable Boolean firstOfComposition, @Nullable Provenance provenance) {

	boolean first() {
		return Boolean.TRUE.equals(this.firstOfComposition);
	}

	Provenance provenanceOrStated() {
		return (this.provenance != null) ? this.provenance : Provenance.STATED;
	}

}
