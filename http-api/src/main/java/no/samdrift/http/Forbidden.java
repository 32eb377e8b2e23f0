package no.samdrift.http;

import java.util.Map;

import no.samdrift.journal.Refused.Unmet;

/**
 * The caller may not do this (403), or has to say who it is first (401). Thrown by a
 * service's policy. Its texts are {@code refusal.<code>} and
 * {@code refusal.<code>.remedy}, as for {@link no.samdrift.journal.Refused}.
 */
public final class Forbidden extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Unmet unmet;

	private Forbidden(Unmet unmet) {
		super(unmet.code(), null, false, false);
		this.unmet = unmet;
	}

	/**
	 * Says which right is missing.
	 * @param code stable, kebab-case, such as {@code needs-project-editor-of-owner}
	 */
	public static Forbidden because(String code) {
		return new Forbidden(Unmet.of(code));
	}

	/**
	 * Says which right is missing, with named values for its text.
	 */
	public static Forbidden because(String code, Map<String, Object> arguments) {
		return new Forbidden(Unmet.of(code, arguments));
	}

	/** The stable code of the right that is missing. */
	public String code() {
		return this.unmet.code();
	}

	/** The right that is missing. */
	public Unmet unmet() {
		return this.unmet;
	}

}
