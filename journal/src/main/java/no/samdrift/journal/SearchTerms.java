package no.samdrift.journal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Folds words so that «berekraft» finds «bærekraft», and upper case and accents do not
 * matter (mission P50).
 */
public final class SearchTerms {

	private SearchTerms() {
	}

	/** The folded words of the texts, in order, each once. */
	public static List<String> of(Collection<String> texts) {
		TreeSet<String> terms = new TreeSet<>();
		for (String text : texts) {
			for (String word : fold(text).split("[^a-z0-9]+")) {
				if (!word.isEmpty()) {
					terms.add(word);
				}
			}
		}
		return List.copyOf(terms);
	}

	private static String fold(String text) {
		String lower = text.toLowerCase(Locale.ROOT).replace("æ", "e").replace("ø", "o").replace("å", "a");
		return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
	}

}
