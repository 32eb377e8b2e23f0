package no.samdrift.portal.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.EventJson;
import no.samdrift.events.Language;
import no.samdrift.events.PartialDate;
import no.samdrift.portal.form.Field.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command is asked for with.
 *
 * @param key names its texts: {@code form.<key>.title}, {@code .lead} and {@code .submit}
 * @param fields what it asks for
 */
public record Form(String key, List<Field> fields) {

	/** What one input calls an unknown date. */
	static final String UNKNOWN = ".unknown";

	public Form {
		fields = List.copyOf(fields);
	}

	public static Form of(String key, Field... fields) {
		return new Form(key, List.of(fields));
	}

	/** The fields of a row, with the row's number in their paths. */
	public List<Field> row(Field rows, int number) {
		return rows.fields().stream().map((field) -> field.at(rows.path() + "[" + number + "].")).toList();
	}

	/**
	 * The command that was filled in, in the language in which it was written.
	 * @param errors gets what cannot be sent at all, such as a day that does not exist
	 */
	ObjectNode command(Input input, Language language, List<FieldError> errors) {
		ObjectNode command = EventJson.mapper().createObjectNode();
		for (Field field : this.fields) {
			if (field.kind() == Kind.ROWS) {
				ArrayNode rows = command.putArray(field.path());
				for (int i = 0; i < input.rows(field.path()); i++) {
					ObjectNode row = EventJson.mapper().createObjectNode();
					for (Field inner : field.fields()) {
						put(row, inner, inner.at(field.path() + "[" + i + "]."), input, language, errors);
					}
					if (!row.isEmpty()) {
						rows.add(row);
					}
				}
			}
			else {
				put(command, field, field, input, language, errors);
			}
		}
		return command;
	}

	private static void put(ObjectNode into, Field field, Field named, Input input, Language language,
			List<FieldError> errors) {
		String name = named.path();
		String text = input.get(name);
		ObjectNode parent = parent(into, field.path());
		String last = field.path().substring(field.path().lastIndexOf('.') + 1);
		switch (field.kind()) {
			case NAMES -> names(parent, last, name, input);
			case CHECKS -> input.all(name).forEach(parent.withArray(last)::add);
			case LINES ->
				text.lines().map(String::strip).filter((line) -> !line.isEmpty()).forEach(parent.withArray(last)::add);
			case PARTIAL_DATE ->
				partialDate(name, input, errors).ifPresent((date) -> parent.putObject(last).put("value", date));
			default -> {
				if (!text.isEmpty()) {
					single(parent, last, field.kind(), text, language, named, errors);
				}
			}
		}
		prune(into, field.path());
	}

	private static void single(ObjectNode parent, String last, Kind kind, String text, Language language, Field named,
			List<FieldError> errors) {
		try {
			switch (kind) {
				case SHORT_TEXT, TEXT -> parent.putObject(last).put(language.tag(), text);
				case DAY -> parent.put(last, LocalDate.parse(text).toString());
				case NUMBER -> parent.put(last, Double.parseDouble(text.replace(',', '.').replace(" ", "")));
				case WHOLE -> parent.put(last, Integer.parseInt(text));
				case JSON -> parent.set(last, (ObjectNode) EventJson.mapper().readTree(text));
				case YES_NO -> parent.put(last, Boolean.parseBoolean(text));
				default -> parent.put(last, text);
			}
		}
		catch (DateTimeException ex) {
			errors.add(FieldError.own(named, "not-a-day"));
		}
		catch (NumberFormatException ex) {
			errors.add(FieldError.own(named, "not-a-number"));
		}
		catch (JacksonException | ClassCastException ex) {
			errors.add(FieldError.own(named, "not-json"));
		}
	}

	private static void names(ObjectNode parent, String last, String name, Input input) {
		ObjectNode names = EventJson.mapper().createObjectNode();
		for (Language language : Language.values()) {
			String text = input.get(name + "." + language.tag());
			if (!text.isEmpty()) {
				names.put(language.tag(), text);
			}
		}
		if (!names.isEmpty()) {
			parent.set(last, names);
		}
	}

	private static Optional<String> partialDate(String name, Input input, List<FieldError> errors) {
		if (input.has(name + UNKNOWN, "true")) {
			return Optional.of(PartialDate.unknown().value());
		}
		List<String> parts = new ArrayList<>();
		String year = input.get(name + ".year");
		String month = input.get(name + ".month");
		String day = input.get(name + ".day");
		if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
			return Optional.empty();
		}
		parts.add(year);
		if (!month.isEmpty() || !day.isEmpty()) {
			parts.add(padded(month));
		}
		if (!day.isEmpty()) {
			parts.add(padded(day));
		}
		try {
			return Optional.of(PartialDate.of(String.join("-", parts)).value());
		}
		catch (IllegalArgumentException ex) {
			errors.add(FieldError.own(Field.of(name, Kind.PARTIAL_DATE), "not-a-date"));
			return Optional.empty();
		}
	}

	private static String padded(String number) {
		return (number.length() == 1) ? "0" + number : number;
	}

	private static ObjectNode parent(ObjectNode into, String path) {
		ObjectNode parent = into;
		String[] steps = path.split("\\.");
		for (int i = 0; i < steps.length - 1; i++) {
			parent = (parent.get(steps[i]) instanceof ObjectNode there) ? there : parent.putObject(steps[i]);
		}
		return parent;
	}

	/** An object of which nothing was filled in is absent. */
	private static void prune(ObjectNode into, String path) {
		int dot = path.indexOf('.');
		if (dot > 0 && into.get(path.substring(0, dot)) instanceof ObjectNode nested) {
			prune(nested, path.substring(dot + 1));
			if (nested.isEmpty()) {
				into.remove(path.substring(0, dot));
			}
		}
	}

}
