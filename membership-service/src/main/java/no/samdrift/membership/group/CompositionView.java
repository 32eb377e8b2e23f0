package no.samdrift.membership.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * Who sat where on a day.
 *
 * @param groupId the group
 * @param asOf the day it was so
 * @param knownAt what was recorded by then; absent for all that is recorded
 * @param version the composition version of the day
 * @param seatsTotal how many seats there were
 * @param seatsHeld how many of them were held by one known person
 * @param seatsContinuing how many were there before this composition version
 * @param seatsNew how many came with it
 * @param balance how many seats represented whom
 * @param seats the seats
 */
record CompositionView(GroupId groupId, LocalDate asOf, @Nullable Instant knownAt, int version, int seatsTotal,
		int seatsHeld, int seatsContinuing, int seatsNew, Balance balance, List<SeatView> seats) {

	static CompositionView of(Composition composition, @Nullable Instant knownAt, Map<PersonId, String> names,
			Language language) {
		List<SeatView> seats = composition.places()
			.stream()
			.map((place) -> SeatView.of(place, names, language))
			.toList();
		int continuing = (int) seats.stream().filter(SeatView::continuing).count();
		return new CompositionView(composition.groupId(), composition.day(), knownAt, composition.version(),
				seats.size(), composition.held(), continuing, seats.size() - continuing, composition.balance(), seats);
	}

}
