package no.samdrift.portal.inbox;

import java.io.IOException;
import java.time.Instant;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.signin.Tokens;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lets a page hear of what arrives (server-sent events): {@code notification},
 * {@code unread} with the number, and {@code reload} when something may have been missed.
 */
@Controller
class LiveController {

	private final LiveReaders readers;

	private final Tokens tokens;

	LiveController(LiveReaders readers, Tokens tokens) {
		this.readers = readers;
		this.tokens = tokens;
	}

	@GetMapping("/inbox/live")
	void live(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
			@RequestParam(defaultValue = "") String page, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		HttpSession session = request.getSession(false);
		if (!Reader.current().isSignedIn() || session == null) {
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			return;
		}
		if (!this.readers.hasPlace(session.getId())) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		Instant until = this.tokens.expiry(request, response).orElse(null);
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		// the answer begins now, by which the session is written
		response.flushBuffer();
		AsyncContext async = request.startAsync();
		async.setTimeout(0);
		this.readers.relay(async, session.getId(), page, until, id(lastId));
	}

	/** A page that is left says so. */
	@PostMapping("/inbox/live/{page}/close")
	ResponseEntity<Void> close(@PathVariable String page, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			this.readers.close(session.getId(), page);
		}
		return ResponseEntity.noContent().build();
	}

	/** What a browser says that it got; anything else is as good as nothing. */
	private static @Nullable String id(@Nullable String lastId) {
		return (lastId != null && lastId.matches("[A-Za-z0-9-]{1,64}")) ? lastId : null;
	}

}
