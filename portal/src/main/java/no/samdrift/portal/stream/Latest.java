package no.samdrift.portal.stream;

import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream, the newest event first.
 *
 * @param items the events
 * @param next where older ones go on; absent at the beginning of the stream
 * @param newest the cursor of the stream's end
 * @param names what their subjects are called, by the event's id
 */
record Latest(List<StreamEvent> items, @Nullable String next, String newest, Map<String, LanguageMap> names) {

	Latest {
		names = (names != null) ? Map.copyOf(names) : Map.of();
	}

	Latest with(Map<String, LanguageMap> subjects) {
		return new Latest(this.items, this.next, this.newest, subjects);
	}

	/** How many events came after the one that the page knows as the newest. */
	int since(String known) {
		for (int i = 0; i < this.items.size(); i++) {
			if (this.items.get(i).id().equals(known)) {
				return i;
			}
		}
		return this.items.size();
	}

}
