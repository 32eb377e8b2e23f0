package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param outcome what became of it
 * @param status the HTTP status; absent when there was no answer
 * @param firstBytes the beginning of the answer, as text
 * @param took how long it took
 * @param headers the headers that are looked at, their names in lower case
 */
record Answer(AttemptOutcome outcome, @Nullable Integer status, String firstBytes, Duration took,
		Map<String, String> headers) {

	boolean delivered() {
		return this.outcome == AttemptOutcome.DELIVERED;
	}

	Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name));
	}

	static Answer none(AttemptOutcome outcome, Duration took) {
		return new Answer(outcome, null, "", took, Map.of());
	}

}
