package no.samdrift.portal.signin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The ways in. */
@Controller
class SignInController {

	/** Leads to the issuer, and from there back to the page that asked. */
	@GetMapping("/sign-in")
	String signIn() {
		return Reader.current().isSignedIn() ? "redirect:/my-work"
				: "redirect:/oauth2/authorization/" + SignInConfiguration.REGISTRATION;
	}

	@GetMapping("/sign-in/failed")
	String failed() {
		return "signin/failed";
	}

}
