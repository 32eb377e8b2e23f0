package no.samdrift.notification.webhook;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.notification.stream.StreamOutlet.Event;
import no.samdrift.notification.stream.StreamOutlet.Place;

/**
 * An attempt to deliver an event, as it stands in the log.
 *
 * @param id its id, in the order of time
 * @param subscriptionId the subscription
 * @param occasion why it was made
 * @param eventId the event, also its {@code webhook-id}
 * @param type its CloudEvents type
 * @param subject the id of what it is about
 * @param place where it is in the stream; absent for a test event
 * @param number counts the attempts that the stream has made with the event
 * @param at when it was made
 * @param outcome what became of it
 * @param status the HTTP status; absent when there was no answer
 * @param took how long it took
 * @param answer the beginning of the answer
 */
record Attempt(String id, SubscriptionId subscriptionId, Occasion occasion, String eventId, String type, String subject,
		@Nullable Place place, int number, Instant at, AttemptOutcome outcome, @Nullable Integer status, Duration took,
		String answer) {

	static Attempt of(String id, SubscriptionId subscription, Occasion occasion, Event event, int number, Instant at,
			Answer answer) {
		return new Attempt(id, subscription, occasion, event.id(), event.type(), event.subject(), event.place(), number,
				at, answer.outcome(), answer.status(), answer.took(), answer.firstBytes());
	}

	/** Why an attempt was made. */
	enum Occasion {

		/** The event was next in the stream. */
		STREAM,
		/** A person asked for it again. */
		REDELIVERY,
		/** A person tried the receiver out. */
		TEST

	}

}
