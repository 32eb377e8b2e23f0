package no.samdrift.events.project;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;

/** What happens to a programme (mission P01, P02). */
public sealed interface ProgrammeEvent extends DomainEvent {

	ProgrammeId programmeId();

	/** A programme was started, or recorded afterwards as started. */
	record ProgrammeStarted(ProgrammeId programmeId, LanguageMap names, PartialDate startedOn,
			OrganisationId hostOrganisationId) implements ProgrammeEvent {
	}

	/** A focus area was added to the programme's open list. */
	record FocusAreaDefined(ProgrammeId programmeId, String code, LanguageMap names) implements ProgrammeEvent {
	}

	/** A focus area takes no new projects; those that have it keep it as history. */
	record FocusAreaRetired(ProgrammeId programmeId, String code) implements ProgrammeEvent {
	}

}
