package no.samdrift.events;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The languages that Samdrift speaks: bokmål, nynorsk, English. */
public enum Language {

	NB, NN, EN;

	/** The BCP 47 tag: {@code nb}, {@code nn} or {@code en}. */
	@JsonValue
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	public Locale locale() {
		return Locale.forLanguageTag(tag());
	}

	/** The language of a tag; {@code no} is read as bokmål. */
	public static Optional<Language> ofTag(String tag) {
		return switch (Locale.forLanguageTag(tag).getLanguage()) {
			case "nb", "no" -> Optional.of(NB);
			case "nn" -> Optional.of(NN);
			case "en" -> Optional.of(EN);
			default -> Optional.empty();
		};
	}

}
