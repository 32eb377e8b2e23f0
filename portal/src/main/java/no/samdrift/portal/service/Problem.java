package no.samdrift.portal.service;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a service refused (RFC 9457), in the reader's language.
 *
 * @param type names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param errors every reason at once
 * @param legalMoves the commands that are legal now
 * @param currentVersion the version by now, when the page's was stale
 * @param correlationId names the call in the logs
 */
public record Problem(String type, @Nullable String title, int status, @Nullable String detail, List<Reason> errors,
		List<String> legalMoves, @Nullable Long currentVersion, @Nullable String correlationId) {

	private static final String NOT_YET_KNOWN = "urn:samdrift:problem:fact-not-yet-known";

	public Problem {
		type = (type != null) ? type : "about:blank";
		errors = (errors != null) ? List.copyOf(errors) : List.of();
		legalMoves = (legalMoves != null) ? List.copyOf(legalMoves) : List.of();
	}

	boolean isNotYetKnown() {
		return this.type.equals(NOT_YET_KNOWN);
	}

	/**
	 * One reason.
	 *
	 * @param code stable, for programs
	 * @param field the field that it is about
	 * @param detail what is wrong
	 * @param remedy the way out
	 */
	public record Reason(String code, @Nullable String field, String detail, @Nullable String remedy) {
	}

}
