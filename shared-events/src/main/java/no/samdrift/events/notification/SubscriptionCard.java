package no.samdrift.events.notification;

import java.time.Instant;

import no.samdrift.events.Card;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How a municipality's webhook is now. Its address and its secrets are never told.
 *
 * @param subscriptionId the subscription
 * @param organisationId the municipality or county whose events it delivers
 * @param contactId the person who is told when it does not work
 * @param state active, paused or ended
 * @param pauseReason why it is paused; absent when it is not
 * @param since since when it is in this state
 * @param filter which events it delivers
 */
public record SubscriptionCard(SubscriptionId subscriptionId, OrganisationId organisationId, PersonId contactId,
		SubscriptionState state, @Nullable PauseReason pauseReason, Instant since,
		SubscriptionFilter filter) implements Card {

}
