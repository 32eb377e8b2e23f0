package no.samdrift.membership.organisation;

import java.util.LinkedHashSet;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitiesMerged;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplit;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplitOff;
import no.samdrift.journal.AggregateType;

/** What the journal knows of organisations: the register is public. */
final class OrganisationAggregate implements AggregateType<Organisation> {

	@Override
	public EventFamily family() {
		return EventFamily.ORGANISATION;
	}

	@Override
	public Class<Organisation> stateType() {
		return Organisation.class;
	}

	@Override
	public Card card(Organisation state) {
		return new OrganisationCard(state.id(), state.names(), state.type(), state.codes(),
				(state.languageDecision() != null) ? state.languageDecision().decision() : null, state.splitFrom(),
				state.mergedInto(), state.provenance());
	}

	@Override
	public Audience audience(Organisation state, DomainEvent event) {
		Set<OrganisationId> concerned = new LinkedHashSet<>();
		concerned.add(state.id());
		switch (event) {
			case MunicipalitySplit split -> concerned.add(split.splitOff());
			case MunicipalitySplitOff split -> concerned.add(split.splitFrom());
			case MunicipalitiesMerged merged -> concerned.add(merged.mergedInto());
			default -> {
			}
		}
		return Audience.everybody(concerned);
	}

	@Override
	public Set<String> filteredFields() {
		return Set.of("codes.value", "type");
	}

	@Override
	public Set<String> searchWords(Organisation state) {
		return state.words();
	}

}
