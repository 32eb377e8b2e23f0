package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a group: it belongs to an organisation or office, and outlives the people who
 * hold it (T1, M04).
 *
 * @param id the seat
 * @param organisationId the organisation it belongs to; absent when not stated (T11)
 * @param office the office it goes with; absent when not stated
 * @param category what it represents
 * @param exOfficio whether it follows the office by itself
 * @param establishedOn since when there is the seat
 * @param sinceVersion the composition version it came with
 * @param abolishedOn its last day; absent while it stands
 * @param terms who held and holds it, in order
 * @param proposal who is proposed because the office has a new holder
 * @param officeNews the organisation's sequence up to which office news is handled
 */
record Seat(SeatId id, @Nullable OrganisationId organisationId, @Nullable String office, SeatCategory category,
		boolean exOfficio, PartialDate establishedOn, int sinceVersion, @Nullable PartialDate abolishedOn,
		List<Term> terms, @Nullable Proposal proposal, long officeNews) {

	/** The commands that a seat can allow, in the order of its life. */
	static final List<String> MOVES = List.of("appoint", "succeed", "continue", "end-membership", "abolish");

	Seat {
		terms = List.copyOf(terms);
	}

	static Seat established(SeatDescription description, PartialDate on, int version) {
		return new Seat(description.seatId(), description.organisationId(), description.office(),
				description.category(), description.exOfficio(), on, version, null, List.of(), null, 0);
	}

	SeatDescription description() {
		return new SeatDescription(this.id, this.organisationId, this.office, this.category, this.exOfficio);
	}

	boolean abolished() {
		return this.abolishedOn != null;
	}

	/** The term that nobody has ended, if there is one: always the last. */
	Optional<Term> openTerm() {
		return lastTerm().filter(Term::open);
	}

	Optional<Term> lastTerm() {
		return this.terms.isEmpty() ? Optional.empty() : Optional.of(this.terms.getLast());
	}

	/** The commands that the seat allows now, as they are called over HTTP. */
	List<String> legalMoves() {
		if (abolished()) {
			return List.of();
		}
		return openTerm().isPresent() ? List.of("succeed", "continue", "end-membership", "abolish")
				: List.of("appoint", "abolish");
	}

	/**
	 * Whether there was the seat on the day, or, within a partial date, may have been.
	 */
	boolean standsOn(LocalDate day) {
		return this.establishedOn.maybeBy(day) && (this.abolishedOn == null
				|| this.abolishedOn.latest().filter((last) -> last.isBefore(day)).isEmpty());
	}

	/** Whether the dates leave no doubt that there was the seat on the day. */
	boolean surelyStandsOn(LocalDate day) {
		return this.establishedOn.surelyBy(day) && (this.abolishedOn == null
				|| this.abolishedOn.earliest().filter((first) -> !first.isBefore(day)).isPresent());
	}

	/**
	 * Who held the seat on the day. Reasons from what was stated: a person holds the seat
	 * on the days that somebody stated, and between them; where nobody stated anything, a
	 * predecessor may still have held it and a successor may have held it already, and
	 * the answer names them all.
	 */
	Occupant on(LocalDate day) {
		List<Term> stated = new ArrayList<>();
		List<Term> possible = new ArrayList<>();
		for (int i = 0; i < this.terms.size(); i++) {
			Term term = this.terms.get(i);
			if (term.stated().filter((days) -> days.include(day)).isPresent()) {
				stated.add(term);
			}
			if (possible(i).include(day)) {
				possible.add(term);
			}
		}
		if (stated.size() == 1) {
			Term term = stated.getFirst();
			boolean exact = possible.equals(List.of(term)) && term.surelyBegunBy(day)
					&& term.earliestEnd().filter((first) -> first.isBefore(day)).isEmpty();
			return new Occupant(Occupancy.HELD, List.of(term.personId()), exact);
		}
		List<Term> candidates = stated.isEmpty() ? possible : stated;
		if (!candidates.isEmpty()) {
			return new Occupant(Occupancy.HANDOVER_UNKNOWN, candidates.stream().map(Term::personId).distinct().toList(),
					false);
		}
		return new Occupant(expiredOn(day) ? Occupancy.VACANT_BY_EXPIRY : Occupancy.VACANT, List.of(), true);
	}

	/**
	 * The days on which {@link #on} answers for sure that the term's person held the
	 * seat: those that were stated, without those that were stated of a neighbour too.
	 * Ends at {@link LocalDate#MAX} when nobody stated an end; empty when no day is left.
	 * @param index the place of the term among {@link #terms}
	 */
	Optional<Term.Days> surely(int index) {
		return this.terms.get(index).stated().flatMap((stated) -> {
			LocalDate first = latest(stated.first(), dayAfterPredecessors(index));
			LocalDate last = earliest(stated.last(), dayBeforeSuccessors(index));
			return first.isAfter(last) ? Optional.empty() : Optional.of(new Term.Days(first, last));
		});
	}

	/**
	 * The hand-over from the term before to this one, when it is not known on which day
	 * it was (T2); empty when it is, when the seat was surely vacant in between, and for
	 * a first term.
	 * @param index the place of the later term among {@link #terms}
	 */
	Optional<UnknownHandover> unknownHandover(int index) {
		if (index == 0) {
			return Optional.empty();
		}
		Optional<LocalDate> after = surely(index - 1).map(Term.Days::last);
		Optional<LocalDate> before = surely(index).map(Term.Days::first);
		// what holds on one day in between holds on all of them
		LocalDate between = after.map((day) -> day.plusDays(1))
			.or(() -> before.map((day) -> day.minusDays(1)))
			.orElse(null);
		if (between == null) {
			return Optional.of(new UnknownHandover(null, null,
					this.terms.subList(index - 1, index + 1).stream().map(Term::personId).distinct().toList()));
		}
		Occupant occupant = on(between);
		return (occupant.occupancy() == Occupancy.HANDOVER_UNKNOWN)
				? Optional.of(new UnknownHandover(after.orElse(null), before.orElse(null), occupant.candidates()))
				: Optional.empty();
	}

	/** All days on which the term may have been, by its own dates and its neighbours'. */
	private Term.Days possible(int index) {
		Term term = this.terms.get(index);
		LocalDate first = term.from().earliest().orElseGet(() -> dayAfterPredecessors(index));
		LocalDate last = term.latestEnd().orElseGet(() -> term.open() ? LocalDate.MAX : dayBeforeSuccessors(index));
		return new Term.Days(first, last);
	}

	private LocalDate dayAfterPredecessors(int index) {
		return this.terms.subList(0, index)
			.stream()
			.flatMap((term) -> term.stated().stream())
			.map(Term.Days::last)
			.max(LocalDate::compareTo)
			.map((last) -> last.plusDays(1))
			.or(this.establishedOn::earliest)
			.orElse(LocalDate.MIN);
	}

	private LocalDate dayBeforeSuccessors(int index) {
		return this.terms.subList(index + 1, this.terms.size())
			.stream()
			.flatMap((term) -> term.stated().stream())
			.map(Term.Days::first)
			.min(LocalDate::compareTo)
			.map((first) -> first.minusDays(1))
			.orElse(LocalDate.MAX);
	}

	private static LocalDate latest(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	private static LocalDate earliest(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	private boolean expiredOn(LocalDate day) {
		Optional<Term> last = this.terms.stream()
			.filter((term) -> term.latestEnd().filter((end) -> end.isBefore(day)).isPresent())
			.reduce((one, other) -> other);
		return last.filter((term) -> (term.end() != null) ? term.end().reason() == EndReason.EXPIRED
				: term.expiredBy(day).isPresent())
			.isPresent();
	}

	Seat withTerms(List<Term> changed) {
		return new Seat(this.id, this.organisationId, this.office, this.category, this.exOfficio, this.establishedOn,
				this.sinceVersion, this.abolishedOn, changed, this.proposal, this.officeNews);
	}

	/** With the last term replaced. */
	Seat withLast(Term term) {
		List<Term> changed = new ArrayList<>(this.terms);
		changed.set(changed.size() - 1, term);
		return withTerms(changed);
	}

	Seat with(Term next) {
		List<Term> changed = new ArrayList<>(this.terms);
		changed.add(next);
		return withTerms(changed);
	}

	Seat abolished(PartialDate lastDay) {
		return new Seat(this.id, this.organisationId, this.office, this.category, this.exOfficio, this.establishedOn,
				this.sinceVersion, lastDay, this.terms, null, this.officeNews);
	}

	Seat proposing(@Nullable Proposal next, long news) {
		return new Seat(this.id, this.organisationId, this.office, this.category, this.exOfficio, this.establishedOn,
				this.sinceVersion, this.abolishedOn, this.terms, next, news);
	}

	/** Whether the seat follows this office of this organisation by itself. */
	boolean follows(OrganisationId organisation, String ofOffice) {
		return this.exOfficio && !abolished() && organisation.equals(this.organisationId) && this.office != null
				&& this.office.equalsIgnoreCase(ofOffice.strip());
	}

	/**
	 * Who holds a seat on a day, as far as the record tells.
	 *
	 * @param occupancy held, vacant, or not known which of the candidates held it
	 * @param candidates the holder when held; everybody who may have held it when the
	 * hand-over is unknown (with one candidate: that person or nobody)
	 * @param exact whether the stated dates leave no doubt
	 */
	record Occupant(Occupancy occupancy, List<PersonId> candidates, boolean exact) {

		Optional<PersonId> holder() {
			return (this.occupancy == Occupancy.HELD) ? Optional.of(this.candidates.getFirst()) : Optional.empty();
		}

	}

	/**
	 * A hand-over of which nobody knows on which day it was.
	 *
	 * @param after the last day on which the predecessor surely held the seat; absent
	 * when there is none
	 * @param before the first day on which the successor surely did; absent when there is
	 * none
	 * @param candidates everybody who may have held it in between (with one candidate:
	 * that person or nobody)
	 */
	record UnknownHandover(@Nullable LocalDate after, @Nullable LocalDate before, List<PersonId> candidates) {
	}

	/**
	 * A succession that waits for the coordinator (M07).
	 *
	 * @param personId who has the office now
	 * @param since since when
	 */
	record Proposal(PersonId personId, PartialDate since) {
	}

}
