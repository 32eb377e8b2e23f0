package no.samdrift.journal.consume;

import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of a type that this version knows.
 *
 * @param envelope its CloudEvents attributes
 * @param family its family
 * @param event what happened
 * @param data its data as it came, with fields that this version does not know
 * @param card how its aggregate was right after; absent for people
 */
public record ReceivedEvent(Envelope envelope, EventFamily family, DomainEvent event, JsonNode data,
		@Nullable Card card) {

}
