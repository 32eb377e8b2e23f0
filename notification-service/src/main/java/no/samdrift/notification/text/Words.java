package no.samdrift.notification.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Language;

/**
 * The texts of {@code texts/notifications_<language>.properties}, in UTF-8.
 */
public final class Words {

	private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);

	private Words() {
	}

	/** Reads the texts of the class path. */
	public static Words ofClassPath() {
		Words words = new Words();
		for (Language language : Language.values()) {
			words.byLanguage.put(language, read("/texts/notifications_" + language.tag() + ".properties"));
		}
		return words;
	}

	private static Properties read(String file) {
		Properties properties = new Properties();
		try (InputStream stream = Words.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("There is no " + file + " on the class path");
			}
			properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return properties;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A text.
	 * @throws IllegalStateException when there is none, which a test keeps from happening
	 */
	String text(String key, Language language) {
		String text = find(key, language);
		if (text == null) {
			throw new IllegalStateException("There is no text " + key + " in " + language.tag());
		}
		return text;
	}

	@Nullable String find(String key, Language language) {
		return properties(language).getProperty(key);
	}

	Set<String> keys(Language language) {
		return properties(language).stringPropertyNames();
	}

	private Properties properties(Language language) {
		return this.byLanguage.getOrDefault(language, new Properties());
	}

}
