package no.samdrift.membership.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AgendaItemType;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.Recorded;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.QuorumRule;
import no.samdrift.membership.person.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that was held.
 *
 * @param id the meeting
 * @param version how many changes the record has seen
 * @param groupId the group that met
 * @param heldOn when, as exactly as stated
 * @param compositionVersion the composition that met
 * @param firstOfComposition whether it was that composition's first meeting
 * @param provenance where the record is from
 * @param seatsTotal how many seats the group had
 * @param matters what was said and who was there; absent for those who may not see it
 * @param commands what the caller may do with the record
 */
record MeetingView(MeetingId id, long version, GroupId groupId, PartialDate heldOn, int compositionVersion,
		boolean firstOfComposition, Provenance provenance, int seatsTotal, @Nullable Matters matters,
		List<String> commands) {

	/** What everybody may see of a steering group's meeting. */
	static MeetingView basics(Recorded<Meeting> recorded) {
		return of(recorded, null, List.of());
	}

	static MeetingView whole(Recorded<Meeting> recorded, Composition composition, Map<PersonId, String> names,
			List<String> commands) {
		return of(recorded, Matters.of(recorded.state(), composition, names), commands);
	}

	private static MeetingView of(Recorded<Meeting> recorded, @Nullable Matters matters, List<String> commands) {
		Meeting meeting = recorded.state();
		return new MeetingView(meeting.id(), recorded.version().value(), meeting.groupId(), meeting.heldOn(),
				meeting.compositionVersion(), meeting.firstOfComposition(), meeting.provenance(),
				meeting.seats().size(), matters, commands);
	}

	/** How a seat was represented. */
	enum Representation {

		BY_HOLDER, BY_SUBSTITUTE, ABSENT, NOT_SEEN

	}

	/**
	 * What was said and who was there.
	 *
	 * @param seatsRepresented seats for which exactly one person was there
	 * @param representedByHolder by the holder
	 * @param representedBySubstitute by a substitute
	 * @param seatsAbsent seats of which somebody recorded that nobody was there
	 * @param seatsNotSeen seats of which nobody knows whether somebody was there
	 * @param quorum whether enough seats were represented
	 * @param seats each seat
	 * @param othersWhoTookPart those who took part without being there for a seat
	 * @param attendance every row that was recorded, corrected ones too
	 * @param agenda the agenda
	 * @param inputs inputs that were given
	 * @param consensus what the meeting agreed on without voting
	 */
	record Matters(int seatsRepresented, int representedByHolder, int representedBySubstitute, int seatsAbsent,
			int seatsNotSeen, Quorum quorum, List<SeatAtMeeting> seats, List<PersonName> othersWhoTookPart,
			List<Row> attendance, List<Item> agenda, List<InputGiven> inputs, List<LanguageMap> consensus) {

		static Matters of(Meeting meeting, Composition composition, Map<PersonId, String> names) {
			Map<SeatId, AttendanceRow> representation = meeting.representation();
			List<SeatAtMeeting> seats = meeting.seats()
				.stream()
				.map((seat) -> SeatAtMeeting.of(seat, meeting, composition, representation.get(seat), names))
				.toList();
			List<AttendanceRow> current = meeting.currentRows();
			List<Row> rows = new ArrayList<>();
			for (AttendanceRow row : meeting.attendance()) {
				rows.add(new Row(PersonName.of(row.personId(), names), row.role(), row.presence(), row.seatId(),
						row.provenance(), current.stream().noneMatch((now) -> now == row)));
			}
			int needed = meeting.quorum().needed(meeting.seats().size());
			return new Matters(representation.size(), count(seats, Representation.BY_HOLDER),
					count(seats, Representation.BY_SUBSTITUTE), count(seats, Representation.ABSENT),
					count(seats, Representation.NOT_SEEN), new Quorum(meeting.quorum(), needed, meeting.quorate()),
					seats,
					meeting.othersWhoTookPart(composition)
						.stream()
						.map((person) -> PersonName.of(person, names))
						.toList(),
					rows, Item.of(meeting.agenda(), names), InputGiven.of(meeting.inputs(), names),
					meeting.consensus());
		}

		private static int count(List<SeatAtMeeting> seats, Representation representation) {
			return (int) seats.stream().filter((seat) -> seat.representation() == representation).count();
		}

	}

	/**
	 * Whether the meeting had a quorum.
	 *
	 * @param rule the group's rule
	 * @param needed how many seats it asks for
	 * @param met whether so many were represented
	 */
	record Quorum(QuorumRule rule, int needed, boolean met) {
	}

	/**
	 * A seat at the meeting.
	 *
	 * @param seatId the seat
	 * @param holders who held it then; several when the hand-over is unknown
	 * @param representation how it was represented
	 * @param person who was there for it
	 * @param provenance where that is from and how sure it is
	 */
	record SeatAtMeeting(SeatId seatId, List<PersonName> holders, Representation representation,
			@Nullable PersonName person, @Nullable Provenance provenance) {

		static SeatAtMeeting of(SeatId seat, Meeting meeting, Composition composition, @Nullable AttendanceRow row,
				Map<PersonId, String> names) {
			List<PersonName> holders = composition.candidates(seat)
				.stream()
				.map((person) -> PersonName.of(person, names))
				.toList();
			if (row == null) {
				return new SeatAtMeeting(seat, holders,
						meeting.stayedAway(seat) ? Representation.ABSENT : Representation.NOT_SEEN, null, null);
			}
			return new SeatAtMeeting(seat, holders,
					(row.role() == AttendanceRole.MEMBER) ? Representation.BY_HOLDER : Representation.BY_SUBSTITUTE,
					PersonName.of(row.personId(), names), row.provenance());
		}

	}

	/**
	 * A row of the attendance.
	 *
	 * @param person who
	 * @param role in which role
	 * @param presence present, absent or not seen
	 * @param seatId the seat
	 * @param provenance where it is from and how sure
	 * @param corrected whether a later row corrects it
	 */
	record Row(PersonName person, AttendanceRole role, Presence presence, @Nullable SeatId seatId,
			Provenance provenance, boolean corrected) {
	}

	/**
	 * A point on the agenda.
	 *
	 * @param number its number, from 1
	 * @param title what it was about
	 * @param type what it was for
	 * @param presenters who presented it
	 * @param projectIds the projects it was about
	 * @param themes what it touched on
	 */
	record Item(int number, LanguageMap title, AgendaItemType type, List<PersonName> presenters,
			List<ProjectId> projectIds, List<LanguageMap> themes) {

		static List<Item> of(List<Meeting.AgendaItem> agenda, Map<PersonId, String> names) {
			List<Item> items = new ArrayList<>();
			for (Meeting.AgendaItem item : agenda) {
				items.add(new Item(items.size() + 1, item.title(), item.type(),
						item.presenters().stream().map((person) -> PersonName.of(person, names)).toList(),
						item.projectIds(), item.themes()));
			}
			return items;
		}

	}

	/**
	 * An input.
	 *
	 * @param text what was said
	 * @param givenBy by whom, when recorded
	 */
	record InputGiven(LanguageMap text, @Nullable PersonName givenBy) {

		static List<InputGiven> of(List<Meeting.Input> inputs, Map<PersonId, String> names) {
			return inputs.stream()
				.map((input) -> new InputGiven(input.text(),
						(input.givenBy() != null) ? PersonName.of(input.givenBy(), names) : null))
				.toList();
		}

	}

}
