package no.samdrift.portal.directory;

import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person where the service tells the name along with the id.
 *
 * @param personId the person
 * @param name the name; absent when the reader may not know it, or the person was erased
 */
public record PersonName(PersonId personId, @Nullable String name) {
}
