package no.samdrift.http.security;

import jakarta.servlet.http.HttpServletRequest;
import no.samdrift.events.Language;
import no.samdrift.http.Caller;
import no.samdrift.http.language.AcceptLanguage;

import org.springframework.security.core.context.SecurityContextHolder;

/** Tells who calls. */
public final class Callers {

	private Callers() {
	}

	/** Who made this request. */
	public static Caller of(HttpServletRequest request) {
		Language language = AcceptLanguage.of(request);
		return (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token)
				? token.caller(language) : Caller.nobody(language);
	}

}
