package no.samdrift.portal.form;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a form asks for.
 *
 * @param path where it stands in the command's JSON, such as {@code receivingUnit.names};
 * also the name of its input
 * @param kind how it is asked for and written
 * @param required whether the command cannot do without it, as far as the page knows; the
 * service decides
 * @param options what can be chosen
 * @param fields the fields of each row, for {@link Kind#ROWS}
 */
public record Field(String path, Kind kind, boolean required, List<Option> options, List<Field> fields) {

	public static Field of(String path, Kind kind) {
		return new Field(path, kind, true, List.of(), List.of());
	}

	/** One of several, to choose. */
	public static Field choice(String path, List<Option> options) {
		return new Field(path, Kind.CHOICE, true, options, List.of());
	}

	/** One of a few, all of them visible. */
	public static Field radio(String path, List<Option> options) {
		return new Field(path, Kind.RADIO, true, options, List.of());
	}

	/** Any of several. */
	public static Field checks(String path, List<Option> options) {
		return new Field(path, Kind.CHECKS, false, options, List.of());
	}

	/** Several rows of the same fields, whose paths are relative to the row. */
	public static Field rows(String path, Field... fields) {
		return new Field(path, Kind.ROWS, true, List.of(), List.of(fields));
	}

	/** The same, but it may be left open. */
	public Field optional() {
		return new Field(this.path, this.kind, false, this.options, this.fields);
	}

	Field at(String prefix) {
		return new Field(prefix + this.path, this.kind, this.required, this.options, this.fields);
	}

	/** The id of its input. */
	public String id() {
		return "field-" + this.path.replaceAll("[^A-Za-z0-9]+", "-");
	}

	/** Names its texts: the path without row numbers. */
	public String textKey() {
		return this.path.replaceAll("\\[\\d+]", "");
	}

	/** How something is asked for. */
	public enum Kind {

		/** One line, as it is. */
		LINE,

		/** Several lines, each of them a text of its own: a list. */
		LINES,

		/** One line in the reader's language: a language map. */
		SHORT_TEXT,

		/** Several lines in the reader's language: a language map. */
		TEXT,

		/** One line in each of the three languages: a language map. */
		NAMES,

		/** A JSON object. */
		JSON,

		/** A day. */
		DAY,

		/** A date as exact as somebody states it: a day, a month, a year, or unknown. */
		PARTIAL_DATE,

		/** A number with decimals. */
		NUMBER,

		/** A whole number. */
		WHOLE,

		/** Yes or no. */
		YES_NO,

		/** One of {@link Field#options()}, in a list. */
		CHOICE,

		/** One of {@link Field#options()}, all visible. */
		RADIO,

		/** Any of {@link Field#options()}. */
		CHECKS,

		/** Several rows of {@link Field#fields()}. */
		ROWS

	}

	/**
	 * Something that can be chosen.
	 *
	 * @param value what the command says
	 * @param label what the page says
	 * @param hint more about it
	 */
	public record Option(String value, String label, @Nullable String hint) {

		public static Option of(String value, String label) {
			return new Option(value, label, null);
		}

	}

}
