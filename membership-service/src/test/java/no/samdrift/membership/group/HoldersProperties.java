package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/** No two overlapping holders, unless it is not known when one followed the other. */
class HoldersProperties {

	private static final SeatId SEAT = new SeatId("seat");

	@Property(tries = 500)
	void withExactDaysASeatHasOneHolderOrNoneOnEveryDay(@ForAll("exact") List<Step> steps,
			@ForAll("days") LocalDate day) {
		Seat.Occupant occupant = occupant(steps, day);
		assertThat(occupant.occupancy()).isNotEqualTo(Occupancy.HANDOVER_UNKNOWN);
		assertThat(occupant.candidates()).hasSizeLessThanOrEqualTo(1);
	}

	@Property(tries = 500)
	void withPartialDatesASeatHasOneHolderOrTheAnswerSaysThatItIsNotKnown(@ForAll("partial") List<Step> steps,
			@ForAll("days") LocalDate day) {
		Seat.Occupant occupant = occupant(steps, day);
		switch (occupant.occupancy()) {
			case HELD -> assertThat(occupant.candidates()).hasSize(1);
			case HANDOVER_UNKNOWN -> {
				assertThat(occupant.candidates()).isNotEmpty().doesNotHaveDuplicates();
				assertThat(occupant.exact()).isFalse();
			}
			default -> assertThat(occupant.candidates()).isEmpty();
		}
	}

	@Property(tries = 500)
	void theSureDaysOfATermAreThoseOnWhichItsPersonHoldsTheSeat(@ForAll("partial") List<Step> steps,
			@ForAll("days") LocalDate day) {
		Seat seat = after(steps).seat(SEAT);
		for (int i = 0; i < seat.terms().size(); i++) {
			if (seat.surely(i).filter((days) -> days.include(day)).isPresent()) {
				assertThat(seat.on(day).holder()).contains(seat.terms().get(i).personId());
			}
		}
	}

	@Property(tries = 500)
	void withExactDaysASeatIsHeldOnTheSureDaysOfItsTermsOnlyAndNoHandOverIsUnknown(@ForAll("exact") List<Step> steps,
			@ForAll("days") LocalDate day) {
		Seat seat = after(steps).seat(SEAT);
		List<PersonId> sure = new ArrayList<>();
		for (int i = 0; i < seat.terms().size(); i++) {
			assertThat(seat.unknownHandover(i)).isEmpty();
			if (seat.surely(i).filter((days) -> days.include(day)).isPresent()) {
				sure.add(seat.terms().get(i).personId());
			}
		}
		assertThat(sure).isEqualTo(seat.on(day).candidates());
	}

	@Property(tries = 500)
	void betweenTheTwoSidesOfAnUnknownHandOverNobodyKnowsWhoHeldTheSeat(@ForAll("partial") List<Step> steps,
			@ForAll("days") LocalDate day) {
		Seat seat = after(steps).seat(SEAT);
		for (int i = 1; i < seat.terms().size(); i++) {
			Seat.UnknownHandover handover = seat.unknownHandover(i).orElse(null);
			if (handover != null && handover.after() != null && handover.before() != null
					&& day.isAfter(handover.after()) && day.isBefore(handover.before())) {
				assertThat(seat.on(day).occupancy()).isEqualTo(Occupancy.HANDOVER_UNKNOWN);
				assertThat(seat.on(day).candidates()).isEqualTo(handover.candidates());
			}
		}
	}

	@Property(tries = 300)
	void termsFollowEachOtherAndOnlyTheLastIsOpen(@ForAll("partial") List<Step> steps) {
		List<Term> terms = after(steps).seat(SEAT).terms();
		for (int i = 0; i + 1 < terms.size(); i++) {
			assertThat(terms.get(i).open()).isFalse();
			assertThat(terms.get(i + 1).from().surelyBefore(terms.get(i).from())).isFalse();
		}
	}

	@Provide
	Arbitrary<LocalDate> days() {
		return Arbitraries.integers().between(0, 3650).map(LocalDate.of(2019, 1, 1)::plusDays);
	}

	@Provide
	Arbitrary<List<Step>> exact() {
		return steps(days().map(PartialDate::of));
	}

	@Provide
	Arbitrary<List<Step>> partial() {
		return steps(Arbitraries.oneOf(days().map(PartialDate::of),
				days().map((day) -> PartialDate.of(day.toString().substring(0, 7))),
				days().map((day) -> PartialDate.of(day.toString().substring(0, 4))),
				Arbitraries.just(PartialDate.unknown())));
	}

	private static Arbitrary<List<Step>> steps(Arbitrary<PartialDate> dates) {
		Arbitrary<PersonId> people = Arbitraries.integers().between(1, 4).map((n) -> new PersonId("p" + n));
		return Combinators.combine(Arbitraries.of(Kind.class), people, dates, dates).as(Step::new).list().ofMaxSize(8);
	}

	private static Seat.Occupant occupant(List<Step> steps, LocalDate day) {
		return after(steps).seat(SEAT).on(day);
	}

	/** The group after those of the steps that were not refused. */
	private static Group after(List<Step> steps) {
		Group group = Group
			.establish(new GroupId("group"),
					new EstablishGroup(null, GroupKind.STEERING, LanguageMap.nb("Demo"), null,
							LegalForm.PROGRAMME_GROUP, LanguageMap.nb("Demo"), PartialDate.of("2019"), null),
					SeedGroup.RECORDED)
			.state()
			.establishSeat(SEAT,
					new EstablishSeat(null, null, null, SeatCategory.BUSINESS, false, PartialDate.of("2019-01-01")),
					(any) -> true, SeedGroup.RECORDED)
			.state();
		for (Step step : new ArrayList<>(steps)) {
			try {
				group = step.on(group).state();
			}
			catch (Refused ex) {
				// a refused step changes nothing
			}
		}
		return group;
	}

	enum Kind {

		APPOINT, APPOINT_UNTIL, SUCCEED, CONTINUE, LEAVE

	}

	record Step(Kind kind, PersonId person, PartialDate date, PartialDate other) {

		Outcome<Group> on(Group group) {
			LocalDate today = SeedGroup.RECORDED;
			return switch (this.kind) {
				case APPOINT -> group.appoint(SEAT, new Appoint(this.person, this.date, null), (any) -> true, today);
				case APPOINT_UNTIL ->
					group.appoint(SEAT, new Appoint(this.person, this.date, this.other), (any) -> true, today);
				case SUCCEED -> group.succeed(SEAT, this.person, this.date, (any) -> true, today);
				case CONTINUE -> group.continueMember(SEAT, this.date, null, today);
				case LEAVE -> group.endMembership(SEAT, EndReason.RESIGNED, this.date, today);
			};
		}

	}

}
