package no.samdrift.notification.webhook;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;

/**
 * A webhook, for its organisation.
 *
 * @param id the subscription
 * @param version how many changes it has seen, for {@code If-Match}
 * @param organisationId whose it is
 * @param name what it is called
 * @param receiver the host of the receiver's address; the rest may hold a token
 * @param filter which events it wants
 * @param contactId who is told when it does not work
 * @param state active, paused or ended
 * @param pauseReason why it is paused
 * @param since since when it is in this state
 * @param fromCursor what was agreed last holds for the events after it
 * @param ratePerMinute how many events a minute the receiver allows; absent for any
 * number
 * @param overlapUntil until when the former secret signs too
 * @param health how it goes
 * @param commands what the caller may do with it now
 * @param secret the secret that signs, only right after it was made
 */
record SubscriptionView(SubscriptionId id, long version, OrganisationId organisationId, String name, String receiver,
		SubscriptionFilter filter, PersonId contactId, SubscriptionState state, @Nullable PauseReason pauseReason,
		Instant since, String fromCursor, @Nullable Integer ratePerMinute, @Nullable Instant overlapUntil,
		HealthView health, List<String> commands, @Nullable String secret) {

	/**
	 * How a webhook goes.
	 *
	 * @param cursor everything before it is delivered, not wanted or set aside
	 * @param lag how many events are after it; counted up to 200, beyond that estimated;
	 * absent when the stream does not lead there any more
	 * @param lastDeliveredAt when an event last came through
	 * @param lastAnswer what came of the last attempt
	 * @param stuckOn the event that does not come through
	 */
	record HealthView(String cursor, @Nullable Long lag, @Nullable Instant lastDeliveredAt,
			@Nullable LastAnswer lastAnswer, @Nullable StuckOn stuckOn) {
	}

	/**
	 * What came of the last attempt.
	 *
	 * @param at when it was made
	 * @param outcome what became of it
	 * @param status the HTTP status; absent when there was no answer
	 */
	record LastAnswer(Instant at, AttemptOutcome outcome, @Nullable Integer status) {

		static @Nullable LastAnswer of(Position.@Nullable Last last) {
			return (last != null) ? new LastAnswer(last.at(), last.outcome(), last.status()) : null;
		}

	}

	/**
	 * An event that does not come through.
	 *
	 * @param eventId the event
	 * @param type its CloudEvents type
	 * @param failingSince when its first attempt failed
	 * @param attempts how many attempts have failed
	 * @param nextAttemptAt when it is tried again
	 * @param pausedAt when the webhook is paused, unless it comes through
	 */
	record StuckOn(String eventId, String type, Instant failingSince, int attempts, Instant nextAttemptAt,
			Instant pausedAt) {
	}

}
