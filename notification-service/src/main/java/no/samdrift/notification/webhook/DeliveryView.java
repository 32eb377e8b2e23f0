package no.samdrift.notification.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to deliver, for the organisation.
 *
 * @param id its id
 * @param occasion why it was made
 * @param eventId the event, also its {@code webhook-id}
 * @param type its CloudEvents type
 * @param subject the id of what it is about
 * @param cursor the place before the event, to rewind to; absent for a test event
 * @param attempt which attempt of the stream's it was
 * @param at when it was made
 * @param outcome what became of it
 * @param status the HTTP status; absent when there was no answer
 * @param millis how long it took, in milliseconds
 * @param answer the first bytes of the answer, 500 at most
 */
record DeliveryView(String id, Attempt.Occasion occasion, String eventId, String type, String subject,
		@Nullable String cursor, int attempt, Instant at, AttemptOutcome outcome, @Nullable Integer status, long millis,
		String answer) {

	static DeliveryView of(Attempt attempt, @Nullable String cursor) {
		return new DeliveryView(attempt.id(), attempt.occasion(), attempt.eventId(), attempt.type(), attempt.subject(),
				cursor, attempt.number(), attempt.at(), attempt.outcome(), attempt.status(), attempt.took().toMillis(),
				attempt.answer());
	}

}
