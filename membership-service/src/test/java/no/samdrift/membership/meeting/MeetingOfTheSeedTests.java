package no.samdrift.membership.meeting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.MeetingEvent.AttendanceRecorded;
import no.samdrift.events.membership.MeetingEvent.SubstituteAttended;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.SeedGroup;
import no.samdrift.membership.group.UnknownFact;
import org.junit.jupiter.api.Test;

import static no.samdrift.membership.group.SeedGroup.AASEN;
import static no.samdrift.membership.group.SeedGroup.ALESUND;
import static no.samdrift.membership.group.SeedGroup.CHAMBER;
import static no.samdrift.membership.group.SeedGroup.CHIEF_EXECUTIVE;
import static no.samdrift.membership.group.SeedGroup.COLLEGE;
import static no.samdrift.membership.group.SeedGroup.DAHL;
import static no.samdrift.membership.group.SeedGroup.F_AMUNDSEN;
import static no.samdrift.membership.group.SeedGroup.HAUGEN;
import static no.samdrift.membership.group.SeedGroup.HEGGDAL;
import static no.samdrift.membership.group.SeedGroup.INGEBRIGTSEN;
import static no.samdrift.membership.group.SeedGroup.LILLEVEVANG;
import static no.samdrift.membership.group.SeedGroup.MAYOR;
import static no.samdrift.membership.group.SeedGroup.MOLLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The meeting of 23 March 2022 (mission 5.4): questions 5, 6 and 12 of mission 1.2. */
class MeetingOfTheSeedTests {

	private static final PersonId SORENSEN = new PersonId("person-21");

	private static final PersonId A_AMUNDSEN = new PersonId("person-22");

	private static final PersonId HOLAND = new PersonId("person-23");

	private static final PersonId STENSBY = new PersonId("person-24");

	private static final Provenance PHOTO = new Provenance(Certainty.STATED, "photo caption");

	private static final Provenance INFERRED = new Provenance(Certainty.INFERRED, "photo caption, organisation named");

	private final Group group = SeedGroup.asOfTheArticle();

	private final Composition composition = this.group.on(java.time.LocalDate.of(2022, 3, 23));

	private final Meeting meeting = seed();

	@Test
	void nineSeatsWereRepresentedSevenByTheirHoldersTwoBySubstitutes() {
		Map<SeatId, AttendanceRow> representation = this.meeting.representation();
		assertThat(representation).hasSize(9).doesNotContainKey(CHAMBER);
		assertThat(representation.values().stream().filter((row) -> row.role() == AttendanceRole.MEMBER)).hasSize(7);
		assertThat(representation.get(COLLEGE).personId()).isEqualTo(SORENSEN);
		assertThat(representation.get(ALESUND).personId()).isEqualTo(A_AMUNDSEN);
		assertThat(representation.get(COLLEGE).provenance().certainty()).isEqualTo(Certainty.INFERRED);
		assertThat(representation.get(ALESUND).provenance().certainty()).isEqualTo(Certainty.INFERRED);
		assertThat(this.meeting.quorate()).isTrue();
	}

	@Test
	void twoFurtherPeopleTookPart() {
		assertThat(this.meeting.othersWhoTookPart(this.composition)).containsExactly(HOLAND, STENSBY);
	}

	@Test
	void itIsNotKnownWhetherTheTenthHolderWasThereAndTheYearIsDerived() {
		assertThat(this.meeting.unknownFacts(this.composition).stream().map(UnknownFact::kind))
			.containsExactly(UnknownFact.Kind.ATTENDANCE, UnknownFact.Kind.DERIVED_DATE);
		assertThat(this.meeting.unknownFacts(this.composition).getFirst().people()).containsExactly(HEGGDAL);
		assertThat(this.group.unknownFacts().stream().map(UnknownFact::kind)).containsExactlyInAnyOrder(
				UnknownFact.Kind.SEAT_ORGANISATION, UnknownFact.Kind.HANDOVER_DATE, UnknownFact.Kind.HANDOVER_DATE);
	}

	@Test
	void itIsTheFirstMeetingOfTheSecondComposition() {
		assertThat(this.meeting.compositionVersion()).isEqualTo(2);
		assertThat(this.meeting.firstOfComposition()).isTrue();
		assertThat(this.meeting.seats()).hasSize(10);
	}

	@Test
	void aCorrectionKeepsTheOldRow() {
		Meeting corrected = attend(this.meeting, row(MAYOR, AttendanceRole.MEMBER, Presence.ABSENT, null)).state();
		assertThat(corrected.attendance()).hasSize(this.meeting.attendance().size() + 1);
		assertThat(corrected.seatsRepresented()).isEqualTo(8);
		assertThat(corrected.stayedAway(SeedGroup.MAYORS)).isTrue();
		assertThat(attend(corrected, row(MAYOR, AttendanceRole.MEMBER, Presence.ABSENT, null)).events()).isEmpty();
	}

	@Test
	void aSubstituteCountsOnlyWhenThere() {
		Outcome<Meeting> absent = attend(this.meeting,
				row(SORENSEN, AttendanceRole.SUBSTITUTE, Presence.ABSENT, COLLEGE));
		assertThat(absent.events()).singleElement().isInstanceOf(AttendanceRecorded.class);
		assertThat(absent.state().representation()).doesNotContainKey(COLLEGE);
	}

	@Test
	void aSubstituteIsToldByAnEventOfItsOwn() {
		Outcome<Meeting> outcome = this.meeting.recordSubstitute(CHAMBER, STENSBY, INFERRED, this.composition,
				(person) -> true);
		assertThat(outcome.events()).hasSize(2);
		assertThat(outcome.events().getLast())
			.isEqualTo(new SubstituteAttended(this.meeting.id(), CHAMBER, STENSBY, INFERRED));
		assertThat(outcome.state().seatsRepresented()).isEqualTo(10);
	}

	@Test
	void aSeatIsRepresentedByOnePersonAndAPersonRepresentsOneSeat() {
		assertThat(codes(row(STENSBY, AttendanceRole.SUBSTITUTE, Presence.PRESENT, COLLEGE)))
			.containsExactly("seat-already-represented");
		assertThat(codes(row(MAYOR, AttendanceRole.SUBSTITUTE, Presence.PRESENT, CHAMBER)))
			.containsExactly("represents-another-seat");
	}

	@Test
	void everyFaultOfEveryRowIsNamedAtOnce() {
		assertThat(codes(row(DAHL, AttendanceRole.MEMBER, Presence.PRESENT, CHIEF_EXECUTIVE),
				row(STENSBY, AttendanceRole.MEMBER, Presence.PRESENT, null),
				row(STENSBY, AttendanceRole.SUBSTITUTE, Presence.PRESENT, null),
				row(HOLAND, AttendanceRole.COORDINATOR, Presence.PRESENT, CHAMBER),
				row(HEGGDAL, AttendanceRole.SUBSTITUTE, Presence.PRESENT, CHAMBER),
				row(STENSBY, AttendanceRole.SUBSTITUTE, Presence.PRESENT, new SeatId("nowhere"))))
			.containsExactly("not-holder-of-seat", "seat-already-represented", "not-a-member-then", "seat-needed",
					"seat-only-for-member-or-substitute", "holder-is-no-substitute", "no-such-seat-then");
	}

	@Test
	void aMeetingThatIsNotHeldYetIsNotRecorded() {
		Refused refused = catchThrowableOfType(Refused.class,
				() -> Meeting.record(new MeetingId("m"),
						new RecordMeeting(null, this.group.id(), PartialDate.of("2027-01-01"), null, null), this.group,
						SeedGroup.RECORDED));
		assertThat(refused.unmet().getFirst().code()).isEqualTo("meeting-not-yet-held");
	}

	private Meeting seed() {
		PartialDate heldOn = new PartialDate("2022-03-23",
				new Provenance(Certainty.DERIVED, "«onsdag 23. mars»; the year from the weekday"));
		Meeting recorded = Meeting
			.record(new MeetingId("meeting"), new RecordMeeting(null, this.group.id(), heldOn, true, null), this.group,
					SeedGroup.RECORDED)
			.state();
		recorded = present(recorded, "Nasjonalt veikart", HOLAND);
		recorded = present(recorded, "Innovasjon i offentlig sektor og Store data", STENSBY, A_AMUNDSEN);
		recorded = present(recorded, "Fremtidens hjelpemiddelforvaltning", INGEBRIGTSEN);
		recorded = present(recorded, "Felles samtale");
		recorded = attend(recorded,
				Stream.of(HAUGEN, AASEN, LILLEVEVANG, F_AMUNDSEN, INGEBRIGTSEN, MAYOR, MOLLER)
					.map((person) -> row(person, AttendanceRole.MEMBER, Presence.PRESENT, null))
					.toArray(RecordAttendance.Row[]::new))
			.state();
		recorded = attend(recorded, row(HOLAND, AttendanceRole.COORDINATOR, Presence.PRESENT, null)).state();
		recorded = recorded.recordSubstitute(COLLEGE, SORENSEN, INFERRED, this.composition, (any) -> true).state();
		return recorded.recordSubstitute(ALESUND, A_AMUNDSEN, INFERRED, this.composition, (any) -> true).state();
	}

	private static Meeting present(Meeting meeting, String title, PersonId... presenters) {
		return meeting
			.recordPresentation(
					new RecordPresentation(LanguageMap.nb(title), null, List.of(presenters), List.of(), List.of()),
					(person) -> true)
			.state();
	}

	private Outcome<Meeting> attend(Meeting meeting, RecordAttendance.Row... rows) {
		return meeting.recordAttendance(new RecordAttendance(List.of(rows)), this.composition, (person) -> true);
	}

	private List<String> codes(RecordAttendance.Row... rows) {
		return catchThrowableOfType(Refused.class, () -> attend(this.meeting, rows)).unmet()
			.stream()
			.map(Refused.Unmet::code)
			.toList();
	}

	private static RecordAttendance.Row row(PersonId person, AttendanceRole role, Presence presence, SeatId seat) {
		return new RecordAttendance.Row(person, role, presence, seat, PHOTO);
	}

}
