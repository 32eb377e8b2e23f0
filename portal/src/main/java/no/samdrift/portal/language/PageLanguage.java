package no.samdrift.portal.language;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Language;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: the one that the reader chose here, else the one that the
 * issuer says the reader reads, else the browser's, else bokmål.
 */
@Component("localeResolver")
public class PageLanguage implements LocaleResolver {

	private static final String COOKIE = "samdrift-language";

	/** The language of the page at hand. */
	public static Language current() {
		return Language.ofTag(LocaleContextHolder.getLocale().getLanguage()).orElse(Language.NB);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return chosen(request).or(() -> Optional.ofNullable(Reader.current().language()))
			.or(() -> asked(request))
			.orElse(Language.NB)
			.locale();
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		if (response == null || locale == null) {
			return;
		}
		response.addHeader("Set-Cookie",
				ResponseCookie.from(COOKIE, locale.getLanguage())
					.path("/")
					.maxAge(Duration.ofDays(365))
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.build()
					.toString());
	}

	private static Optional<Language> chosen(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return (cookies == null) ? Optional.empty()
				: Arrays.stream(cookies)
					.filter((cookie) -> cookie.getName().equals(COOKIE))
					.findFirst()
					.flatMap((cookie) -> Language.ofTag(cookie.getValue()));
	}

	private static Optional<Language> asked(HttpServletRequest request) {
		if (request.getHeader("Accept-Language") == null) {
			return Optional.empty();
		}
		for (Locale locale : java.util.Collections.list(request.getLocales())) {
			Optional<Language> language = Language.ofTag(locale.toLanguageTag());
			if (language.isPresent()) {
				return language;
			}
		}
		return Optional.empty();
	}

}
