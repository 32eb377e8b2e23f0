package no.samdrift.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portal's own words in each language: which of them do not belong on a page. */
final class PortalTexts {

	private static final Path TEXTS = Checkout.ROOT.resolve("portal/src/main/resources/texts");

	private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

	private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

	private PortalTexts() {
	}

	/**
	 * Those of the texts on a page that are the portal's words in another language, and
	 * not in the page's.
	 */
	static Set<String> strangers(String language, Collection<String> shown) {
		Set<String> own = in(language);
		Set<String> strangers = new TreeSet<>(shown);
		strangers.removeIf((text) -> own.contains(text)
				|| LANGUAGES.stream().noneMatch((other) -> !other.equals(language) && in(other).contains(text)));
		return strangers;
	}

	private static Set<String> in(String language) {
		return KNOWN.computeIfAbsent(language, PortalTexts::read);
	}

	private static Set<String> read(String language) {
		try (Stream<Path> bundles = Files.list(TEXTS)) {
			return bundles.filter((bundle) -> bundle.toString().endsWith("_" + language + ".properties"))
				.flatMap((bundle) -> texts(bundle).values().stream())
				.map((text) -> text.toString().strip())
				.filter((text) -> text.length() > 2 && !text.contains("{"))
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Properties texts(Path bundle) {
		Properties texts = new Properties();
		try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

}
