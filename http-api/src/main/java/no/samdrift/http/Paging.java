package no.samdrift.http;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list the caller wants; a controller gets it as a parameter, from the
 * query parameters {@code cursor} and {@code limit}.
 *
 * @param cursor where a page before ended; absent for the first page
 * @param limit how many items at most, 1 to {@value #MOST}; {@value #DEFAULT_LIMIT} when
 * the caller does not say
 */
public record Paging(@Nullable String cursor, int limit) {

	/** The largest limit. */
	public static final int MOST = 200;

	/** The limit when the caller gives none. */
	public static final int DEFAULT_LIMIT = 50;

	public Paging {
		if (limit < 1 || limit > MOST) {
			throw new IllegalArgumentException("A limit is 1 to " + MOST);
		}
	}

}
