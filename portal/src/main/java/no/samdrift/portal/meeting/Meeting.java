package no.samdrift.portal.meeting;

import java.util.List;
import java.util.Objects;

import no.samdrift.events.Certainty;
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
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as membership-service shows it.
 *
 * @param id its id
 * @param version how many changes the record has seen
 * @param groupId the group that met
 * @param heldOn when
 * @param compositionVersion the group's composition then
 * @param firstOfComposition whether it was the first meeting of that composition
 * @param provenance where it is known from
 * @param seatsTotal how many seats the group had
 * @param matters what was said there; absent for those who may not know
 * @param commands what the reader may record of it
 */
record Meeting(MeetingId id, long version, GroupId groupId, PartialDate heldOn, int compositionVersion,
		boolean firstOfComposition, Provenance provenance, int seatsTotal, @Nullable Matters matters,
		List<String> commands) {

	/** Where the seats that the group had then can be read. */
	Address seatsThen() {
		return Address.of("/groups/{}/composition", this.groupId).with("asOf", this.heldOn.latest().orElse(null));
	}

	/** Whether the reader may record something of it. */
	public boolean can(String command) {
		return this.commands.contains(command);
	}

	/** Who represented the seats, and what was said. */
	record Matters(int seatsRepresented, int representedByHolder, int representedBySubstitute, int seatsAbsent,
			int seatsNotSeen, Quorum quorum, List<SeatThere> seats, List<PersonName> othersWhoTookPart,
			List<Row> attendance, List<Item> agenda, List<Input> inputs, List<LanguageMap> consensus) {

		/** Whether nobody said that the substitutes were substitutes. */
		public boolean substitutesInferred() {
			return this.seats.stream()
				.map(SeatThere::provenance)
				.filter(Objects::nonNull)
				.anyMatch((provenance) -> provenance.certainty() == Certainty.INFERRED);
		}

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
