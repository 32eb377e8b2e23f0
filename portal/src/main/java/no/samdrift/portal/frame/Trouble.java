package no.samdrift.portal.frame;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.portal.service.Problem;
import no.samdrift.portal.service.ServiceAbsent;
import no.samdrift.portal.service.ServiceProblem;
import no.samdrift.portal.signin.KeptInput;
import no.samdrift.portal.signin.SignInAgain;
import no.samdrift.portal.signin.SignedOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The pages that say what is wrong, and what to do. */
@ControllerAdvice
class Trouble {

	private static final Logger logger = LoggerFactory.getLogger(Trouble.class);

	private static final List<Integer> WORDED = List.of(400, 401, 403, 404, 405, 409, 412, 413, 503);

	private final SignInAgain signInAgain;

	private final FrameAdvice frames;

	Trouble(SignInAgain signInAgain, FrameAdvice frames) {
		this.signInAgain = signInAgain;
		this.frames = frames;
	}

	@ExceptionHandler
	void signedOut(SignedOut ex, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.signInAgain.commence(request, response, null);
	}

	@ExceptionHandler
	ModelAndView refused(ServiceProblem ex, HttpServletRequest request) {
		return page(request, HttpStatusCode.valueOf(ex.status()), ex.problem());
	}

	@ExceptionHandler
	ModelAndView absent(ServiceAbsent ex, HttpServletRequest request) {
		logger.warn("{}", ex.getMessage());
		ModelAndView page = page(request, HttpStatus.SERVICE_UNAVAILABLE, null);
		if (HttpMethod.POST.matches(request.getMethod())) {
			page.addObject("kept", KeptInput.keep(request, KeptInput.Why.SERVICE_AWAY));
		}
		return page;
	}

	@ExceptionHandler
	ModelAndView other(Exception ex, HttpServletRequest request) throws Exception {
		if (ex instanceof ErrorResponse known) {
			return page(request, known.getStatusCode(), null);
		}
		throw ex;
	}

	ModelAndView page(HttpServletRequest request, HttpStatusCode status, @Nullable Problem problem) {
		ModelAndView page = new ModelAndView("trouble", status);
		page.addObject("status", status.value());
		page.addObject("worded",
				WORDED.contains(status.value()) ? status.value() : (status.is4xxClientError() ? 400 : 500));
		page.addObject("problem", problem);
		page.addObject("frame", this.frames.frame(request));
		return page;
	}

}
