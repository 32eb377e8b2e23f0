package no.samdrift.notification.federation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a followed programme is read.
 *
 * @param prefix the prefix it is read with
 * @param cursor where to go on; absent for the beginning
 * @param lastAnswerAt when it last gave a good answer; absent before the first one
 * @param restartedAt when it last had to be begun anew; absent when never
 * @param restartReason why that was
 */
record Place(String prefix, @Nullable String cursor, @Nullable Instant lastAnswerAt, @Nullable Instant restartedAt,
		@Nullable String restartReason) {

	static Place beginning(String prefix) {
		return new Place(prefix, null, null, null, null);
	}

	/** Everything before the cursor is on Kafka. */
	Place moved(String next, Instant at) {
		return new Place(this.prefix, next, at, this.restartedAt, this.restartReason);
	}

	/** The way leads through the beginning again. */
	Place restarted(String withPrefix, String reason, Instant at) {
		return new Place(withPrefix, null, this.lastAnswerAt, at, reason);
	}

}
