package no.samdrift.quickstart.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What <code>${name}</code> stands for in a file of demo data. <code>${today}</code>,
 * <code>${today + 30}</code> and <code>${today - 30}</code> are days.
 */
final class Placeholders {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

	private static final Pattern DAY = Pattern.compile("today(?: ([+-]) (\\d+))?");

	private final Map<String, JsonNode> values;

	private final LocalDate today;

	Placeholders(Map<String, JsonNode> values, LocalDate today) {
		this.values = values;
		this.today = today;
	}

	/** These and more; where both have a name, the new one holds. */
	Placeholders with(Map<String, JsonNode> more) {
		Map<String, JsonNode> all = new LinkedHashMap<>(this.values);
		more.forEach((name, value) -> all.put(name, in(value)));
		return new Placeholders(all, this.today);
	}

	/**
	 * The same with every placeholder filled in. A text that is one placeholder and
	 * nothing else becomes whatever that stands for; a field whose value is null is left
	 * out.
	 */
	JsonNode in(JsonNode node) {
		if (node instanceof ObjectNode object) {
			ObjectNode filled = JsonNodeFactory.instance.objectNode();
			object.properties().forEach((field) -> {
				JsonNode value = in(field.getValue());
				if (!value.isNull()) {
					filled.set(field.getKey(), value);
				}
			});
			return filled;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode filled = JsonNodeFactory.instance.arrayNode();
			array.forEach((element) -> filled.add(in(element)));
			return filled;
		}
		if (node instanceof StringNode) {
			Matcher whole = PLACEHOLDER.matcher(node.asString());
			return whole.matches() ? value(whole.group(1)) : StringNode.valueOf(in(node.asString()));
		}
		return node;
	}

	/** A text with every placeholder filled in. */
	String in(String text) {
		return PLACEHOLDER.matcher(text)
			.replaceAll((found) -> Matcher.quoteReplacement(value(found.group(1)).asString()));
	}

	private JsonNode value(String name) {
		Matcher day = DAY.matcher(name);
		if (day.matches()) {
			long days = (day.group(2) == null) ? 0 : Long.parseLong(day.group(1) + day.group(2));
			return StringNode.valueOf(this.today.plusDays(days).toString());
		}
		JsonNode value = this.values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("Nothing says what ${" + name + "} stands for");
		}
		return in(value);
	}

}
