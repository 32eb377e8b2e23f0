package no.samdrift.http.language;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import no.samdrift.events.Language;

/** Reads which language a caller wants. */
public final class AcceptLanguage {

	private AcceptLanguage() {
	}

	/**
	 * The first language of {@code Accept-Language} that Samdrift speaks; bokmål when
	 * there is none.
	 */
	public static Language of(HttpServletRequest request) {
		if (request.getHeader("Accept-Language") == null) {
			return Language.NB;
		}
		return Collections.list(request.getLocales())
			.stream()
			.flatMap((locale) -> Language.ofTag(locale.toLanguageTag()).stream())
			.findFirst()
			.orElse(Language.NB);
	}

}
