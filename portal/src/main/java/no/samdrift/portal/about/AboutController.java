package no.samdrift.portal.about;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages about the site. */
@Controller
class AboutController {

	private final AboutProperties properties;

	AboutController(AboutProperties properties) {
		this.properties = properties;
	}

	@GetMapping("/accessibility")
	String accessibility(Model model) {
		model.addAttribute("contact", this.properties.contact());
		return "about/accessibility";
	}

	@GetMapping("/privacy")
	String privacy(Model model) {
		model.addAttribute("contact", this.properties.contact());
		return "about/privacy";
	}

}
