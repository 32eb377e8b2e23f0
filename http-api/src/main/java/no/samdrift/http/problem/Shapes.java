package no.samdrift.http.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * Says which shape a value of a type has, when what came does not have it.
 */
final class Shapes {

	private Shapes() {
	}

	/**
	 * The reason when a value cannot be read as {@code type}.
	 * @param field where the value stands
	 * @param type what it should have been
	 * @param thrown may hold the rule of the type's own constructor
	 */
	static Unmet mismatch(String field, @Nullable Class<?> type, Throwable thrown) {
		if (type == null) {
			return invalid(field, thrown);
		}
		if (Id.class.isAssignableFrom(type)) {
			return Unmet.field(field, "shape-id");
		}
		if (type.isEnum()) {
			return new Unmet("shape-choice", field, Map.of("choices", choices(type)));
		}
		if (type == PartialDate.class) {
			return Unmet.field(field, "shape-partial-date");
		}
		if (type == LanguageMap.class) {
			return Unmet.field(field, "shape-language-map");
		}
		if (type == LocalDate.class) {
			return Unmet.field(field, "shape-date");
		}
		if (type == Instant.class) {
			return Unmet.field(field, "shape-instant");
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return Unmet.field(field, "shape-text");
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return Unmet.field(field, "shape-list");
		}
		if (type == boolean.class || type == Boolean.class) {
			return Unmet.field(field, "shape-boolean");
		}
		if (type == int.class || type == long.class || type == double.class || Number.class.isAssignableFrom(type)) {
			return Unmet.field(field, "shape-number");
		}
		return invalid(field, thrown);
	}

	/** The rule in the words of the constructor that refused the value. */
	private static Unmet invalid(String field, Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null) {
				return new Unmet("shape-rule", field, Map.of("rule", cause.getMessage()));
			}
		}
		return Unmet.field(field, "shape-other");
	}

	private static String choices(Class<?> type) {
		return String.join(", ",
				Arrays.stream(type.getEnumConstants())
					.map((constant) -> EventJson.mapper().convertValue(constant, String.class))
					.toList());
	}

}
