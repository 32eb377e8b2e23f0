package no.samdrift.journal.deadletter;

import java.time.Instant;
import java.util.List;

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
 * @param inOrder whether its consumer keeps an order that it would come too late for: it
 * can be looked at and discarded, not replayed
 * @param state whether it still waits
 * @param settledBy who replayed, fixed or discarded it
 * @param settledReason why it was fixed or discarded
 * @param handled all that people did about it, in order
 */
public record DeadLetter(String id, String consumer, String topic, int partition, long offset, @Nullable String subject,
		@Nullable String type, String reason, Instant parkedAt, boolean inOrder, State state,
		@Nullable String settledBy, @Nullable String settledReason, List<Handling> handled) {

	/** Where a dead letter stands. */
	public enum State {

		/** It waits for a person. */
		PARKED,
		/** Its consumer took it as it was. */
		REPLAYED,
		/** Its consumer took it with other data or a header that it lacked. */
		FIXED,
		/** It was given up. */
		DISCARDED

	}

	/** What somebody did about it. */
	public enum Deed {

		/** Saw its attributes and its data. */
		LOOKED,
		/** Began to hand it to its consumer as it was. */
		REPLAY_BEGUN,
		/** Began to hand it to its consumer fixed. */
		FIX_BEGUN,
		/** The consumer still could not handle it. */
		FAILED,
		/** Its consumer took it as it was. */
		REPLAYED,
		/** Its consumer took it fixed. */
		FIXED,
		/** Gave it up. */
		DISCARDED

	}

	/**
	 * What somebody did, when and why.
	 *
	 * @param deed what
	 * @param by who
	 * @param at when
	 * @param reason why, when a reason was asked for; for {@link Deed#FAILED} what went
	 * wrong
	 */
	public record Handling(Deed deed, String by, Instant at, @Nullable String reason) {
	}

}
