package no.samdrift.notification.feed;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Language;

/**
 * A page of a feed (RFC 5005).
 *
 * @param id the feed's id, the same on every page
 * @param title whose feed it is
 * @param language of the texts
 * @param self this page's address
 * @param next the address of the page with older entries; absent at the end
 * @param entries the newest one first
 */
record FeedPage(String id, String title, Language language, String self, @Nullable String next, List<Entry> entries) {

	/** When the newest entry was recorded; an empty feed has never been changed. */
	Instant updated() {
		return this.entries.isEmpty() ? Instant.EPOCH : this.entries.getFirst().time();
	}

}
