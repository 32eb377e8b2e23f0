package no.samdrift.http;

import java.net.URI;

import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import org.springframework.http.ResponseEntity;

/**
 * The answers of a service, each with the version of what it shows as {@code ETag}.
 */
public final class Answers {

	private Answers() {
	}

	/** Something was changed (200). */
	public static <V> ResponseEntity<V> changed(Recorded<?> recorded, V view) {
		return found(recorded, view);
	}

	/**
	 * Something was created (201).
	 * @param location its path; take the id from {@code recorded}, which on a repeated
	 * request is the one that the first request made
	 */
	public static <V> ResponseEntity<V> created(URI location, Recorded<?> recorded, V view) {
		return ResponseEntity.created(location).eTag(tag(recorded.version())).body(view);
	}

	/** Something was found (200, or 304 when the caller's If-None-Match has it). */
	public static <V> ResponseEntity<V> found(Recorded<?> recorded, V view) {
		return ResponseEntity.ok().eTag(tag(recorded.version())).body(view);
	}

	/** The version as it stands in {@code ETag} and {@code If-Match}, with its quotes. */
	static String tag(Version version) {
		return "\"" + version.value() + "\"";
	}

}
