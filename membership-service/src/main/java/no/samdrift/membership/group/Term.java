package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * A person's time in a seat (T1), as exact as it was stated (T2).
 *
 * @param personId who
 * @param from since when
 * @param to the last day that was planned; absent when none was
 * @param recordedOn the day the term was recorded: a successor whose first day nobody
 * knows was surely there by then
 * @param continuedOn when it was stated that the person goes on: evidence of holding the
 * seat then
 * @param end how the term ended; absent while it has not
 */
record Term(PersonId personId, PartialDate from, @Nullable PartialDate to, LocalDate recordedOn,
		List<PartialDate> continuedOn, @Nullable End end) {

	Term {
		continuedOn = List.copyOf(continuedOn);
	}

	static Term starting(PersonId person, PartialDate from, @Nullable PartialDate to, LocalDate today) {
		return new Term(person, from, to, today, List.of(), null);
	}

	/** Whether nobody has recorded an end, planned dates aside. */
	boolean open() {
		return this.end == null;
	}

	Term continued(PartialDate on, @Nullable PartialDate newTo) {
		List<PartialDate> all = new ArrayList<>(this.continuedOn);
		all.add(on);
		return new Term(this.personId, this.from, newTo, this.recordedOn, all, this.end);
	}

	Term ended(EndReason reason, PartialDate lastDay) {
		return new Term(this.personId, this.from, this.to, this.recordedOn, this.continuedOn,
				new End(reason, lastDay, null));
	}

	/** Ended by a successor: the last day is the one before the successor's first. */
	Term succeeded(PartialDate successorFrom) {
		return new Term(this.personId, this.from, this.to, this.recordedOn, this.continuedOn,
				new End(EndReason.SUCCEEDED, null, successorFrom));
	}

	/**
	 * The planned last day, if it is surely past on {@code day} and nobody ended the
	 * term.
	 */
	Optional<PartialDate> expiredBy(LocalDate day) {
		return (open() && this.to != null && this.to.latest().filter((last) -> last.isBefore(day)).isPresent())
				? Optional.of(this.to) : Optional.empty();
	}

	/** The last day it can have been by what is stated about its end; empty when open. */
	Optional<LocalDate> latestEnd() {
		if (this.end != null) {
			return this.end.latest();
		}
		return (this.to != null) ? this.to.latest() : Optional.empty();
	}

	/** The first day that the last day can be; empty when nobody stated an end. */
	Optional<LocalDate> earliestEnd() {
		if (this.end != null) {
			return this.end.earliest();
		}
		return (this.to != null) ? this.to.earliest() : Optional.empty();
	}

	/**
	 * The days of which somebody stated that the person held the seat: within each stated
	 * date, and between them. Empty when no date is known at all.
	 */
	Optional<Days> stated() {
		List<Days> evidence = new ArrayList<>();
		Stream.concat(Stream.of(this.from), this.continuedOn.stream()).flatMap(Days::of).forEach(evidence::add);
		earliestEnd().flatMap((first) -> latestEnd().map((last) -> new Days(first, last))).ifPresent(evidence::add);
		if (evidence.isEmpty() && open()) {
			evidence.add(new Days(this.recordedOn, this.recordedOn));
		}
		if (evidence.isEmpty()) {
			return Optional.empty();
		}
		LocalDate first = evidence.stream().map(Days::first).min(LocalDate::compareTo).orElseThrow();
		LocalDate last = evidence.stream().map(Days::last).max(LocalDate::compareTo).orElseThrow();
		if (open() && latestEnd().isEmpty()) {
			last = LocalDate.MAX;
		}
		LocalDate cap = latestEnd().orElse(last);
		return Optional.of(new Days(first, last.isAfter(cap) ? cap : last));
	}

	/** The last day of which it is sure that the term had not ended before it. */
	Optional<LocalDate> surelyHeldOn() {
		return Stream
			.concat(earliestEnd().stream(),
					Stream.concat(Stream.of(this.from), this.continuedOn.stream())
						.flatMap((date) -> date.earliest().stream()))
			.max(LocalDate::compareTo);
	}

	/**
	 * Whether the seat was surely taken up by {@code day}, however the dates are filled.
	 */
	boolean surelyBegunBy(LocalDate day) {
		return this.from.surelyBy(day) || this.continuedOn.stream().anyMatch((on) -> on.surelyBy(day))
				|| (this.from.isUnknown() && !this.recordedOn.isAfter(day));
	}

	/**
	 * How a term ended.
	 *
	 * @param reason why
	 * @param lastDay the last day in the seat; absent when a successor's first day says
	 * it
	 * @param successorFrom the successor's first day
	 */
	record End(EndReason reason, @Nullable PartialDate lastDay, @Nullable PartialDate successorFrom) {

		Optional<LocalDate> earliest() {
			return (this.lastDay != null) ? this.lastDay.earliest()
					: Optional.ofNullable(this.successorFrom)
						.flatMap(PartialDate::earliest)
						.map((day) -> day.minusDays(1));
		}

		Optional<LocalDate> latest() {
			return (this.lastDay != null) ? this.lastDay.latest()
					: Optional.ofNullable(this.successorFrom)
						.flatMap(PartialDate::latest)
						.map((day) -> day.minusDays(1));
		}

	}

	/**
	 * Days from first to last, both included.
	 *
	 * @param first the first day
	 * @param last the last day
	 */
	record Days(LocalDate first, LocalDate last) {

		boolean include(LocalDate day) {
			return !day.isBefore(this.first) && !day.isAfter(this.last);
		}

		static Stream<Days> of(PartialDate date) {
			return date.earliest().flatMap((first) -> date.latest().map((last) -> new Days(first, last))).stream();
		}

	}

}
