package no.samdrift.membership.group;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person takes a vacant seat.
 *
 * @param personId who
 * @param from the first day, as exactly as stated
 * @param to the planned last day; absent when there is none
 */
record Appoint(@NotNull PersonId personId, @NotNull PartialDate from, @Nullable PartialDate to) {
}
