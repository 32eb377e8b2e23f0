package no.samdrift.portal.language;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import no.samdrift.events.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody meets a page with a text that is missing, or in another language. */
class TextsTest {

	private static final Path RESOURCES = Path.of("src/main/resources");

	/** A key that stands whole in a template; those put together are not seen here. */
	private static final Pattern IN_TEMPLATES = Pattern
		.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]|messages\\.msg\\('([a-z][A-Za-z0-9.-]*[A-Za-z0-9])'");

	private static final Pattern IN_CODE = Pattern.compile("say\\.text\\(\"([a-z][A-Za-z0-9.-]*[A-Za-z0-9])\"[,)]");

	@Test
	void everyBundleHasTheSameTextsInThreeLanguages() throws IOException {
		for (String concept : concepts()) {
			Set<String> keys = texts(concept, Language.NB).keySet();
			for (Language language : Language.values()) {
				assertThat(texts(concept, language).keySet()).as(concept + " in " + language)
					.containsExactlyInAnyOrderElementsOf(keys);
			}
		}
	}

	@Test
	void noTextStandsInTwoBundles() throws IOException {
		Map<String, String> seen = new TreeMap<>();
		for (String concept : concepts()) {
			texts(concept, Language.NB).keySet()
				.forEach((key) -> assertThat(seen.put(key, concept)).as(key + " in " + concept).isNull());
		}
	}

	@Test
	void everyTextTakesTheSameArgumentsInThreeLanguages() throws IOException {
		for (String concept : concepts()) {
			Map<String, String> bokmal = texts(concept, Language.NB);
			for (Language language : Language.values()) {
				texts(concept, language).forEach((key, text) -> {
					assertThat(text).as(key + " in " + language).isNotBlank();
					assertThat(arguments(text)).as(key + " in " + language).isEqualTo(arguments(bokmal.get(key)));
				});
			}
		}
	}

	/**
	 * An apostrophe begins a quotation in a text with arguments, and would be swallowed.
	 */
	@Test
	void noApostropheIsSwallowed() throws IOException {
		for (String concept : concepts()) {
			for (Language language : Language.values()) {
				texts(concept, language).forEach((key, text) -> {
					if (!arguments(text).isEmpty()) {
						assertThat(text.replace("''", "")).as(key + " in " + language).doesNotContain("'");
					}
				});
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyTextThatPagesAskForIsThere(Language language) throws IOException {
		Map<String, String> all = all(language);
		Set<String> missing = new TreeSet<>(used(RESOURCES.resolve("templates"), ".html", IN_TEMPLATES));
		missing.addAll(used(Path.of("src/main/java"), ".java", IN_CODE));
		assertThat(missing).hasSizeGreaterThan(100);
		missing.removeAll(all.keySet());

		assertThat(missing).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void everyValueOfTheContractThatPagesShowHasAWord(Language language) throws IOException {
		Map<String, String> values = texts("values", language);
		Set<String> kinds = values.keySet()
			.stream()
			.map((key) -> key.substring(0, key.indexOf('.')))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(kinds).contains("ProjectState", "SeatCategory", "Role");
		for (JavaClass found : new ClassFileImporter().importPackages("no.samdrift.events")) {
			if (found.isEnum() && kinds.contains(found.getSimpleName())) {
				for (Object constant : found.reflect().getEnumConstants()) {
					assertThat(values).containsKey(found.getSimpleName() + "." + ((Enum<?>) constant).name());
				}
			}
		}
	}

	private static List<String> concepts() throws IOException {
		try (Stream<Path> files = Files.list(RESOURCES.resolve("texts"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith("_nb.properties"))
				.map((name) -> name.replace("_nb.properties", ""))
				.sorted()
				.toList();
		}
	}

	private static Map<String, String> all(Language language) throws IOException {
		Map<String, String> all = new TreeMap<>();
		for (String concept : concepts()) {
			all.putAll(texts(concept, language));
		}
		return all;
	}

	private static Map<String, String> texts(String concept, Language language) throws IOException {
		Path file = RESOURCES.resolve("texts/" + concept + "_" + language.tag() + ".properties");
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		Map<String, String> texts = new TreeMap<>();
		properties.stringPropertyNames().forEach((key) -> texts.put(key, properties.getProperty(key)));
		return texts;
	}

	private static Set<Integer> arguments(String text) {
		Set<Integer> arguments = new TreeSet<>();
		Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
		while (matcher.find()) {
			arguments.add(Integer.valueOf(matcher.group(1)));
		}
		if (!arguments.isEmpty()) {
			assertThat(new MessageFormat(text).getFormatsByArgumentIndex()).hasSizeGreaterThan(arguments.size() - 1);
		}
		return arguments;
	}

	private static Set<String> used(Path directory, String ending, Pattern pattern) throws IOException {
		Set<String> used = new TreeSet<>();
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(ending)).toList()) {
				Matcher matcher = pattern.matcher(Files.readString(file));
				while (matcher.find()) {
					used.add((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
				}
			}
		}
		return used;
	}

}
