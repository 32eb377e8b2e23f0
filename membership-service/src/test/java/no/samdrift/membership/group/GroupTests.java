package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.Audience;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupEvent.CompositionTookEffect;
import no.samdrift.events.membership.GroupEvent.MemberContinued;
import no.samdrift.events.membership.GroupEvent.MemberJoined;
import no.samdrift.events.membership.GroupEvent.MemberLeft;
import no.samdrift.events.membership.GroupEvent.MemberSucceeded;
import no.samdrift.events.membership.GroupEvent.SeatAbolished;
import no.samdrift.events.membership.GroupEvent.SuccessionProposed;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Unknown;
import org.junit.jupiter.api.Test;

import static no.samdrift.membership.group.SeedGroup.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GroupTests {

	private static final SeatId SEAT = new SeatId("seat");

	private static final PersonId ANNE = new PersonId("p1");

	private static final PersonId BERIT = new PersonId("p2");

	private static final OrganisationId FJORDVIK = new OrganisationId("fjordvik");

	private final Group group = established(GroupKind.STEERING)
		.establishSeat(SEAT, seat(FJORDVIK, "kommunedirektør", true), (any) -> true, RECORDED)
		.state();

	@Test
	void aSeatIsTakenHandedOverAndLeft() {
		Outcome<Group> joined = appoint(this.group, ANNE, "2020-01-01", null);
		assertThat(joined.events()).singleElement().isInstanceOf(MemberJoined.class);
		Outcome<Group> succeeded = succeed(joined.state(), BERIT, "2021-05-01");
		assertThat(succeeded.events())
			.containsExactly(new MemberSucceeded(this.group.id(), SEAT, ANNE, BERIT, PartialDate.of("2021-05-01")));
		assertThat(holderOn(succeeded.state(), "2021-04-30")).containsExactly(ANNE);
		assertThat(holderOn(succeeded.state(), "2021-05-01")).containsExactly(BERIT);
		Outcome<Group> left = succeeded.state()
			.endMembership(SEAT, EndReason.RESIGNED, PartialDate.of("2022-02-28"), RECORDED);
		assertThat(left.events()).singleElement().isInstanceOf(MemberLeft.class);
		assertThat(holderOn(left.state(), "2022-02-28")).containsExactly(BERIT);
		assertThat(occupancyOn(left.state(), "2022-03-01")).isEqualTo(Occupancy.VACANT);
	}

	@Test
	void aHeldSeatIsNotTakenBySomebodyElse() {
		Group held = appoint(this.group, ANNE, "2020", null).state();
		assertThat(codes(() -> appoint(held, BERIT, "2021", null))).containsExactly("seat-is-held");
		assertThat(refused(() -> appoint(held, BERIT, "2021", null)).legalMoves()).containsExactly("succeed",
				"continue", "end-membership", "abolish");
		assertThat(refused(() -> succeed(this.group, BERIT, "2021")).legalMoves()).containsExactly("appoint",
				"abolish");
	}

	@Test
	void everyUnmetConditionIsNamedAtOnce() {
		Group abolished = this.group
			.abolishSeat(SEAT, PartialDate.of("2020-12-31"), LanguageMap.nb("Ikke lenger"), RECORDED)
			.state();
		assertThat(codes(() -> abolished.appoint(SEAT, new Appoint(ANNE, PartialDate.of("2018"), null), (any) -> false,
				RECORDED)))
			.containsExactly("person-unknown", "seat-abolished", "before-seat-was-established");
	}

	@Test
	void aPersonHoldsOneSeatOfAGroup() {
		Group two = appoint(this.group, ANNE, "2020", null).state()
			.establishSeat(new SeatId("other"), seat(null, null, false), (any) -> true, RECORDED)
			.state();
		assertThat(codes(() -> two.appoint(new SeatId("other"), new Appoint(ANNE, PartialDate.of("2021"), null),
				(any) -> true, RECORDED)))
			.containsExactly("person-holds-another-seat");
	}

	@Test
	void aTermBeginsAfterTheOneBefore() {
		Group left = appoint(this.group, ANNE, "2020", null).state()
			.endMembership(SEAT, EndReason.RESIGNED, PartialDate.of("2022-02-28"), RECORDED)
			.state();
		assertThat(codes(() -> appoint(left, BERIT, "2022-02-28", null))).containsExactly("overlaps-previous-holder");
		assertThat(holderOn(appoint(left, BERIT, "2022-03-01", null).state(), "2022-03-01")).containsExactly(BERIT);
	}

	@Test
	void aYearThatIsBothLastAndFirstLeavesTheHandOverOpen() {
		Group handedOver = succeed(appoint(this.group, ANNE, "2020", null).state(), BERIT, "2022").state();
		assertThat(occupancyOn(handedOver, "2022-06-30")).isEqualTo(Occupancy.HANDOVER_UNKNOWN);
		assertThat(holderOn(handedOver, "2022-06-30")).containsExactly(ANNE, BERIT);
		assertThat(holderOn(handedOver, "2021-12-31")).containsExactly(ANNE);
		assertThat(holderOn(handedOver, "2022-12-31")).containsExactly(BERIT);
	}

	@Test
	void nobodySucceedsBeforeThePredecessorBeganOrIsKnownToHaveGoneOn() {
		Group held = appoint(this.group, ANNE, "2020-05-01", null).state();
		assertThat(codes(() -> succeed(held, BERIT, "2020-05-01"))).containsExactly("before-predecessor-began");
		Group goesOn = held.continueMember(SEAT, PartialDate.of("2022"), null, RECORDED).state();
		assertThat(codes(() -> succeed(goesOn, BERIT, "2021"))).containsExactly("before-known-continuation");
		assertThat(codes(() -> succeed(this.group, BERIT, "2021"))).containsExactly("seat-has-no-holder");
	}

	@Test
	void aTermPastItsLastDayIsVacantByExpiryAndNeverSilentlyActive() {
		Group held = appoint(this.group, ANNE, "2020-01-01", "2023-12-31").state();
		assertThat(holderOn(held, "2023-12-31")).containsExactly(ANNE);
		assertThat(occupancyOn(held, "2024-01-01")).isEqualTo(Occupancy.VACANT_BY_EXPIRY);
		Outcome<Group> nextDay = held.dayCame(LocalDate.of(2024, 1, 1));
		assertThat(nextDay.events()).containsExactly(
				new MemberLeft(this.group.id(), SEAT, ANNE, EndReason.EXPIRED, PartialDate.of("2023-12-31")));
		assertThat(occupancyOn(nextDay.state(), "2024-01-01")).isEqualTo(Occupancy.VACANT_BY_EXPIRY);
		assertThat(nextDay.state().dayCame(LocalDate.of(2024, 1, 2)).events()).isEmpty();
	}

	@Test
	void aSeatVacantByExpiryIsTakenAnewInOneAct() {
		Group held = appoint(this.group, ANNE, "2020-01-01", "2023-12-31").state();
		Outcome<Group> next = appoint(held, BERIT, "2024-01-01", null);
		assertThat(next.events()).hasSize(2);
		assertThat(next.events().getFirst()).isInstanceOf(MemberLeft.class);
		assertThat(next.events().getLast()).isInstanceOf(MemberJoined.class);
	}

	@Test
	void goingOnMovesThePlannedEnd() {
		Group held = appoint(this.group, ANNE, "2020", "2023-12-31").state();
		Outcome<Group> goesOn = held.continueMember(SEAT, PartialDate.of("2023-11-01"), PartialDate.of("2027-12-31"),
				RECORDED);
		assertThat(goesOn.events()).singleElement().isInstanceOf(MemberContinued.class);
		assertThat(holderOn(goesOn.state(), "2027-12-31")).containsExactly(ANNE);
		assertThat(codes(() -> held.continueMember(SEAT, PartialDate.of("2024"), null, RECORDED)))
			.containsExactly("term-has-expired");
	}

	@Test
	void whatIsRecordedAheadTakesEffectOnItsDay() {
		Group held = appoint(this.group, ANNE, "2020", null).state();
		LocalDate before = RECORDED;
		Group planned = succeed(held, BERIT, "2027-01-01").state();
		assertThat(planned.on(before).holders()).containsExactly(ANNE);
		assertThat(planned.dayCame(LocalDate.of(2026, 12, 31)).events()).isEmpty();
		Outcome<Group> came = planned.dayCame(LocalDate.of(2027, 1, 1));
		assertThat(came.events())
			.containsExactly(new CompositionTookEffect(this.group.id(), 1, LocalDate.of(2027, 1, 1)));
		assertThat(came.state().dayCame(LocalDate.of(2027, 1, 1)).events()).isEmpty();
	}

	@Test
	void aSeatIsAbolishedWithItsHoldersTerm() {
		Group held = appoint(this.group, ANNE, "2020", null).state();
		Outcome<Group> abolished = held.abolishSeat(SEAT, PartialDate.of("2023-12-31"), LanguageMap.nb("Slått sammen"),
				RECORDED);
		assertThat(abolished.events()).hasSize(2);
		assertThat(abolished.events().getFirst()).isInstanceOf(MemberLeft.class);
		assertThat(abolished.events().getLast()).isInstanceOf(SeatAbolished.class);
		assertThat(abolished.state().on(LocalDate.of(2023, 12, 31)).seatIds()).containsExactly(SEAT);
		assertThat(abolished.state().on(LocalDate.of(2024, 1, 1)).seatIds()).isEmpty();
	}

	@Test
	void anOrganisationHearsOfTheEndOfItsLastSeatAlsoInAGroupThatIsNotPublic() {
		Group reference = established(GroupKind.REFERENCE)
			.establishSeat(SEAT, seat(FJORDVIK, "kommunedirektør", true), (any) -> true, RECORDED)
			.state();
		Outcome<Group> abolished = reference.abolishSeat(SEAT, PartialDate.of("2023"), LanguageMap.nb("Ferdig"),
				RECORDED);
		Audience audience = new GroupAggregate().audience(abolished.state(), abolished.events().getLast());
		assertThat(audience).isEqualTo(Audience.group(List.of(FJORDVIK)));
	}

	@Test
	void aNewOfficeHolderIsProposedForTheSeatsThatFollowTheOfficeOnceAndNeverFromOlderNews() {
		Group held = appoint(this.group, ANNE, "2020", null).state();
		PartialDate since = PartialDate.of("2023-01-01");
		Outcome<Group> proposed = held.proposeSuccession(FJORDVIK, "Kommunedirektør", BERIT, since, 5, RECORDED);
		assertThat(proposed.events()).containsExactly(new SuccessionProposed(this.group.id(), SEAT, BERIT, since));
		assertThat(proposed.state().proposeSuccession(FJORDVIK, "kommunedirektør", BERIT, since, 5, RECORDED).events())
			.isEmpty();
		Group confirmed = succeed(proposed.state(), BERIT, "2023-01-01").state();
		assertThat(confirmed.seat(SEAT).proposal()).isNull();
		assertThat(confirmed.proposeSuccession(FJORDVIK, "kommunedirektør", ANNE, since, 4, RECORDED).events())
			.isEmpty();
		assertThat(held.proposeSuccession(FJORDVIK, "ordfører", BERIT, since, 5, RECORDED).events()).isEmpty();
		assertThat(held.proposeSuccession(FJORDVIK, "kommunedirektør", ANNE, since, 5, RECORDED).events()).isEmpty();
	}

	@Test
	void onlyASteeringGroupIsExtended() {
		Group reference = established(GroupKind.REFERENCE);
		assertThat(codes(() -> SeedGroup.extension(reference))).contains("only-steering-groups-are-extended");
	}

	@Test
	void anExtensionNamesEveryFaultOfItsSeats() {
		ExtendGroup command = new ExtendGroup(LanguageMap.nb("Flere"), PartialDate.of("2018"),
				List.of(new ExtendGroup.NewSeat(null, FJORDVIK, null, SeatCategory.COUNTY, true, ANNE),
						new ExtendGroup.NewSeat(null, FJORDVIK, null, SeatCategory.COUNTY, false, ANNE)));
		assertThat(codes(() -> this.group.extend(command, List.of(new SeatId("n1"), SEAT), (any) -> false,
				(any) -> false, RECORDED)))
			.containsExactly("before-present-composition", "organisation-unknown", "ex-officio-needs-office",
					"person-unknown", "seat-id-taken", "organisation-unknown", "person-unknown",
					"person-holds-another-seat");
	}

	@Test
	void inputThatCanNeverBeRightIsToldApart() {
		Refused wrong = refused(() -> this.group.appoint(SEAT,
				new Appoint(ANNE, PartialDate.of("2022"), PartialDate.of("2021")), (any) -> true, RECORDED));
		assertThat(wrong.aboutInput()).isTrue();
		assertThat(wrong.unmet().getFirst().field()).isEqualTo("to");
	}

	@Test
	void aSeatThatIsNotThereIsUnknown() {
		assertThatExceptionOfType(Unknown.class).isThrownBy(() -> this.group.seat(new SeatId("none")));
	}

	private static Group established(GroupKind kind) {
		return Group
			.establish(new GroupId("group"),
					new EstablishGroup(null, kind, LanguageMap.nb("Demo"), null, LegalForm.PROGRAMME_GROUP,
							LanguageMap.nb("Demo"), PartialDate.of("2019"), null),
					RECORDED)
			.state();
	}

	private static EstablishSeat seat(OrganisationId organisation, String office, boolean exOfficio) {
		return new EstablishSeat(null, organisation, office, SeatCategory.MUNICIPAL_ADMINISTRATION, exOfficio,
				PartialDate.of("2019"));
	}

	private static Outcome<Group> appoint(Group group, PersonId person, String from, String to) {
		return group.appoint(SEAT, new Appoint(person, PartialDate.of(from), (to != null) ? PartialDate.of(to) : null),
				(any) -> true, RECORDED);
	}

	private static Outcome<Group> succeed(Group group, PersonId successor, String on) {
		return group.succeed(SEAT, successor, PartialDate.of(on), (any) -> true, RECORDED);
	}

	private static List<PersonId> holderOn(Group group, String day) {
		return group.on(LocalDate.parse(day)).candidates(SEAT);
	}

	private static Occupancy occupancyOn(Group group, String day) {
		return group.on(LocalDate.parse(day)).place(SEAT).orElseThrow().occupant().occupancy();
	}

	private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return refused(call).unmet().stream().map(Refused.Unmet::code).toList();
	}

	private static Refused refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return catchThrowableOfType(Refused.class, call);
	}

}
