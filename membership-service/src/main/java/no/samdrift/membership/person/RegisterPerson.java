package no.samdrift.membership.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Enters or corrects a person.
 *
 * @param id the person's id, which never holds the name; made when absent
 * @param name the full name
 * @param organisationId the organisation the person works for, when stated
 * @param language the language the person has chosen
 */
record RegisterPerson(@Nullable PersonId id, @NotBlank @Size(max = 200) String name,
		@Nullable OrganisationId organisationId, @Nullable Language language) {
}
