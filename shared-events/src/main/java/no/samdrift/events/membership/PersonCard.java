package no.samdrift.events.membership;

import no.samdrift.events.Card;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person's name, on a topic that municipalities cannot read.
 *
 * @param personId the person
 * @param name the full name
 * @param organisationId the organisation the person works for, when stated
 * @param language the language the person has chosen; absent when the person has not
 * chosen
 */
public record PersonCard(PersonId personId, String name, @Nullable OrganisationId organisationId,
		@Nullable Language language) implements Card {

}
