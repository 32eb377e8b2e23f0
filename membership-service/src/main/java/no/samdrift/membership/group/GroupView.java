package no.samdrift.membership.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A group with today's composition.
 *
 * @param id the group
 * @param version how many changes it has seen: what {@code If-Match} asks for
 * @param kind what it is for
 * @param names what it is called
 * @param programmeId the programme it steers or works for
 * @param legalForm its legal form
 * @param purpose what it is to do
 * @param establishedOn since when there is the group
 * @param quorum how many seats must be represented at its meetings
 * @param extensions how it was extended, in order
 * @param composition who sits where today
 * @param commands what the caller may do with the group, or with at least one of its
 * seats
 * @param seatCommands what the caller may do with each seat; only seats with something to
 * do
 */
record GroupView(GroupId id, long version, GroupKind kind, LanguageMap names, @Nullable ProgrammeId programmeId,
		LegalForm legalForm, LanguageMap purpose, PartialDate establishedOn, QuorumRule quorum,
		List<Group.Extension> extensions, CompositionView composition, List<String> commands,
		Map<SeatId, List<String>> seatCommands) {

	/**
	 * A group as a caller sees it.
	 * @param coordinates whether the caller may change the group
	 * @param givesMandates whether the caller may give its mandates
	 */
	static GroupView of(Recorded<Group> recorded, Composition today, Map<PersonId, String> names, Language language,
			boolean coordinates, boolean givesMandates) {
		Group group = recorded.state();
		return new GroupView(group.id(), recorded.version().value(), group.kind(), group.names(), group.programmeId(),
				group.legalForm(), group.purpose(), group.establishedOn(), group.quorum(), group.extensions(),
				CompositionView.of(today, null, names, language), commands(group, coordinates, givesMandates),
				coordinates ? seatCommands(group) : Map.of());
	}

	private static List<String> commands(Group group, boolean coordinates, boolean givesMandates) {
		List<String> commands = new ArrayList<>(coordinates ? group.legalMoves() : List.of());
		if (coordinates) {
			commands.add("record-meeting");
		}
		if (givesMandates && group.givesMandates()) {
			commands.add("issue-mandate");
		}
		return commands;
	}

	private static Map<SeatId, List<String>> seatCommands(Group group) {
		Map<SeatId, List<String>> commands = new LinkedHashMap<>();
		for (Seat seat : group.seats()) {
			if (!seat.legalMoves().isEmpty()) {
				commands.put(seat.id(), seat.legalMoves());
			}
		}
		return commands;
	}

}
