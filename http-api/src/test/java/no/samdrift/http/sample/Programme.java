package no.samdrift.http.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProgrammeCard.FocusArea;
import no.samdrift.events.project.ProgrammeEvent.FocusAreaDefined;
import no.samdrift.events.project.ProgrammeEvent.ProgrammeStarted;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;

/** A programme that takes three focus areas. */
public record Programme(ProgrammeId id, LanguageMap names, PartialDate startedOn, OrganisationId host,
		List<FocusArea> areas) {

	private static final int MOST = 3;

	static Outcome<Programme> start(ProgrammeId id, StartProgramme command) {
		PartialDate startedOn = (command.startedOn() != null) ? command.startedOn() : PartialDate.unknown();
		Programme started = new Programme(id, command.names(), startedOn, command.host(), List.of());
		return Outcome.of(started, new ProgrammeStarted(id, command.names(), startedOn, command.host()));
	}

	Outcome<Programme> define(DefineFocusArea command) {
		Conditions
			.require(this.areas.stream().noneMatch((area) -> area.code().equals(command.code())), "focus-area-taken")
			.and(this.areas.size() < MOST, "focus-areas-full", Map.of("most", MOST))
			.withLegalMoves(List.of("retire-focus-area"))
			.orRefuse();
		List<FocusArea> more = new ArrayList<>(this.areas);
		more.add(new FocusArea(command.code(), command.names(), false));
		return Outcome.of(new Programme(this.id, this.names, this.startedOn, this.host, List.copyOf(more)),
				new FocusAreaDefined(this.id, command.code(), command.names()));
	}

}
