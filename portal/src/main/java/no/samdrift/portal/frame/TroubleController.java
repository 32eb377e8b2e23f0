package no.samdrift.portal.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Says what is wrong when nobody else did. */
@Controller
class TroubleController implements ErrorController {

	private final Trouble trouble;

	TroubleController(Trouble trouble) {
		this.trouble = trouble;
	}

	@RequestMapping("/error")
	ModelAndView error(HttpServletRequest request) {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus known = (status instanceof Integer code) ? HttpStatus.resolve(code) : null;
		return this.trouble.page(request, (known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR, null);
	}

}
