package no.samdrift.events.membership;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.ProgrammeId;
import org.jspecify.annotations.Nullable;

/** What happens to a group, its seats and their holders (mission M03–M13). */
public sealed interface GroupEvent extends DomainEvent {

	GroupId groupId();

	/** A group was established. */
	record GroupEstablished(GroupId groupId, GroupKind kind, LanguageMap names, @Nullable ProgrammeId programmeId,
			LegalForm legalForm, LanguageMap purpose, PartialDate establishedOn) implements GroupEvent {
	}

	/** A seat was established. */
	record SeatEstablished(GroupId groupId, SeatDescription seat, PartialDate establishedOn) implements GroupEvent {
	}

	/** A seat was abolished. */
	record SeatAbolished(GroupId groupId, SeatId seatId, PartialDate abolishedOn,
			LanguageMap reason) implements GroupEvent {
	}

	/** A person took a seat (M05). */
	record MemberJoined(GroupId groupId, SeatId seatId, PersonId personId, @Nullable OrganisationId organisationId,
			@Nullable String office, SeatCategory category, PartialDate termFrom,
			@Nullable PartialDate termTo) implements GroupEvent {
	}

	/** A member goes on in the same seat (M08). */
	record MemberContinued(GroupId groupId, SeatId seatId, PersonId personId, PartialDate continuedOn,
			@Nullable PartialDate termTo) implements GroupEvent {
	}

	/**
	 * A seat went from one person to the next in one act (M06); the day may be unknown.
	 */
	record MemberSucceeded(GroupId groupId, SeatId seatId, PersonId predecessorId, PersonId successorId,
			PartialDate succeededOn) implements GroupEvent {
	}

	/** A person left a seat. */
	record MemberLeft(GroupId groupId, SeatId seatId, PersonId personId, EndReason reason,
			PartialDate leftOn) implements GroupEvent {
	}

	/**
	 * The office behind an ex-officio seat has a new holder, who is proposed for the seat
	 * (M07).
	 */
	record SuccessionProposed(GroupId groupId, SeatId seatId, PersonId proposedId,
			PartialDate since) implements GroupEvent {
	}

	/** The group was extended in one act (M12). */
	record SteeringGroupExtended(GroupId groupId, int compositionVersion, LanguageMap reason, PartialDate effectiveOn,
			List<SeatDescription> addedSeats, Balance balanceBefore, Balance balanceAfter) implements GroupEvent {
	}

	/**
	 * A day came on which a change that was recorded ahead took effect; the card shows it
	 * from now.
	 */
	record CompositionTookEffect(GroupId groupId, int compositionVersion, LocalDate on) implements GroupEvent {
	}

}
