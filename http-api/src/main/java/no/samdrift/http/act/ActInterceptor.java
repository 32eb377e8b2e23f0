package no.samdrift.http.act;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.http.correlation.Correlation;
import no.samdrift.http.problem.Rejected;
import no.samdrift.http.security.Callers;
import no.samdrift.journal.Act;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Binds the {@link Act} around every handler that changes something, and writes one line
 * about it to the log: which command, in which role, how it ended; never who or what it
 * said.
 */
final class ActInterceptor implements AsyncHandlerInterceptor {

	static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final Logger logger = LoggerFactory.getLogger("no.samdrift.http.changes");

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

	/** W3C Trace Context, version 00; ids of only zeros are invalid. */
	private static final Pattern TRACEPARENT = Pattern
		.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

	private static final String STARTED = ActInterceptor.class.getName() + ".started";

	static final String ACT = ActInterceptor.class.getName() + ".act";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && ChangeFilter.changes(request)
				&& request.getDispatcherType() == DispatcherType.REQUEST) {
			Act act = new Act(Callers.of(request).actor(), command(request, method), null, Correlation.of(request),
					null, traceparent(request.getHeader("traceparent")), key(request.getHeader(IDEMPOTENCY_KEY)),
					ChangeFilter.digest(request));
			request.setAttribute(STARTED, System.nanoTime());
			request.setAttribute(ACT, act);
			act.begin();
		}
		return true;
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		Act.end();
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception thrown) {
		if (request.getAttribute(ACT) instanceof Act act && request.getAttribute(STARTED) instanceof Long started) {
			Act.end();
			logger.atInfo()
				.addKeyValue("samdrift.command", act.command())
				.addKeyValue("samdrift.role", act.actor().role().wireName())
				.addKeyValue("http.response.status_code", response.getStatus())
				.addKeyValue("event.duration", System.nanoTime() - started)
				.log("{} {} as {}", act.command(), response.getStatus(), act.actor().role().wireName());
		}
	}

	/**
	 * The command's name: the last segment of a path that names one below a thing
	 * ({@code /projects/{id}/move-to-operation}), otherwise the handler method's name in
	 * kebab-case ({@code proposeIdea} gives {@code propose-idea}).
	 */
	private static String command(HttpServletRequest request, HandlerMethod method) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		String path = (pattern != null) ? pattern.toString() : "";
		String last = path.substring(path.lastIndexOf('/') + 1);
		if (path.lastIndexOf('/') > 0 && !last.isEmpty() && !last.contains("{")) {
			return last;
		}
		return method.getMethod().getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	private static @Nullable String key(@Nullable String header) {
		if (header != null && !KEY.matcher(header).matches()) {
			throw Rejected.badRequest(new Unmet("idempotency-key-malformed", IDEMPOTENCY_KEY, Map.of()));
		}
		return header;
	}

	private static @Nullable String traceparent(@Nullable String header) {
		return (header != null && TRACEPARENT.matcher(header).matches()) ? header : null;
	}

}
