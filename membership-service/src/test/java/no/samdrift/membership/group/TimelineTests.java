package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.membership.group.TimelineView.SeatLine;
import no.samdrift.membership.group.TimelineView.TermLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page draws of a seat's holders, and where it must not draw a date. */
class TimelineTests {

	private static final SeatId SEAT = new SeatId("seat");

	private static final PersonId ANNE = new PersonId("anne");

	private static final PersonId BO = new PersonId("bo");

	private static final PersonId CARI = new PersonId("cari");

	@Test
	void anUnknownHandOverLiesBetweenWhatWasStatedOfBoth() {
		SeatLine chief = timeline(SeedGroup.asOfTheArticle()).getFirst();
		assertThat(chief.seatId()).isEqualTo(SeedGroup.CHIEF_EXECUTIVE);
		TermLine first = chief.terms().getFirst();
		TermLine second = chief.terms().getLast();
		assertThat(first.surelyFrom()).isEqualTo(LocalDate.of(2019, 1, 1));
		assertThat(first.surelyTo()).isEqualTo(LocalDate.of(2019, 12, 31));
		assertThat(first.endReason()).isEqualTo(EndReason.SUCCEEDED);
		assertThat(first.successorFrom()).isEqualTo(PartialDate.unknown());
		assertThat(first.handover()).isNull();
		assertThat(second.surelyFrom()).isEqualTo(LocalDate.of(2022, 1, 1));
		assertThat(second.surelyTo()).isNull();
		assertThat(second.continuedOn()).containsExactly(PartialDate.of("2022"));
		assertThat(second.recordedOn()).isEqualTo(SeedGroup.RECORDED);
		assertThat(second.handover()).isEqualTo(new TimelineView.Handover(LocalDate.of(2019, 12, 31),
				LocalDate.of(2022, 1, 1), "Hand-over date unknown: Arne or person-02"));
	}

	@Test
	void everySeatIsThereInOrderAlsoAnAbolishedOne() {
		Group group = SeedGroup.asOfTheArticle()
			.abolishSeat(SeedGroup.COLLEGE, PartialDate.of("2023"), LanguageMap.nb("Slått sammen"), SeedGroup.RECORDED)
			.state();
		List<SeatLine> seats = timeline(group);
		assertThat(seats).hasSize(10);
		assertThat(seats.get(1).abolishedOn()).isEqualTo(PartialDate.of("2023"));
		assertThat(seats.get(1).terms().getFirst().endReason()).isEqualTo(EndReason.SEAT_ABOLISHED);
		assertThat(seats.get(1).terms().getFirst().surelyTo()).isEqualTo(LocalDate.of(2023, 12, 31));
	}

	@Test
	void aHandOverOnADayLeavesNothingUnknown() {
		List<TermLine> terms = terms(succeed(appointed("2020-03-01"), BO, "2021-06-15"));
		assertThat(terms.getFirst().surelyFrom()).isEqualTo(LocalDate.of(2020, 3, 1));
		assertThat(terms.getFirst().surelyTo()).isEqualTo(LocalDate.of(2021, 6, 14));
		assertThat(terms.getLast().surelyFrom()).isEqualTo(LocalDate.of(2021, 6, 15));
		assertThat(terms.getLast().handover()).isNull();
	}

	@Test
	void aHandOverOfWhichOnlyTheYearIsStatedIsUnknownWithinTheYear() {
		List<TermLine> terms = terms(succeed(appointed("2020-03-01"), BO, "2021"));
		assertThat(terms.getFirst().surelyTo()).isEqualTo(LocalDate.of(2020, 12, 31));
		assertThat(terms.getLast().surelyFrom()).isEqualTo(LocalDate.of(2021, 12, 31));
		assertThat(terms.getLast().handover().after()).isEqualTo(LocalDate.of(2020, 12, 31));
		assertThat(terms.getLast().handover().before()).isEqualTo(LocalDate.of(2021, 12, 31));
	}

	@Test
	void aVacancyIsNoHandOver() {
		Group left = appointed("2020-03-01")
			.endMembership(SEAT, EndReason.RESIGNED, PartialDate.of("2020-09-30"), SeedGroup.RECORDED)
			.state();
		List<TermLine> terms = terms(appoint(left, BO, "2021-01-01"));
		assertThat(terms.getFirst().endedOn()).isEqualTo(PartialDate.of("2020-09-30"));
		assertThat(terms.getLast().handover()).isNull();
	}

	@Test
	void whoLeftOnAnUnknownDayMayHaveStayedUntilTheNextCame() {
		Group left = appointed("2020-03-01")
			.endMembership(SEAT, EndReason.OTHER, PartialDate.unknown(), SeedGroup.RECORDED)
			.state();
		List<TermLine> terms = terms(appoint(left, BO, "2021-01-01"));
		assertThat(terms.getLast().handover()).isEqualTo(new TimelineView.Handover(LocalDate.of(2020, 3, 1),
				LocalDate.of(2021, 1, 1), "Hand-over date unknown: anne or nobody"));
	}

	@Test
	void aHolderOfWhomNoDayIsKnownLeavesBothHandOversOpenOnThatSide() {
		Group group = succeed(appointed("2019"), BO, "unknown");
		List<TermLine> terms = terms(succeed(group, CARI, "unknown"));
		assertThat(terms.get(1).surelyFrom()).isNull();
		assertThat(terms.get(1).surelyTo()).isNull();
		assertThat(terms.get(1).handover().after()).isEqualTo(LocalDate.of(2019, 12, 31));
		assertThat(terms.get(1).handover().before()).isNull();
		assertThat(terms.get(2).handover().after()).isNull();
		assertThat(terms.get(2).handover().before()).isEqualTo(SeedGroup.RECORDED);
	}

	@Test
	void aPlannedLastDayIsNotAnEnd() {
		Group group = empty()
			.appoint(SEAT, new Appoint(ANNE, PartialDate.of("2026"), PartialDate.of("2027-12-31")), (any) -> true,
					SeedGroup.RECORDED)
			.state();
		TermLine term = terms(group).getFirst();
		assertThat(term.to()).isEqualTo(PartialDate.of("2027-12-31"));
		assertThat(term.endReason()).isNull();
		assertThat(term.surelyTo()).isEqualTo(LocalDate.of(2027, 12, 31));
	}

	private static List<SeatLine> timeline(Group group) {
		return TimelineView.of(group, null, Map.of(SeedGroup.DAHL, "Arne"), Language.EN).seats();
	}

	private static List<TermLine> terms(Group group) {
		return timeline(group).getFirst().terms();
	}

	private static Group appointed(String from) {
		return appoint(empty(), ANNE, from);
	}

	private static Group appoint(Group group, PersonId person, String from) {
		return group.appoint(SEAT, new Appoint(person, PartialDate.of(from), null), (any) -> true, SeedGroup.RECORDED)
			.state();
	}

	private static Group succeed(Group group, PersonId successor, String on) {
		return group.succeed(SEAT, successor, PartialDate.of(on), (any) -> true, SeedGroup.RECORDED).state();
	}

	private static Group empty() {
		return Group
			.establish(new GroupId("group"),
					new EstablishGroup(null, GroupKind.STEERING, LanguageMap.nb("Demo"), null,
							LegalForm.PROGRAMME_GROUP, LanguageMap.nb("Demo"), PartialDate.of("2019"), null),
					SeedGroup.RECORDED)
			.state()
			.establishSeat(SEAT,
					new EstablishSeat(null, null, null, SeatCategory.BUSINESS, false, PartialDate.of("2019")),
					(any) -> true, SeedGroup.RECORDED)
			.state();
	}

}
