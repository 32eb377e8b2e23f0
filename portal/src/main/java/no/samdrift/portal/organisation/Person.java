package no.samdrift.portal.organisation;

import java.util.List;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.SeatCategory;
import org.jspecify.annotations.Nullable;

/**
 * A person as the register shows him or her to this reader.
 *
 * @param id the person
 * @param version how many changes the entry has seen
 * @param name the name
 * @param organisationId for whom the person works, when stated
 * @param language the language that the person has chosen
 * @param commands what the reader may do with the entry
 */
record Person(PersonId id, long version, String name, @Nullable OrganisationId organisationId,
		@Nullable Language language, List<String> commands) {

	/** A seat that the person holds or held. */
	record Seat(GroupId groupId, LanguageMap groupNames, @Nullable OrganisationId organisationId,
			@Nullable String office, SeatCategory category, PartialDate from, @Nullable PartialDate endedOn,
			@Nullable EndReason endReason) {
	}

	/** The person's seats. */
	record Seats(List<Seat> items) {
	}

}
