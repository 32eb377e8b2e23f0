package no.samdrift.membership.group;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupEvent.MemberLeft;
import no.samdrift.events.membership.GroupEvent.SeatAbolished;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.AggregateType;

/**
 * What the journal knows of groups. A steering group's composition is always public
 * (M40); that of another group is for the organisations with a seat in it.
 */
final class GroupAggregate implements AggregateType<Group> {

	@Override
	public EventFamily family() {
		return EventFamily.GROUP;
	}

	@Override
	public Class<Group> stateType() {
		return Group.class;
	}

	@Override
	public Card card(Group state) {
		Composition now = state.on(state.today());
		List<GroupCard.Seat> seats = now.places()
			.stream()
			.map((place) -> new GroupCard.Seat(place.seat().description(), place.occupant().occupancy(),
					place.occupant().holder().orElse(null)))
			.toList();
		return new GroupCard(state.id(), state.kind(), state.names(), state.programmeId(), state.legalForm(),
				now.version(), seats, now.balance());
	}

	@Override
	public Audience audience(Group state, DomainEvent event) {
		Set<OrganisationId> seated = new LinkedHashSet<>(state.seatedOrganisations());
		SeatId left = switch (event) {
			case SeatAbolished abolished -> abolished.seatId();
			case MemberLeft gone -> gone.seatId();
			default -> null;
		};
		if (left != null && state.seat(left).organisationId() != null) {
			// an organisation hears of the end of its own last seat
			seated.add(state.seat(left).organisationId());
		}
		return (state.kind() == GroupKind.STEERING) ? Audience.everybody(seated) : Audience.group(seated);
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("kind", "programmeId", "seats.organisationId", "seats.terms.personId");
	}

}
