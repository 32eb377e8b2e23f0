package no.samdrift.journal.deadletter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event that a consumer could not handle.
 *
 * @param id its name here
 * @param consumer the consumer group that could not handle it
 * @param topic the topic it came from
 * @param partition its partition there
 * @param offset its offset there
 * @param subject the aggregate it is about, when it says so
 * @param type its CloudEvents type, when it says so
 * @param reason why it could not be handled
 * @param parkedAt when it was parked
 * @param state whether it still waits
 * @param settledBy who replayed or discarded it
 * @param settledReason why it was discarded
 */
public record DeadLetter(String id, String consumer, String topic, int partition, long offset, @Nullable String subject,
		@Nullable String type, String reason, Instant parkedAt, State state, @Nullable String settledBy,
		@Nullable String settledReason) {

	/** Where a dead letter stands. */
	public enum State {

		PARKED, REPLAYED, DISCARDED

	}

}
