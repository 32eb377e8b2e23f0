package no.samdrift.portal.signin;

import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * What somebody had filled in when it turned out that he or she was signed out, or that
 * the form had become too old. It is put back once, on the page that it was meant for.
 */
public final class KeptInput implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String ATTRIBUTE = KeptInput.class.getName();

	/** Enough for a long text; more is not worth keeping in a session. */
	private static final int MOST_CHARACTERS = 64_000;

	private final String path;

	private final LinkedHashMap<String, String[]> values;

	private KeptInput(String path, LinkedHashMap<String, String[]> values) {
		this.path = path;
		this.values = values;
	}

	static void keep(HttpServletRequest request) {
		LinkedHashMap<String, String[]> values = new LinkedHashMap<>(request.getParameterMap());
		values.remove("_csrf");
		int characters = values.values().stream().flatMap(java.util.Arrays::stream).mapToInt(String::length).sum();
		if (!values.isEmpty() && characters <= MOST_CHARACTERS) {
			request.getSession().setAttribute(ATTRIBUTE, new KeptInput(request.getRequestURI(), values));
		}
	}

	/** What was filled in on this page, if something was kept; it is given out once. */
	public static Optional<Map<String, List<String>>> take(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof KeptInput kept)
				|| !kept.path.equals(request.getRequestURI())) {
			return Optional.empty();
		}
		session.removeAttribute(ATTRIBUTE);
		Map<String, List<String>> values = new LinkedHashMap<>();
		kept.values.forEach((name, several) -> values.put(name, List.of(several)));
		return Optional.of(values);
	}

}
