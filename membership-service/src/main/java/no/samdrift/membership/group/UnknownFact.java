package no.samdrift.membership.group;

import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * Something that nobody has stated, or that was derived from something else.
 *
 * @param kind what is not known
 * @param seatId the seat it is about, when it is about one
 * @param people those it is about
 * @param date the date that was derived, with how
 */
public record UnknownFact(Kind kind, @Nullable SeatId seatId, List<PersonId> people, @Nullable PartialDate date) {

	/** Whether a date was not stated but derived or inferred. */
	public static boolean derived(PartialDate date) {
		Certainty certainty = date.provenance().certainty();
		return certainty == Certainty.DERIVED || certainty == Certainty.INFERRED;
	}

	/** What is not known. */
	public enum Kind {

		/** Which organisation a seat belongs to (T11). */
		SEAT_ORGANISATION,
		/** When one holder followed another (T2). */
		HANDOVER_DATE,
		/** When a first holder began. */
		TERM_START,
		/** Whether anybody was there for a seat (T6). */
		ATTENDANCE,
		/** A date that was computed from something else (T4). */
		DERIVED_DATE

	}

}
