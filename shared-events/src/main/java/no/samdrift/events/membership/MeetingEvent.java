package no.samdrift.events.membership;

import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** What happens at and to a meeting (mission M15–M21). */
public sealed interface MeetingEvent extends DomainEvent {

	MeetingId meetingId();

	/** A meeting that was held was recorded afterwards. */
	record MeetingRecorded(MeetingId meetingId, GroupId groupId, PartialDate heldOn, int compositionVersion,
			boolean firstOfComposition, Provenance provenance) implements MeetingEvent {
	}

	/** Something was presented under an agenda item. */
	record PresentationGiven(MeetingId meetingId, int agendaItem, LanguageMap title, AgendaItemType type,
			List<PersonId> presenters, List<ProjectId> projectIds, List<LanguageMap> themes) implements MeetingEvent {
	}

	/**
	 * It was recorded whether somebody was there, in which role and on which evidence. A
	 * later row for the same person and role corrects this one; both stay.
	 */
	record AttendanceRecorded(MeetingId meetingId, PersonId personId, AttendanceRole role, Presence presence,
			@Nullable SeatId seatId, Provenance provenance) implements MeetingEvent {
	}

	/** Somebody stood in for the holder of a seat. */
	record SubstituteAttended(MeetingId meetingId, SeatId seatId, PersonId personId,
			Provenance provenance) implements MeetingEvent {
	}

	/** An input was given (M27). */
	record InputReceived(MeetingId meetingId, LanguageMap text, @Nullable PersonId givenBy) implements MeetingEvent {
	}

	/** The meeting agreed on something without voting (M27). */
	record ConsensusRecorded(MeetingId meetingId, LanguageMap text) implements MeetingEvent {
	}

}
