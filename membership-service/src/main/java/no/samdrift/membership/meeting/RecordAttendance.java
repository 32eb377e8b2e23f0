package no.samdrift.membership.meeting;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * Records who was there, in one act.
 *
 * @param rows a row for each person and role
 */
record RecordAttendance(@NotEmpty @Size(max = 200) List<@Valid Row> rows) {

	/**
	 * A row of the attendance.
	 *
	 * @param personId who
	 * @param role in which role
	 * @param presence present, absent or not seen
	 * @param seatId the seat, for a member or substitute; a member's seat is found from
	 * the composition when absent
	 * @param provenance where it is from; stated by the caller when absent
	 */
	record Row(@NotNull PersonId personId, @NotNull AttendanceRole role, @NotNull Presence presence,
			@Nullable SeatId seatId, @Nullable Provenance provenance) {

		Provenance provenanceOrStated() {
			return (this.provenance != null) ? this.provenance : Provenance.STATED;
		}

	}

}
