package no.samdrift.notification.subscription;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.AggregateType;

/** What the journal must know of subscriptions: they are their organisation's alone. */
final class SubscriptionType implements AggregateType<Subscription> {

	@Override
	public EventFamily family() {
		return EventFamily.SUBSCRIPTION;
	}

	@Override
	public Class<Subscription> stateType() {
		return Subscription.class;
	}

	@Override
	public Card card(Subscription subscription) {
		return subscription.card();
	}

	@Override
	public Audience audience(Subscription subscription, DomainEvent event) {
		return Audience.organisations(List.of(subscription.organisationId()));
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("organisationId", "state");
	}

}
