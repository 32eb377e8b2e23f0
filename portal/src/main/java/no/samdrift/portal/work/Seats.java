package no.samdrift.portal.work;

import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * The seats that a person has or had.
 *
 * @param items a line for each time in a seat
 */
record Seats(List<Seat> items) {

	/** Those that the person holds now. */
	public List<Seat> held() {
		return this.items.stream().filter((seat) -> seat.endReason() == null).toList();
	}

	/**
	 * A time in a seat.
	 *
	 * @param groupId the group
	 * @param groupNames what it is called
	 * @param seatId the seat
	 * @param organisationId whose seat it is; absent when not stated
	 * @param office the office it goes with; absent when not stated
	 * @param from since when
	 * @param to until when it is planned
	 * @param endReason why it ended
	 */
	record Seat(GroupId groupId, LanguageMap groupNames, SeatId seatId, @Nullable OrganisationId organisationId,
			@Nullable String office, PartialDate from, @Nullable PartialDate to, @Nullable EndReason endReason) {
	}

}
