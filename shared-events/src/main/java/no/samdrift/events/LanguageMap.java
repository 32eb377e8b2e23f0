package no.samdrift.events;

import org.jspecify.annotations.Nullable;

/**
 * A text in one, two or three languages (mission E17).
 *
 * @param nb bokmål
 * @param nn nynorsk
 * @param en English
 */
public record LanguageMap(@Nullable String nb, @Nullable String nn, @Nullable String en) {

	public LanguageMap {
		nb = blankToNull(nb);
		nn = blankToNull(nn);
		en = blankToNull(en);
		if (nb == null && nn == null && en == null) {
			throw new IllegalArgumentException("A text needs at least one of nb, nn and en");
		}
	}

	/** A name that is the same in every language, such as a proper name in bokmål. */
	public static LanguageMap nb(String text) {
		return new LanguageMap(text, null, null);
	}

	/**
	 * The text for a reader of {@code wanted}: that language, or the nearest one there
	 * is. The answer says which language it came out in, so that a page can mark it.
	 */
	public Text in(Language wanted) {
		Language[] order = switch (wanted) {
			case NB -> new Language[] { Language.NB, Language.NN, Language.EN };
			case NN -> new Language[] { Language.NN, Language.NB, Language.EN };
			case EN -> new Language[] { Language.EN, Language.NB, Language.NN };
		};
		for (Language language : order) {
			String text = of(language);
			if (text != null) {
				return new Text(language, text);
			}
		}
		throw new IllegalStateException("A text without any language");
	}

	private @Nullable String of(Language language) {
		return switch (language) {
			case NB -> this.nb;
			case NN -> this.nn;
			case EN -> this.en;
		};
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * A text and the language it is in.
	 *
	 * @param language the language it came out in
	 * @param value the text
	 */
	public record Text(Language language, String value) {
	}

}
