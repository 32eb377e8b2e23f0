package no.samdrift.portal.history;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.LanguageMap;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is told on the page.
 *
 * @param recordedAt when it was recorded
 * @param who who did it, in which role and for whom, as far as the reader may know
 * @param reason why, when given
 * @param events what happened
 */
public record HistoryEntry(Instant recordedAt, String who, @Nullable String reason, List<Told> events) {

	/**
	 * An event in words.
	 *
	 * @param title what happened
	 * @param about what it happened with, in the portal's words
	 * @param words what somebody wrote about it
	 * @param name the event's name in the contract
	 * @param sequence its number
	 * @param reach who gets to see it
	 */
	public record Told(String title, @Nullable String about, @Nullable LanguageMap words, String name, long sequence,
			String reach) {
	}

}
