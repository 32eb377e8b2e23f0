package no.samdrift.notification.sync;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.notification.SyncCard;
import no.samdrift.journal.AggregateType;

/** How the journal sees a system's state of sync. It is its own organisation's matter. */
final class SyncAggregate implements AggregateType<Sync> {

	@Override
	public EventFamily family() {
		return EventFamily.SYNC;
	}

	@Override
	public Class<Sync> stateType() {
		return Sync.class;
	}

	@Override
	public Card card(Sync state) {
		return new SyncCard(state.organisationId(), state.system(), state.state(), state.since(), state.kinds());
	}

	@Override
	public Audience audience(Sync state, DomainEvent event) {
		return Audience.organisations(List.of(state.organisationId()));
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("organisationId");
	}

	@Override
	public String collection() {
		return "sync-states";
	}

}
