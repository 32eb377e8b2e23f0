package no.samdrift.http.correlation;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import no.samdrift.events.Id;
import org.jspecify.annotations.Nullable;

/**
 * The name of the click or call that a request belongs to, the same in every service, log
 * line and event.
 */
public final class Correlation {

	/** The header in both directions. */
	public static final String HEADER = "X-Correlation-Id";

	/** Its name in log lines. */
	public static final String LOGGED_AS = "correlationId";

	private static final String ATTRIBUTE = Correlation.class.getName();

	private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private Correlation() {
	}

	/**
	 * The request's correlation id: the caller's when it is well-formed, a new one
	 * otherwise.
	 */
	public static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String known) {
			return known;
		}
		String id = wellFormed(request.getHeader(HEADER));
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	private static String wellFormed(@Nullable String header) {
		return (header != null && WELL_FORMED.matcher(header).matches()) ? header : Id.next();
	}

}
