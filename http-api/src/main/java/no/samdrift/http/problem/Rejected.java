package no.samdrift.http.problem;

import java.util.List;
import java.util.Map;

import no.samdrift.journal.Refused.Unmet;

import org.springframework.http.HttpStatus;

/**
 * A request is turned away for a reason that is HTTP's, not the domain's. The code names
 * the problem type; its title is the text {@code problem.<code>}, and each reason has
 * {@code refusal.<code>} and {@code refusal.<code>.remedy}.
 */
public final class Rejected extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String code;

	private final transient List<Unmet> reasons;

	private Rejected(HttpStatus status, String code, List<Unmet> reasons) {
		super(code, null, false, false);
		this.status = status;
		this.code = code;
		this.reasons = List.copyOf(reasons);
	}

	/** Turned away for one reason that has the same code as the problem. */
	public static Rejected with(HttpStatus status, String code) {
		return with(status, code, Map.of());
	}

	/** Turned away for one reason, with named values for its texts. */
	public static Rejected with(HttpStatus status, String code, Map<String, Object> arguments) {
		return new Rejected(status, code, List.of(Unmet.of(code, arguments)));
	}

	/** Turned away because fields, parameters or headers are wrong (400). */
	public static Rejected badRequest(Unmet... reasons) {
		return new Rejected(HttpStatus.BAD_REQUEST, Finding.BAD_REQUEST, List.of(reasons));
	}

	public HttpStatus status() {
		return this.status;
	}

	/** The problem's code. */
	public String code() {
		return this.code;
	}

	/** All reasons at once. */
	public List<Unmet> reasons() {
		return this.reasons;
	}

}
