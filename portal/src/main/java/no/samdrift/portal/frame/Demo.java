package no.samdrift.portal.frame;

import no.samdrift.events.LanguageMap;
import no.samdrift.portal.language.PageLanguage;

import org.springframework.stereotype.Component;

/**
 * Fictive examples carry «(demo)» in their names. Pages show a tag instead. Templates
 * know this as {@code @demo}.
 */
@Component
public class Demo {

	private static final String MARK = " (demo)";

	/** Whether a name says that what it names is fictive. */
	public boolean is(LanguageMap name) {
		return name.in(PageLanguage.current()).value().endsWith(MARK);
	}

	/** The name without the mark. */
	public String name(String name) {
		return name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : name;
	}

}
