package no.samdrift.events.membership;

import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProjectId;

/**
 * How a meeting is recorded now.
 *
 * @param meetingId the meeting
 * @param groupId the group that met
 * @param heldOn when, as exactly as stated
 * @param compositionVersion the composition that met
 * @param firstOfComposition whether it was that composition's first meeting
 * @param seatsTotal how many seats the group had
 * @param seatsRepresented how many of them were represented by exactly one person
 * @param agenda what was on the agenda, in order
 */
public record MeetingCard(MeetingId meetingId, GroupId groupId, PartialDate heldOn, int compositionVersion,
		boolean firstOfComposition, int seatsTotal, int seatsRepresented, List<AgendaItem> agenda) implements Card {

	/**
	 * A point on the agenda.
	 *
	 * @param title what it was about
	 * @param type what it was for
	 * @param projectIds the projects it was about
	 */
	public record AgendaItem(LanguageMap title, AgendaItemType type, List<ProjectId> projectIds) {
	}

}
