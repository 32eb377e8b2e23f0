package no.samdrift.project.adoption;

import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.AggregateType;

/** What the journal must know of adoptions. */
final class AdoptionType implements AggregateType<Adoption> {

	@Override
	public EventFamily family() {
		return EventFamily.ADOPTION;
	}

	@Override
	public Class<Adoption> stateType() {
		return Adoption.class;
	}

	@Override
	public Card card(Adoption adoption) {
		return adoption.card();
	}

	@Override
	public Audience audience(Adoption adoption, DomainEvent event) {
		return adoption.audience();
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("projectId", "organisationId", "state", "visibility", "readers");
	}

}
