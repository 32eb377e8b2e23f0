package no.samdrift.membership.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.membership.person.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Who has held a group's seats through the years, as far as it was stated
 * ({@code docs/decisions/0006}).
 *
 * @param groupId the group
 * @param knownAt what was recorded by then; absent for all that is recorded
 * @param seats every seat in the order in which they were established, abolished ones too
 */
record TimelineView(GroupId groupId, @Nullable Instant knownAt, List<SeatLine> seats) {

	static TimelineView of(Group group, @Nullable Instant knownAt, Map<PersonId, String> names, Language language) {
		return new TimelineView(group.id(), knownAt,
				group.seats().stream().map((seat) -> SeatLine.of(seat, names, language)).toList());
	}

	/**
	 * A seat through the years.
	 *
	 * @param seatId the seat
	 * @param organisationId the organisation it belongs to; absent when not stated
	 * @param office the office it goes with; absent when not stated
	 * @param category what it represents
	 * @param exOfficio whether it follows the office by itself
	 * @param establishedOn since when there is the seat, as exactly as stated
	 * @param abolishedOn its last day; absent while it stands
	 * @param terms who has held it, the first one first
	 */
	record SeatLine(SeatId seatId, @Nullable OrganisationId organisationId, @Nullable String office,
			SeatCategory category, boolean exOfficio, PartialDate establishedOn, @Nullable PartialDate abolishedOn,
			List<TermLine> terms) {

		static SeatLine of(Seat seat, Map<PersonId, String> names, Language language) {
			List<TermLine> terms = new ArrayList<>();
			for (int i = 0; i < seat.terms().size(); i++) {
				terms.add(TermLine.of(seat, i, names, language));
			}
			return new SeatLine(seat.id(), seat.organisationId(), seat.office(), seat.category(), seat.exOfficio(),
					seat.establishedOn(), seat.abolishedOn(), terms);
		}

	}

	/**
	 * Somebody's time in the seat: the dates as they were stated, and the days on which
	 * the composition says that it was this person. A stated year counts through that
	 * year; a day that was stated of two counts for neither.
	 *
	 * @param person who
	 * @param from since when, as exactly as stated
	 * @param to the last day that was planned; absent when none was
	 * @param endedOn the last day in the seat, when it is stated by itself
	 * @param endReason why the term ended; absent while it has not
	 * @param successorFrom the successor's first day, when a successor ended the term
	 * @param continuedOn when it was stated that the person goes on
	 * @param recordedOn the day the term was recorded
	 * @param surelyFrom the first day on which the person surely held the seat; absent
	 * when there is none
	 * @param surelyTo the last such day; absent when there is none and when the term is
	 * open
	 * @param handover the hand-over to this person from the one before, when nobody knows
	 * on which day it was; absent otherwise
	 */
	record TermLine(PersonName person, PartialDate from, @Nullable PartialDate to, @Nullable PartialDate endedOn,
			@Nullable EndReason endReason, @Nullable PartialDate successorFrom, List<PartialDate> continuedOn,
			LocalDate recordedOn, @Nullable LocalDate surelyFrom, @Nullable LocalDate surelyTo,
			@Nullable Handover handover) {

		static TermLine of(Seat seat, int index, Map<PersonId, String> names, Language language) {
			Term term = seat.terms().get(index);
			Term.End end = term.end();
			return new TermLine(PersonName.of(term.personId(), names), term.from(), term.to(),
					(end != null) ? end.lastDay() : null, (end != null) ? end.reason() : null,
					(end != null) ? end.successorFrom() : null, term.continuedOn(), term.recordedOn(),
					seat.surely(index).map(Term.Days::first).orElse(null),
					seat.surely(index).map(Term.Days::last).filter((last) -> !last.equals(LocalDate.MAX)).orElse(null),
					seat.unknownHandover(index).map((handover) -> Handover.of(handover, names, language)).orElse(null));
		}

	}

	/**
	 * A hand-over of which nobody knows on which day it was.
	 *
	 * @param after the last day on which the predecessor surely held the seat; absent
	 * when there is none
	 * @param before the first day on which the successor surely did; absent when there is
	 * none
	 * @param statement the same in words, in the reader's language: between whom
	 */
	record Handover(@Nullable LocalDate after, @Nullable LocalDate before, String statement) {

		static Handover of(Seat.UnknownHandover handover, Map<PersonId, String> names, Language language) {
			List<PersonName> candidates = handover.candidates()
				.stream()
				.map((person) -> PersonName.of(person, names))
				.toList();
			return new Handover(handover.after(), handover.before(), SeatView.statement(candidates, language));
		}

	}

}
