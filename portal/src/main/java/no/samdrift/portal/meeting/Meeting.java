package no.samdrift.portal.meeting;

import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AgendaItemType;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as membership-service shows it.
 *
 * @param id its id
 * @param groupId the group that met
 * @param heldOn when
 * @param compositionVersion the group's composition then
 * @param firstOfComposition whether it was the first meeting of that composition
 * @param provenance where it is known from
 * @param seatsTotal how many seats the group had
 * @param matters what was said there; absent for those who may not know
 */
record Meeting(MeetingId id, GroupId groupId, PartialDate heldOn, int compositionVersion, boolean firstOfComposition,
		Provenance provenance, int seatsTotal, @Nullable Matters matters) {

	/** Who represented the seats, and what was said. */
	record Matters(int seatsRepresented, int representedByHolder, int representedBySubstitute, int seatsAbsent,
			int seatsNotSeen, Quorum quorum, List<SeatThere> seats, List<PersonName> othersWhoTookPart,
			List<Row> attendance, List<Item> agenda, List<Input> inputs, List<LanguageMap> consensus) {
	}

	/** Whether enough seats were represented. */
	record Quorum(int needed, boolean met) {
	}

	/** A seat at the meeting. */
	record SeatThere(String seatId, List<PersonName> holders, String representation, @Nullable PersonName person,
			@Nullable Provenance provenance) {
	}

	/** Somebody's attendance, where it is known from, and how surely. */
	record Row(PersonName person, AttendanceRole role, Presence presence, @Nullable String seatId,
			Provenance provenance) {
	}

	/** An item of the agenda. */
	record Item(int number, LanguageMap title, AgendaItemType type, List<PersonName> presenters,
			List<ProjectId> projectIds, List<LanguageMap> themes) {
	}

	/** What somebody brought up. */
	record Input(LanguageMap text, @Nullable PersonName givenBy) {
	}

}
