package no.samdrift.membership.mandate;

import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.journal.AggregateType;

/** What the journal knows of mandates: what a group has mandated is public. */
final class MandateAggregate implements AggregateType<Mandate> {

	@Override
	public EventFamily family() {
		return EventFamily.MANDATE;
	}

	@Override
	public Class<Mandate> stateType() {
		return Mandate.class;
	}

	@Override
	public Card card(Mandate state) {
		return new MandateCard(state.id(), state.groupId(), state.projectId(), state.scope(), state.limits(),
				state.validFrom(), state.validTo(), state.state());
	}

	@Override
	public Audience audience(Mandate state, DomainEvent event) {
		return Audience.everybody(state.concerned());
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("projectId", "groupId", "state", "validTo");
	}

}
