package no.samdrift.membership.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.SeatId;
import no.samdrift.membership.person.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Who followed whom in a seat (M06).
 *
 * @param seatId the seat
 * @param holders its holders, the first one first
 */
record ChainView(SeatId seatId, List<Link> holders) {

	static ChainView of(Seat seat, Map<PersonId, String> names) {
		List<Link> links = new ArrayList<>();
		PersonName predecessor = null;
		for (Term term : seat.terms()) {
			PersonName person = PersonName.of(term.personId(), names);
			Term.End end = term.end();
			links.add(new Link(person, predecessor, term.from(), term.to(), term.continuedOn(),
					(end != null) ? end.reason() : null, (end != null) ? end.lastDay() : null,
					(end != null) ? end.successorFrom() : null));
			predecessor = person;
		}
		return new ChainView(seat.id(), links);
	}

	/**
	 * A holder.
	 *
	 * @param person who
	 * @param predecessor who held the seat before
	 * @param from since when, as exactly as stated
	 * @param to the planned last day
	 * @param continuedOn when it was stated that the person goes on
	 * @param endReason why the term ended; absent while it has not
	 * @param lastDay the last day in the seat, when it is stated by itself
	 * @param successorFrom the successor's first day, when there is a successor
	 */
	record Link(PersonName person, @Nullable PersonName predecessor, PartialDate from, @Nullable PartialDate to,
			List<PartialDate> continuedOn, @Nullable EndReason endReason, @Nullable PartialDate lastDay,
			@Nullable PartialDate successorFrom) {
	}

}
