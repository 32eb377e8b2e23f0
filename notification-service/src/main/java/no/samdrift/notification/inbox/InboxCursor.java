package no.samdrift.notification.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of the inbox ended.
 *
 * @param time the recorded time of the last event shown
 * @param eventId the last event shown
 */
record InboxCursor(Instant time, String eventId) {

	String encoded() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.time.toEpochMilli() + "~" + this.eventId).getBytes(StandardCharsets.UTF_8));
	}

	/** Reads a cursor; empty when it is none of ours. */
	static Optional<InboxCursor> of(String encoded) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
			int separator = text.indexOf('~');
			return Optional.of(new InboxCursor(Instant.ofEpochMilli(Long.parseLong(text.substring(0, separator))),
					text.substring(separator + 1)));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return Optional.empty();
		}
	}

}
