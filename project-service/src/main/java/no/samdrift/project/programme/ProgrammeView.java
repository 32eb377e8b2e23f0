package no.samdrift.project.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProgrammeCard.FocusArea;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a programme.
 *
 * @param id its id
 * @param names what it is called
 * @param startedOn when it started, as exactly as stated
 * @param programmeYear which year it is in on the day asked for, the first one being 1;
 * absent when nobody has said when it started
 * @param hostOrganisationId the organisation that hosts it
 * @param focusAreas the fields its projects lie in
 * @param version how many changes it has seen
 */
record ProgrammeView(ProgrammeId id, LanguageMap names, PartialDate startedOn, @Nullable Integer programmeYear,
		OrganisationId hostOrganisationId, List<FocusArea> focusAreas, long version) {

	static ProgrammeView of(Recorded<Programme> recorded, LocalDate on) {
		Programme programme = recorded.state();
		OptionalInt year = programme.yearOn(on);
		return new ProgrammeView(programme.id(), programme.names(), programme.startedOn(),
				year.isPresent() ? year.getAsInt() : null, programme.hostOrganisationId(), programme.focusAreas(),
				recorded.version().value());
	}

}
