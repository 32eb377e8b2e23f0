package no.samdrift.events.membership;

import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * How a group is now.
 *
 * @param groupId the group
 * @param kind what it is for
 * @param names what it is called
 * @param programmeId the programme it steers or works for
 * @param legalForm its legal form
 * @param compositionVersion grows by one with every extension
 * @param seats its seats and who holds them now
 * @param balance how many seats represent whom
 */
public record GroupCard(GroupId groupId, GroupKind kind, LanguageMap names, @Nullable ProgrammeId programmeId,
		LegalForm legalForm, int compositionVersion, List<Seat> seats, Balance balance) implements Card {

	/**
	 * A seat now.
	 *
	 * @param description the seat itself
	 * @param occupancy whether it is held
	 * @param holderId who holds it; absent when nobody does
	 */
	public record Seat(SeatDescription description, Occupancy occupancy, @Nullable PersonId holderId) {
	}

}
