package no.samdrift.portal.service;

import org.jspecify.annotations.Nullable;

/**
 * A part of a page that comes from one service. When the service is slow or away, or does
 * not show it to this reader, the rest of the page lives.
 *
 * @param <T> what it shows
 * @param id the id of the element that shows it, which fetches itself again
 * @param value what it shows; absent when it could not be had
 * @param awaited whether the service is slow or away; when not, an absent part is not for
 * this reader
 */
public record Part<T>(String id, @Nullable T value, boolean awaited) {

	static <T> Part<T> of(String id, T value) {
		return new Part<>(id, value, false);
	}

	static <T> Part<T> absent(String id) {
		return new Part<>(id, null, true);
	}

	static <T> Part<T> hidden(String id) {
		return new Part<>(id, null, false);
	}

	public boolean isPresent() {
		return this.value != null;
	}

	/** What it shows, or something else. */
	public T or(T otherwise) {
		return (this.value != null) ? this.value : otherwise;
	}

}
