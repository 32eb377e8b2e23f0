package no.samdrift.membership.meeting;

import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody recorded of a person's presence (M21). A photo is evidence, not an
 * attendance list (T7), so every row says where it is from and how sure it is. A later
 * row for the same person and role corrects an earlier one; both stay.
 *
 * @param personId who
 * @param role in which role; the same person may have several (T8)
 * @param presence present, absent or not seen
 * @param seatId the seat that a member or substitute was there for
 * @param provenance where it is from and how sure
 */
record AttendanceRow(PersonId personId, AttendanceRole role, Presence presence, @Nullable SeatId seatId,
		Provenance provenance) {

	boolean corrects(AttendanceRow earlier) {
		return this.personId.equals(earlier.personId) && this.role == earlier.role;
	}

	/** Whether it counts for a seat: only somebody who was there does (M16). */
	boolean represents() {
		return this.presence == Presence.PRESENT && this.seatId != null
				&& (this.role == AttendanceRole.MEMBER || this.role == AttendanceRole.SUBSTITUTE);
	}

}
