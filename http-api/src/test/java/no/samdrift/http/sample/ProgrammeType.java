package no.samdrift.http.sample;

import java.util.List;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.journal.AggregateType;

/** What the journal must know of a programme. */
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
	public Card card(Programme state) {
		return new ProgrammeCard(state.id(), state.names(), state.startedOn(), state.host(), state.areas());
	}

	@Override
	public Audience audience(Programme state, DomainEvent event) {
		return Audience.everybody(List.of(state.host()));
	}

}
