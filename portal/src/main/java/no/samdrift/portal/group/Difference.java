package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.membership.Balance;

/**
 * What changed in a group between two days.
 *
 * @param from the earlier day
 * @param to the later day
 * @param seatsBefore how many seats there were
 * @param seatsAfter how many there are
 * @param change how many more or fewer
 * @param added new seats
 * @param removed seats that are gone
 * @param kept seats on both days
 * @param balanceBefore how many seats each category had
 * @param balanceAfter how many it has
 */
record Difference(LocalDate from, LocalDate to, int seatsBefore, int seatsAfter, int change,
		List<Composition.Seat> added, List<Composition.Seat> removed, List<Kept> kept, Balance balanceBefore,
		Balance balanceAfter) {

	/** Those of the seats on both days that somebody else holds. */
	public List<Kept> otherHolders() {
		return this.kept.stream().filter(Kept::otherHolder).toList();
	}

	/** A seat on both days. */
	record Kept(String seatId, Composition.Seat before, Composition.Seat after, boolean otherHolder) {
	}

}
