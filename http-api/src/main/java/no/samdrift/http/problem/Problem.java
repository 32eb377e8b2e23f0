package no.samdrift.http.problem;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, for a person and for a program (RFC 9457).
 *
 * @param type {@code urn:samdrift:problem:<code>}, stable
 * @param title the kind of problem, in the caller's language
 * @param status the HTTP status
 * @param detail what is wrong this time, in the caller's language
 * @param instance the path that was called
 * @param correlationId names this call in the logs
 * @param errors every reason at once
 * @param legalMoves the commands that are legal now, when a state machine refused
 * @param currentVersion the version that it has by now, when the caller's was stale
 */
public record Problem(URI type, String title, int status, String detail, String instance, String correlationId,
		List<Reason> errors, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> legalMoves,
		@Nullable Long currentVersion) {

	/** What the types of all problems begin with. */
	public static final String TYPES = "urn:samdrift:problem:";

	/**
	 * One reason.
	 *
	 * @param code stable, for programs
	 * @param field the field, parameter or header that it is about, as a path such as
	 * {@code seats[0].category}
	 * @param detail what is wrong
	 * @param remedy the way out
	 */
	public record Reason(String code, @Nullable String field, String detail, String remedy) {

	}

}
