package no.samdrift.membership.person;

import java.util.Map;

import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param personId the person
 * @param name the full name; absent when nobody with this id is entered
 */
public record PersonName(PersonId personId, @Nullable String name) {

	public static PersonName of(PersonId id, Map<PersonId, String> names) {
		return new PersonName(id, names.get(id));
	}

}
