package no.samdrift.portal.service;

import java.util.function.Supplier;

import no.samdrift.events.Language;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * On whose behalf the services are called.
 *
 * @param token the reader's access token; absent for somebody who is not signed in
 * @param language the language in which the services shall answer
 * @param correlationId names the click in every service's logs
 */
public record Calling(@Nullable String token, Language language, String correlationId) {

	private static final ThreadLocal<Calling> CURRENT = new ThreadLocal<>();

	/** The call that this thread works for. */
	public static Calling current() {
		Calling calling = CURRENT.get();
		if (calling == null) {
			throw new IllegalStateException("Services are called while a request is answered");
		}
		return calling;
	}

	void begin() {
		CURRENT.set(this);
	}

	static void end() {
		CURRENT.remove();
	}

	/** Does something on this behalf and in this language, on whichever thread. */
	public <T> T doing(Supplier<T> work) {
		Calling before = CURRENT.get();
		LocaleContext localeBefore = LocaleContextHolder.getLocaleContext();
		CURRENT.set(this);
		LocaleContextHolder.setLocale(this.language.locale());
		try {
			return work.get();
		}
		finally {
			LocaleContextHolder.setLocaleContext(localeBefore);
			if (before != null) {
				CURRENT.set(before);
			}
			else {
				CURRENT.remove();
			}
		}
	}

}
