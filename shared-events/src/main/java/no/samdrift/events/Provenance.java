package no.samdrift.events;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param certainty how sure it is
 * @param source the source in words, such as an article and its sentence; absent when the
 * one who recorded it is the source
 */
public record Provenance(Certainty certainty, @Nullable String source) {

	/** Said by the one who records it. */
	public static final Provenance STATED = new Provenance(Certainty.STATED, null);

	/** Nobody has said. */
	public static final Provenance UNKNOWN = new Provenance(Certainty.UNKNOWN, null);

}
