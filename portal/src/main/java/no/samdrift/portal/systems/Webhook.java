package no.samdrift.portal.systems;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.notification.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as notification-service shows it to the organisation.
 *
 * @param id its id
 * @param version how many changes it has seen
 * @param organisationId whose it is
 * @param name what it is called
 * @param receiver the host that it delivers to
 * @param filter which events it wants
 * @param contactId who is told when it does not work
 * @param state active, paused or ended
 * @param pauseReason why it is paused
 * @param since since when it is in this state
 * @param fromCursor where what was agreed last begins
 * @param overlapUntil until when the former secret signs too
 * @param health how it goes
 * @param commands what the reader may do with it now
 */
record Webhook(String id, long version, OrganisationId organisationId, String name, String receiver,
		SubscriptionFilter filter, PersonId contactId, SubscriptionState state, @Nullable PauseReason pauseReason,
		Instant since, String fromCursor, @Nullable Instant overlapUntil, Health health, List<String> commands) {

	/** Its page. */
	public String page() {
		return "/systems/webhooks/" + this.id;
	}

	public boolean may(String command) {
		return this.commands.contains(command);
	}

	/** Whether somebody should look at it. */
	public boolean ailing() {
		return this.pauseReason == PauseReason.FAILING || this.health.stuckOn() != null;
	}

	/**
	 * How it goes.
	 *
	 * @param cursor how far it has come
	 * @param lag how many events wait; absent when nobody knows
	 * @param lastDeliveredAt when an event last came through
	 * @param lastAnswer what came of the last attempt
	 * @param stuckOn the event that does not come through
	 */
	record Health(String cursor, @Nullable Long lag, @Nullable Instant lastDeliveredAt, @Nullable LastAnswer lastAnswer,
			@Nullable StuckOn stuckOn) {
	}

	/**
	 * The last attempt.
	 *
	 * @param at when
	 * @param outcome what became of it
	 * @param status the HTTP status, if there was an answer
	 */
	record LastAnswer(Instant at, String outcome, @Nullable Integer status) {
	}

	/**
	 * An event that does not come through.
	 *
	 * @param eventId the event
	 * @param type its CloudEvents type
	 * @param failingSince since when
	 * @param attempts how many attempts have failed
	 * @param nextAttemptAt when it is tried again
	 * @param pausedAt when the webhook is paused unless it comes through
	 */
	record StuckOn(String eventId, String type, Instant failingSince, int attempts, Instant nextAttemptAt,
			Instant pausedAt) {
	}

	/**
	 * All of them, or a part.
	 *
	 * @param items the webhooks
	 */
	record All(List<Webhook> items) {
	}

	/**
	 * An attempt to deliver.
	 *
	 * @param occasion why it was made
	 * @param eventId the event
	 * @param type its CloudEvents type
	 * @param attempt which attempt it was
	 * @param at when
	 * @param outcome what became of it
	 * @param status the HTTP status, if there was an answer
	 * @param millis how long it took
	 * @param answer the first bytes of the answer
	 * @param cursor the place before the event
	 */
	record Delivery(String occasion, String eventId, String type, int attempt, Instant at, String outcome,
			@Nullable Integer status, long millis, String answer, @Nullable String cursor) {

		/** The event's name without module and version, such as {@code PilotStarted}. */
		public String event() {
			return this.type.replaceFirst("^.*\\.([A-Za-z]+)\\.v\\d+$", "$1");
		}

		/** Whether it is an event of the stream, which can be sent again. */
		public boolean again() {
			return this.cursor != null;
		}

	}

	/**
	 * A part of the log.
	 *
	 * @param items attempts, the newest first
	 * @param next where older ones go on
	 */
	record Log(List<Delivery> items, @Nullable String next) {
	}

}
