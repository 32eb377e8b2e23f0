package no.samdrift.project;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.ProjectState;
import no.samdrift.http.testing.RefusalTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every refusal tells what is missing and who can supply it, in three languages. */
class RefusalTextsTest {

	private static final Pattern ARGUMENT = Pattern.compile("\\{[A-Za-z]+}");

	@Test
	void everyRefusalHasItsTexts() {
		assertThat(RefusalTexts.missing(Path.of("src/main/java"))).isEmpty();
	}

	@Test
	void soHasEveryRefusalWhoseCodeIsMadeOfAnEnumeration() throws IOException {
		Set<String> codes = new TreeSet<>();
		for (ProjectState state : ProjectState.values()) {
			codes.add("not-while-" + kebab(state));
		}
		for (Criterion criterion : Criterion.values()) {
			codes.add("criterion-" + kebab(criterion) + "-not-met");
		}
		codes.add("mandate-without-scope-pilot");
		codes.add("mandate-without-scope-operate");
		for (String code : codes) {
			assertThat(texts("nb")).containsKeys("refusal." + code, "refusal." + code + ".remedy");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nn", "en" })
	void theLanguagesSayTheSame(String language) throws IOException {
		Properties bokmal = texts("nb");
		Properties other = texts(language);
		assertThat(other.stringPropertyNames()).isEqualTo(bokmal.stringPropertyNames());
		for (String key : bokmal.stringPropertyNames()) {
			assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(bokmal.getProperty(key)));
			assertThat(other.getProperty(key)).as(key).isNotBlank();
		}
	}

	private static Set<String> arguments(String text) {
		return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Properties texts(String language) throws IOException {
		Properties texts = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				RefusalTextsTest.class.getResourceAsStream("/messages/refusals_" + language + ".properties"),
				StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts;
	}

	private static String kebab(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
