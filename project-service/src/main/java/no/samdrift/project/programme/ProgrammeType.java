package no.samdrift.project.programme;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.AggregateType;

/** What the journal must know of programmes. They are public. */
final class ProgrammeType implements AggregateType<Programme> {

	@Override
	public EventFamily family() {
		return EventFamily.PROGRAMME;
	}

	@Override
	public Class<Programme> stateType() {
		return Programme.class;
	}

	@Override
	public Card card(Programme programme) {
		return programme.card();
	}

	@Override
	public Audience audience(Programme programme, DomainEvent event) {
		return Audience.everybody(List.of(programme.hostOrganisationId()));
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("hostOrganisationId");
	}

}
