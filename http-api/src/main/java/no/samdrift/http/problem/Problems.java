package no.samdrift.http.problem;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Language;
import no.samdrift.http.correlation.Correlation;
import no.samdrift.http.language.AcceptLanguage;
import no.samdrift.http.language.Texts;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers with a problem whatever was thrown, in the caller's language. It writes the
 * answer itself, so that what a caller accepts never hides what is wrong.
 */
public final class Problems implements HandlerExceptionResolver, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(Problems.class);

	private final JsonMapper json;

	private final Texts texts;

	Problems(JsonMapper json, Texts texts) {
		this.json = json;
		this.texts = texts;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception thrown) {
		if (thrown instanceof AsyncRequestNotUsableException) {
			return new ModelAndView();
		}
		return answer(request, response, thrown) ? new ModelAndView() : null;
	}

	/**
	 * Answers with the problem that was thrown.
	 * @return whether it could; not when an answer is under way already
	 */
	public boolean answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) {
		Finding finding = Findings.of(thrown, anonymous(), request);
		if (finding.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			logger.warn("503 {}: {}", finding.code(), thrown.toString());
		}
		else if (finding.status().is5xxServerError()) {
			logger.error("{} {}", finding.status().value(), finding.code(), thrown);
		}
		else {
			logger.debug("{} {}", finding.status().value(), finding.code(), thrown);
		}
		return write(request, response, finding);
	}

	/** Answers with the problem of a status that the container decided on. */
	boolean answer(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status) {
		return write(request, response, Findings.of(status));
	}

	private boolean write(HttpServletRequest request, HttpServletResponse response, Finding finding) {
		if (response.isCommitted()) {
			return false;
		}
		Language language = AcceptLanguage.of(request);
		byte[] body = this.json.writeValueAsBytes(worded(finding, language, request));
		try {
			response.resetBuffer();
			response.setStatus(finding.status().value());
			finding.headers().forEach((name, value) -> {
				if (!response.containsHeader(name)) {
					response.setHeader(name, value);
				}
			});
			response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
			response.flushBuffer();
		}
		catch (IOException ex) {
			logger.debug("The caller left before the answer", ex);
		}
		return true;
	}

	private Problem worded(Finding finding, Language language, HttpServletRequest request) {
		String correlation = Correlation.of(request);
		List<Problem.Reason> reasons = finding.reasons()
			.stream()
			.map((unmet) -> worded(unmet, language, correlation))
			.toList();
		String detail = (reasons.size() == 1) ? reasons.getFirst().detail()
				: this.texts.text("problem.several", language, Map.of("count", reasons.size()));
		Long version = (finding.currentVersion() != null) ? finding.currentVersion().value() : null;
		return new Problem(URI.create(Problem.TYPES + finding.code()),
				this.texts.text("problem." + finding.code(), language, Map.of()), finding.status().value(), detail,
				path(request), correlation, reasons, finding.legalMoves(), version);
	}

	private Problem.Reason worded(Unmet unmet, Language language, String correlation) {
		Map<String, Object> arguments = new HashMap<>(unmet.arguments());
		arguments.put("correlationId", correlation);
		// an empty path is the request's whole content
		String field = (unmet.field() != null && !unmet.field().isEmpty()) ? unmet.field() : null;
		arguments.putIfAbsent("field",
				(field != null) ? field : this.texts.text("problem.content", language, Map.of()));
		arguments.computeIfPresent("kind", (name, kind) -> kind(kind.toString(), language));
		String key = "refusal." + unmet.code();
		return new Problem.Reason(unmet.code(), field, this.texts.text(key, language, arguments),
				this.texts.text(key + ".remedy", language, arguments));
	}

	/** What a thing is called in the caller's language, where that is known. */
	private String kind(String kind, Language language) {
		String key = "kind." + kind.toLowerCase(Locale.ROOT);
		return this.texts.has(key) ? this.texts.text(key, language, Map.of()) : kind;
	}

	private static String path(HttpServletRequest request) {
		Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (original != null) ? original.toString() : request.getRequestURI();
	}

	private static boolean anonymous() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication == null || authentication instanceof AnonymousAuthenticationToken;
	}

}
