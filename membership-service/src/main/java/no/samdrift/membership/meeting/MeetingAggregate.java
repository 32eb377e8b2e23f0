package no.samdrift.membership.meeting;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingEvent.MeetingRecorded;
import no.samdrift.journal.AggregateType;
import no.samdrift.journal.Order;

/**
 * What the journal knows of meetings. That a steering group met, when and in which
 * composition, is public, as its composition is; what was said and who was there is for
 * the organisations with a seat.
 */
final class MeetingAggregate implements AggregateType<Meeting> {

	/**
	 * The order of the stated dates: a meeting of which only the year or month is known
	 * comes after those of the year or month whose day is.
	 */
	static final Order<Meeting> NEWEST_FIRST = new Order<>("heldOn.value", (meeting) -> meeting.heldOn().value());

	@Override
	public EventFamily family() {
		return EventFamily.MEETING;
	}

	@Override
	public Class<Meeting> stateType() {
		return Meeting.class;
	}

	@Override
	public Card card(Meeting state) {
		return new MeetingCard(state.id(), state.groupId(), state.heldOn(), state.compositionVersion(),
				state.firstOfComposition(), state.seats().size(), state.seatsRepresented(),
				state.agenda()
					.stream()
					.map((item) -> new MeetingCard.AgendaItem(item.title(), item.type(), item.projectIds()))
					.toList());
	}

	@Override
	public Audience audience(Meeting state, DomainEvent event) {
		boolean basics = event instanceof MeetingRecorded && state.groupKind() == GroupKind.STEERING;
		return basics ? Audience.everybody(state.organisations()) : Audience.group(state.organisations());
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("groupId");
	}

	@Override
	public List<Order<Meeting>> orders() {
		return List.of(NEWEST_FIRST);
	}

}
