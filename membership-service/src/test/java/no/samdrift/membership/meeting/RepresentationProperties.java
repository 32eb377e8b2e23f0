package no.samdrift.membership.meeting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Refused;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.SeedGroup;

import static org.assertj.core.api.Assertions.assertThat;

/** A seat is represented by exactly one person (M16, M17). */
class RepresentationProperties {

	private static final Group GROUP = SeedGroup.asOfTheArticle();

	@Property(tries = 300)
	void aSeatIsRepresentedByExactlyOnePersonAndAPersonRepresentsOneSeat(
			@ForAll("attendance") List<RecordAttendance.Row> rows) {
		Meeting meeting = Meeting
			.record(new MeetingId("m"), new RecordMeeting(null, GROUP.id(), PartialDate.of("2022-03-23"), null, null),
					GROUP, SeedGroup.RECORDED)
			.state();
		Composition composition = GROUP.on(meeting.day());
		for (RecordAttendance.Row row : rows) {
			try {
				meeting = meeting.recordAttendance(new RecordAttendance(List.of(row)), composition, (person) -> true)
					.state();
			}
			catch (Refused ex) {
				// a refused row changes nothing
			}
		}
		Set<SeatId> seats = new HashSet<>();
		Set<PersonId> people = new HashSet<>();
		for (AttendanceRow row : meeting.currentRows()) {
			if (row.represents()) {
				assertThat(seats.add(row.seatId())).isTrue();
				assertThat(people.add(row.personId())).isTrue();
			}
		}
		assertThat(meeting.representation().keySet()).isEqualTo(seats);
		assertThat(meeting.seatsRepresented()).isLessThanOrEqualTo(meeting.seats().size());
	}

	@Provide
	Arbitrary<List<RecordAttendance.Row>> attendance() {
		Arbitrary<PersonId> people = Arbitraries.integers()
			.between(1, 16)
			.map((n) -> new PersonId("person-%02d".formatted(n)));
		Arbitrary<SeatId> seats = Arbitraries.integers()
			.between(1, 11)
			.map((n) -> new SeatId("seat-" + n))
			.injectNull(0.3);
		return Combinators.combine(people, Arbitraries.of(AttendanceRole.class), Arbitraries.of(Presence.class), seats)
			.as((person, role, presence, seat) -> new RecordAttendance.Row(person, role, presence, seat,
					Provenance.STATED))
			.list()
			.ofMaxSize(25);
	}

}
