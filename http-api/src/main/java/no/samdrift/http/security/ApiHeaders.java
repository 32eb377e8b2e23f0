package no.samdrift.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The security headers of every answer. An API shows nothing in a browser by itself, so
 * its pages may load nothing; only the page that shows the API's description may load its
 * own scripts and styles.
 */
final class ApiHeaders implements HeaderWriter {

	private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	/** The page sets styles on its elements by script, hence 'unsafe-inline' for them. */
	private static final String DESCRIPTION = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
			+ "form-action 'none'";

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		boolean description = request.getRequestURI().startsWith(request.getContextPath() + "/swagger-ui");
		response.setHeader("Content-Security-Policy", description ? DESCRIPTION : NOTHING);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		if (request.isSecure()) {
			response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
		boolean authenticated = SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken
				|| request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		if (authenticated) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		else if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		}
		response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
	}

}
