package no.samdrift.portal.work;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.Language;

/**
 * What the reader has been told and not read.
 *
 * @param items the newest of it
 * @param unread how much it is
 */
record News(List<Item> items, long unread) {

	/**
	 * Something that the reader has been told.
	 *
	 * @param id names it in the reader's inbox
	 * @param time when it happened
	 * @param language the language of the text
	 * @param text what happened
	 */
	record Item(String id, Instant time, Language language, String text) {
	}

}
