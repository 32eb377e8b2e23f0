package no.samdrift.portal.signin;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * Sends somebody who is signed out, or whose form has become too old, to where he or she
 * can go on: back to the same page, with what was filled in.
 */
@Component
public class SignInAgain implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

	private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

	SignInAgain() {
		// where to go back to is set here only, and always a page
		this.requests.setRequestMatcher((request) -> false);
		this.requests.setMatchingRequestParameterName(null);
	}

	RequestCache requests() {
		return this.requests;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException ex)
			throws IOException {
		if (isFollowing(request)) {
			// nobody is there to sign in; the browser stops asking
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			return;
		}
		if (!HttpMethod.GET.matches(request.getMethod())) {
			KeptInput.keep(request, KeptInput.Why.SIGNED_OUT);
		}
		request.getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(page(request)));
		go(request, response, "/sign-in");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		if (!Reader.current().isSignedIn()) {
			commence(request, response, null);
		}
		else if (denied instanceof CsrfException) {
			KeptInput.keep(request, KeptInput.Why.TOO_OLD);
			go(request, response, request.getRequestURI());
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	private static boolean isFollowing(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

	private static String page(HttpServletRequest request) {
		String query = HttpMethod.GET.matches(request.getMethod()) ? request.getQueryString() : null;
		return request.getRequestURI() + ((query != null) ? "?" + query : "");
	}

	private static void go(HttpServletRequest request, HttpServletResponse response, String where) throws IOException {
		if (request.getHeader("HX-Request") != null) {
			// a part of a page cannot be replaced by a sign-in page: the whole page goes
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			response.setHeader("HX-Redirect", where);
		}
		else {
			response.sendRedirect(where);
		}
	}

}
