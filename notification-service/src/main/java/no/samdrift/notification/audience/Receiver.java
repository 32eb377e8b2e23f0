package no.samdrift.notification.audience;

import java.util.List;

import no.samdrift.events.PersonId;

/**
 * Somebody who is to be told, and every reason why.
 *
 * @param person who
 * @param reasons why, in the order of the rule
 */
public record Receiver(PersonId person, List<Reason> reasons) {
}
