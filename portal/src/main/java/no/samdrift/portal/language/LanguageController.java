package no.samdrift.portal.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Language;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Changes the language and goes back to where the reader was. */
@Controller
class LanguageController {

	private final PageLanguage pageLanguage;

	LanguageController(PageLanguage pageLanguage) {
		this.pageLanguage = pageLanguage;
	}

	@GetMapping("/language/{tag}")
	String choose(@PathVariable String tag, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
			HttpServletResponse response) {
		Language language = Language.ofTag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.pageLanguage.setLocale(request, response, language.locale());
		return "redirect:" + (isPageOfOurs(back) ? back : "/");
	}

	/** A path on this site, and nothing that a browser could take for another site. */
	private static boolean isPageOfOurs(String back) {
		return back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch((c) -> c == '\\' || c < ' ')
				&& !back.contains("{");
	}

}
