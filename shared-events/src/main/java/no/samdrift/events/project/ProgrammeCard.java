package no.samdrift.events.project;

import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;

/**
 * How a programme is now.
 *
 * @param programmeId the programme
 * @param names what it is called
 * @param startedOn when it started, as exactly as stated
 * @param hostOrganisationId the organisation that hosts it
 * @param focusAreas its focus areas, retired ones too
 */
public record ProgrammeCard(ProgrammeId programmeId, LanguageMap names, PartialDate startedOn,
		OrganisationId hostOrganisationId, List<FocusArea> focusAreas) implements Card {

	/**
	 * A field that a programme's projects lie in (mission S3).
	 *
	 * @param code its stable name, such as {@code vann}
	 * @param names what it is called
	 * @param retired whether it takes no new projects
	 */
	public record FocusArea(String code, LanguageMap names, boolean retired) {
	}

}
