package no.samdrift.http.problem;

import java.util.List;
import java.util.Map;

import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What went wrong, before it is put into words.
 *
 * @param status the HTTP status
 * @param code names the problem type
 * @param reasons every reason at once
 * @param legalMoves the commands that are legal now
 * @param currentVersion the version by now, when the caller's was stale
 * @param headers headers that the status asks for
 */
record Finding(HttpStatus status, String code, List<Unmet> reasons, List<String> legalMoves,
		@Nullable Version currentVersion, Map<String, String> headers) {

	static final String BAD_REQUEST = "bad-request";

	static Finding of(HttpStatus status, String code, List<Unmet> reasons) {
		return new Finding(status, code, reasons, List.of(), null, Map.of());
	}

	static Finding of(HttpStatus status, String code, Map<String, Object> arguments) {
		return of(status, code, List.of(Unmet.of(code, arguments)));
	}

	static Finding of(HttpStatus status, String code, String reason) {
		return of(status, code, List.of(Unmet.of(reason)));
	}

	static Finding of(HttpStatus status, String code) {
		return of(status, code, Map.of());
	}

	static Finding badRequest(List<Unmet> reasons) {
		return of(HttpStatus.BAD_REQUEST, BAD_REQUEST, reasons);
	}

	Finding withLegalMoves(List<String> moves) {
		return new Finding(this.status, this.code, this.reasons, moves, this.currentVersion, this.headers);
	}

	Finding withCurrentVersion(Version version) {
		return new Finding(this.status, this.code, this.reasons, this.legalMoves, version, this.headers);
	}

	Finding withHeader(String name, String value) {
		return new Finding(this.status, this.code, this.reasons, this.legalMoves, this.currentVersion,
				Map.of(name, value));
	}

}
