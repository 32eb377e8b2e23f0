package no.samdrift.membership.person;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.journal.AggregateType;

/**
 * What the journal knows of people. Their events concern the organisation they work for;
 * without one, nobody.
 */
final class PersonAggregate implements AggregateType<Person> {

	@Override
	public EventFamily family() {
		return EventFamily.PERSON;
	}

	@Override
	public Class<Person> stateType() {
		return Person.class;
	}

	@Override
	public Card card(Person state) {
		return new PersonCard(state.id(), state.name(), state.organisationId(), state.language());
	}

	@Override
	public Audience audience(Person state, DomainEvent event) {
		return Audience.organisations((state.organisationId() != null) ? List.of(state.organisationId()) : List.of());
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("organisationId");
	}

	@Override
	public Set<String> searchWords(Person state) {
		return Set.of(state.name());
	}

	@Override
	public String collection() {
		return "people";
	}

}
