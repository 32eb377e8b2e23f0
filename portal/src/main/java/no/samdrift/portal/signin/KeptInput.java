package no.samdrift.portal.signin;

import java.util.Arrays;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * What somebody had filled in when it could not be sent. It is put back once, on the page
 * that it was meant for.
 */
public final class KeptInput implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String ATTRIBUTE = KeptInput.class.getName();

	/** Enough for a long text; more is not worth keeping in a session. */
	private static final int MOST_CHARACTERS = 64_000;

	private final String path;

	private final LinkedHashMap<String, String[]> values;

	private final Why why;

	private KeptInput(String path, LinkedHashMap<String, String[]> values, Why why) {
		this.path = path;
		this.values = values;
		this.why = why;
	}

	/**
	 * Keeps what a request carries, unless it is too much.
	 * @return whether it is kept
	 */
	public static boolean keep(HttpServletRequest request, Why why) {
		LinkedHashMap<String, String[]> values = new LinkedHashMap<>(request.getParameterMap());
		values.remove("_csrf");
		int characters = values.values().stream().flatMap(Arrays::stream).mapToInt(String::length).sum();
		if (values.isEmpty() || characters > MOST_CHARACTERS) {
			return false;
		}
		request.getSession().setAttribute(ATTRIBUTE, new KeptInput(request.getRequestURI(), values, why));
		return true;
	}

	/** What was filled in on this page, if something was kept; it is given out once. */
	public static Optional<KeptInput> take(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof KeptInput kept)
				|| !kept.path.equals(request.getRequestURI())) {
			return Optional.empty();
		}
		session.removeAttribute(ATTRIBUTE);
		return Optional.of(kept);
	}

	/** What was filled in, by the name of the input. */
	public Map<String, List<String>> values() {
		Map<String, List<String>> several = new LinkedHashMap<>();
		this.values.forEach((name, values) -> several.put(name, List.of(values)));
		return several;
	}

	/** Why it was kept. */
	public Why why() {
		return this.why;
	}

	/** Why something was kept instead of sent. */
	public enum Why {

		/** The reader was signed out. */
		SIGNED_OUT,

		/** The form had become too old. */
		TOO_OLD,

		/** A service that the form needs was away. */
		SERVICE_AWAY

	}

}
