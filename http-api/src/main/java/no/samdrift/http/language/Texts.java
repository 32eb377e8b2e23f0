package no.samdrift.http.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of problems in three languages: {@code messages/http_<language>.properties}
 * of this module and every {@code messages/refusals_<language>.properties} on the class
 * path, in UTF-8. Arguments stand by name in braces, such as <code>{date}</code>.
 */
public final class Texts {

	private static final Logger logger = LoggerFactory.getLogger(Texts.class);

	private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

	private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

	private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);

	private final Set<String> missing = ConcurrentHashMap.newKeySet();

	private Texts() {
	}

	/** Reads the texts of the class path. */
	public static Texts ofClassPath() {
		Texts texts = new Texts();
		PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
		for (Language language : Language.values()) {
			Properties properties = new Properties();
			for (String bundle : List.of("http", "refusals")) {
				read(resources, "classpath*:messages/" + bundle + "_" + language.tag() + ".properties", properties);
			}
			texts.byLanguage.put(language, properties);
		}
		return texts;
	}

	/**
	 * A text in exactly this language, as it stands in the file.
	 */
	public Optional<String> find(String key, Language language) {
		return Optional.ofNullable(this.byLanguage.getOrDefault(language, new Properties()).getProperty(key));
	}

	/** Whether there is a text with this key in some language. */
	public boolean has(String key) {
		return nearest(key, Language.NB) != null;
	}

	/**
	 * A text with its arguments filled in; the nearest language when it is missing in
	 * this one, and the key itself when it is missing in all.
	 */
	public String text(String key, Language language, Map<String, ?> arguments) {
		String text = nearest(key, language);
		if (text == null) {
			if (this.missing.add(key)) {
				logger.warn("There is no text {} in messages/refusals_*.properties", key);
			}
			return key;
		}
		return ARGUMENT.matcher(text).replaceAll((argument) -> {
			Object value = arguments.get(argument.group(1));
			return Matcher.quoteReplacement((value != null) ? worded(value, language) : argument.group());
		});
	}

	private @Nullable String nearest(String key, Language wanted) {
		List<Language> order = switch (wanted) {
			case NB -> List.of(Language.NB, Language.NN, Language.EN);
			case NN -> List.of(Language.NN, Language.NB, Language.EN);
			case EN -> List.of(Language.EN, Language.NB, Language.NN);
		};
		for (Language language : order) {
			Optional<String> text = find(key, language);
			if (text.isPresent()) {
				return text.get();
			}
		}
		return null;
	}

	private static String worded(Object value, Language language) {
		return switch (value) {
			case LocalDate day -> worded(day, (language == Language.EN) ? "d MMMM yyyy" : "d. MMMM yyyy", language);
			case Instant instant ->
				DateTimeFormatter
					.ofPattern((language == Language.EN) ? "d MMMM yyyy HH:mm" : "d. MMMM yyyy 'kl.' HH:mm",
							language.locale())
					.format(instant.atZone(OSLO));
			case PartialDate date -> worded(date, language);
			case LanguageMap map -> map.in(language).value();
			case Collection<?> several ->
				several.stream().map((one) -> worded(one, language)).collect(Collectors.joining(", "));
			default -> value.toString();
		};
	}

	private static String worded(PartialDate date, Language language) {
		return switch (date.precision()) {
			case DAY -> worded(LocalDate.parse(date.value()), language);
			case MONTH ->
				DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(YearMonth.parse(date.value()));
			case YEAR -> date.value();
			case UNKNOWN -> switch (language) {
				case NB -> "ikke oppgitt";
				case NN -> "ikkje oppgitt";
				case EN -> "not stated";
			};
		};
	}

	private static String worded(LocalDate day, String pattern, Language language) {
		return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
	}

	private static void read(PathMatchingResourcePatternResolver resources, String pattern, Properties into) {
		try {
			for (Resource resource : resources.getResources(pattern)) {
				try (InputStreamReader reader = new InputStreamReader(resource.getInputStream(),
						StandardCharsets.UTF_8)) {
					into.load(reader);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + pattern, ex);
		}
	}

}
