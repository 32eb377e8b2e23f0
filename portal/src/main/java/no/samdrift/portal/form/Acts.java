package no.samdrift.portal.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.service.Answer;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Problem;
import no.samdrift.portal.service.ServiceAbsent;
import no.samdrift.portal.service.ServiceProblem;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.KeptInput;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.signin.SignedOut;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Asks for a command and sends it. Whatever comes back, what was filled in stays: refused
 * with all reasons, changed by somebody else meanwhile, or no answer at all, in which
 * case it is sent again under the same key and takes effect once.
 */
@Component
public class Acts {

	/** The name under which a page finds what was just done. */
	public static final String DONE = "done";

	private static final String VIEW = "form/page";

	private static final String KEY = "_key";

	private static final String VERSION = "_version";

	private static final String ADD_ROW = "_add";

	private static final String CONFIRMED = "_confirmed";

	private final Services services;

	Acts(Services services) {
		this.services = services;
	}

	/**
	 * Shows the form, with what was kept of an earlier try.
	 * @throws SignedOut when nobody has signed in
	 */
	public String ask(Act act, HttpServletRequest request, Model model) {
		Reader.requireSignedIn();
		if (act.withheld() != null) {
			throw new ResponseStatusException(act.withheld());
		}
		KeptInput kept = KeptInput.take(request).orElse(null);
		model.addAttribute("kept", (kept != null) ? kept.why() : null);
		return page(act, (kept != null) ? new Input(kept.values()) : act.input(), List.of(), newKey(), act.version(),
				model);
	}

	/**
	 * Sends what was filled in; see
	 * {@link #send(Act, HttpServletRequest, HttpServletResponse, Model, LongFunction)}.
	 */
	public String send(Act act, HttpServletRequest request, HttpServletResponse response, Model model) {
		return send(act, request, response, model, (since) -> List.of());
	}

	/**
	 * Sends what was filled in. Whether it may be done is the service's to say: a command
	 * that is sent again, because its answer was lost, may have been done already and not
	 * be offered any more.
	 * @param changes what others changed since the version that the reader had seen, in
	 * words, newest first
	 * @return where to go, or the form with what is wrong
	 */
	public String send(Act act, HttpServletRequest request, HttpServletResponse response, Model model,
			LongFunction<List<String>> changes) {
		Input input = Input.of(request.getParameterMap());
		Long version = (act.version() != null) ? version(input) : null;
		if (!input.get(ADD_ROW).isEmpty()) {
			String rows = input.get(ADD_ROW);
			return page(act, input.with(rows + "[" + input.rows(rows) + "].", ""), List.of(), newKey(), version, model);
		}
		List<FieldError> errors = new ArrayList<>();
		ObjectNode command = act.complete().apply(act.form().command(input, PageLanguage.current(), errors));
		if (!errors.isEmpty()) {
			return refused(act, input, errors, version, response, model);
		}
		try {
			if (act.confirm() != null && version != null && !input.has(CONFIRMED, digest(command))) {
				model.addAttribute("preview", act.confirm().preview(command, version));
				model.addAttribute("confirms", digest(command));
				return page(act, input, List.of(), newKey(), version, model);
			}
			Answer answer = this.services.of(act.service()).command(act.to(), command, version, key(input));
			if (act.reveals() != null) {
				response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
				model.addAttribute("answer", answer.body());
				return act.reveals();
			}
			done(act, request);
			return "redirect:" + act.back().replace("{id}", answer.body().path("id").asString(""));
		}
		catch (ServiceProblem ex) {
			if (ex.status() == HttpStatus.PRECONDITION_FAILED.value() && version != null) {
				return conflict(act, input, version, ex.problem(), changes, response, model);
			}
			if (ex.status() == HttpStatus.FORBIDDEN.value() || ex.status() == HttpStatus.NOT_FOUND.value()) {
				throw ex;
			}
			return refused(act, input, said(ex.problem(), act.form(), input), version, response, model);
		}
		catch (ServiceAbsent ex) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			model.addAttribute("unanswered", true);
			return page(act, input, List.of(), key(input), version, model);
		}
	}

	private static void done(Act act, HttpServletRequest request) {
		RequestContextUtils.getOutputFlashMap(request).put(DONE, act.form().key());
	}

	/** Names what was shown, so that nothing else is confirmed. */
	private static String digest(ObjectNode command) {
		return UUID.nameUUIDFromBytes(command.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	private String refused(Act act, Input input, List<FieldError> errors, @Nullable Long version,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(act, input, errors, newKey(), version, model);
	}

	/** Somebody was faster: the reader sees what changed, and decides. */
	private String conflict(Act act, Input input, long seen, Problem problem, LongFunction<List<String>> changes,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.CONFLICT.value());
		// who may not look them up, or cannot now, is led to how it is instead
		model.addAttribute("conflict", Parts.fetch("changes", () -> changes.apply(seen)).part().or(List.of()));
		Long now = (problem.currentVersion() != null) ? problem.currentVersion() : act.version();
		return page(act, input, List.of(), newKey(), now, model);
	}

	private static List<FieldError> said(Problem problem, Form form, Input input) {
		if (problem.errors().isEmpty()) {
			return List.of(new FieldError(null, "form.error.refused", problem.detail(), null));
		}
		return problem.errors().stream().map((reason) -> FieldError.said(reason, form, input)).toList();
	}

	private static String page(Act act, Input input, List<FieldError> errors, String key, @Nullable Long version,
			Model model) {
		model.addAllAttributes(Map.of("act", act, "form", act.form(), "input", input, "errors", errors, "key", key));
		model.addAttribute("version", version);
		return VIEW;
	}

	private static @Nullable Long version(Input input) {
		String version = input.get(VERSION);
		return version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
	}

	private static String key(Input input) {
		String key = input.get(KEY);
		return key.matches("[A-Za-z0-9-]{1,64}") ? key : newKey();
	}

	private static String newKey() {
		return UUID.randomUUID().toString();
	}

}
