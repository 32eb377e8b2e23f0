package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupEvent.SteeringGroupExtended;
import no.samdrift.events.membership.Occupancy;
import org.junit.jupiter.api.Test;

import static no.samdrift.membership.group.SeedGroup.AASEN;
import static no.samdrift.membership.group.SeedGroup.ASPAS;
import static no.samdrift.membership.group.SeedGroup.CHIEF_EXECUTIVE;
import static no.samdrift.membership.group.SeedGroup.COLLEGE;
import static no.samdrift.membership.group.SeedGroup.DAHL;
import static no.samdrift.membership.group.SeedGroup.IKUBEN;
import static no.samdrift.membership.group.SeedGroup.KRISTOFFERSEN;
import static no.samdrift.membership.group.SeedGroup.LILLEVEVANG;
import static org.assertj.core.api.Assertions.assertThat;

/** Questions 1 to 4 of mission 1.2. */
class CompositionOfTheSeedTests {

	private static final LocalDate END_OF_2019 = LocalDate.of(2019, 12, 31);

	private static final LocalDate MID_2020 = LocalDate.of(2020, 6, 30);

	private static final LocalDate FIRST_MEETING = LocalDate.of(2022, 3, 23);

	private final Group group = SeedGroup.asOfTheArticle();

	@Test
	void atTheEndOf2019FourSeatsAreHeldByThoseWhoStarted() {
		Composition composition = this.group.on(END_OF_2019);
		assertThat(composition.seatIds()).hasSize(4);
		assertThat(holder(composition, CHIEF_EXECUTIVE)).isEqualTo(DAHL);
		assertThat(holder(composition, IKUBEN)).isEqualTo(ASPAS);
		assertThat(composition.held()).isEqualTo(4);
		assertThat(composition.places()).allMatch((place) -> place.exact() && place.occupant().exact());
	}

	@Test
	void whereTheHandOverIsUnknownTheAnswerNamesBoth() {
		Composition composition = this.group.on(MID_2020);
		assertThat(composition.seatIds()).hasSize(4);
		assertThat(composition.place(CHIEF_EXECUTIVE).orElseThrow().occupant())
			.isEqualTo(new Seat.Occupant(Occupancy.HANDOVER_UNKNOWN, List.of(DAHL, AASEN), false));
		assertThat(composition.place(IKUBEN).orElseThrow().occupant())
			.isEqualTo(new Seat.Occupant(Occupancy.HANDOVER_UNKNOWN, List.of(ASPAS, LILLEVEVANG), false));
		assertThat(holder(composition, COLLEGE)).isEqualTo(KRISTOFFERSEN);
	}

	@Test
	void atTheFirstMeetingTenSeatsHaveTenHoldersFourOfThemContinuing() {
		Composition composition = this.group.on(FIRST_MEETING);
		assertThat(composition.version()).isEqualTo(2);
		assertThat(composition.seatIds()).hasSize(10);
		assertThat(composition.held()).isEqualTo(10);
		assertThat(composition.holders()).hasSize(10).contains(AASEN, LILLEVEVANG).doesNotContain(DAHL, ASPAS);
		assertThat(composition.places().stream().filter(Composition.Place::continuing)).hasSize(4);
	}

	@Test
	void aSeatOfWhichOnlyTheYearIsStatedCountsInThatYearButNotExactly() {
		assertThat(this.group.on(FIRST_MEETING).places().stream().filter((place) -> !place.exact())).hasSize(6);
		assertThat(this.group.on(LocalDate.of(2023, 1, 1)).places()).allMatch(Composition.Place::exact);
	}

	@Test
	void theExtensionAddsTwoMunicipalitiesACountyABusinessAndTwoFromPolitics() {
		Balance before = this.group.on(END_OF_2019).balance();
		Balance after = this.group.on(FIRST_MEETING).balance();
		assertThat(before).isEqualTo(new Balance(1, 0, 2, 1, 0));
		assertThat(after).isEqualTo(new Balance(3, 2, 3, 1, 1));
	}

	@Test
	void theExtensionIsOneActWithTheBalanceBeforeAndAfter() {
		var outcome = SeedGroup.extension(SeedGroup.beforeTheExtension());
		assertThat(outcome.events()).hasSize(1 + 6 + 6);
		SteeringGroupExtended extended = (SteeringGroupExtended) outcome.events().getFirst();
		assertThat(extended.compositionVersion()).isEqualTo(2);
		assertThat(extended.addedSeats()).hasSize(6);
		assertThat(extended.balanceBefore()).isEqualTo(new Balance(1, 0, 2, 1, 0));
		assertThat(extended.balanceAfter()).isEqualTo(new Balance(3, 2, 3, 1, 1));
	}

	@Test
	void beforeTheGroupWasThereNobodySatAnywhere() {
		assertThat(this.group.on(LocalDate.of(2018, 12, 31)).seatIds()).isEmpty();
	}

	@Test
	void theDayOfTheContinuationIsTheEvidenceForTheSuccessor() {
		Group stated = SeedGroup.extension(SeedGroup.beforeTheExtension())
			.state()
			.continueMember(CHIEF_EXECUTIVE, PartialDate.of("2022-03-23"), null, SeedGroup.RECORDED)
			.state();
		assertThat(stated.on(FIRST_MEETING.minusDays(1)).place(CHIEF_EXECUTIVE).orElseThrow().occupant().occupancy())
			.isEqualTo(Occupancy.HANDOVER_UNKNOWN);
		assertThat(stated.on(FIRST_MEETING).place(CHIEF_EXECUTIVE).orElseThrow().occupant())
			.isEqualTo(new Seat.Occupant(Occupancy.HELD, List.of(AASEN), true));
	}

	@Test
	void withoutAnyEvidenceTheSuccessorIsKnownToHoldTheSeatFromTheDayItWasRecorded() {
		Group unsaid = SeedGroup.beforeTheExtension();
		assertThat(unsaid.on(SeedGroup.RECORDED.minusDays(1)).place(IKUBEN).orElseThrow().occupant().occupancy())
			.isEqualTo(Occupancy.HANDOVER_UNKNOWN);
		assertThat(holder(unsaid.on(SeedGroup.RECORDED), IKUBEN)).isEqualTo(LILLEVEVANG);
	}

	@Test
	void theCardShowsTheHoldersOfTheDayOfTheLastChange() {
		GroupCard card = (GroupCard) new GroupAggregate().card(this.group);
		assertThat(card.seats()).hasSize(10).allMatch((seat) -> seat.occupancy() == Occupancy.HELD);
		assertThat(card.compositionVersion()).isEqualTo(2);
		assertThat(card.seats().getFirst().holderId()).isEqualTo(AASEN);
	}

	private static Object holder(Composition composition, no.samdrift.events.membership.SeatId seat) {
		return composition.place(seat).orElseThrow().occupant().holder().orElse(null);
	}

}
