package no.samdrift.journal.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what it says.
 *
 * @param letter where it came from and what was done about it
 * @param attributes its CloudEvents attributes as they came, without their prefix
 * @param data its data as it came, read as UTF-8
 * @param fixes what was tried instead, in order; the letter itself never changes
 */
public record OpenedLetter(DeadLetter letter, Map<String, String> attributes, String data, List<TriedFix> fixes) {

	/**
	 * A fix that somebody tried. Whether the consumer took it, the letter's handling
	 * says.
	 *
	 * @param by who
	 * @param at when
	 * @param reason why
	 * @param attributes the attributes that were added
	 * @param data what took the place of the data; absent when the data stayed
	 */
	public record TriedFix(String by, Instant at, String reason, Map<String, String> attributes,
			@Nullable String data) {
	}

}
