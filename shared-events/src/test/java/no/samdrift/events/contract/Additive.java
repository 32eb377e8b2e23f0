package no.samdrift.events.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * What a reader of the old schema would miss in data of the new one. Nothing may be
 * removed, renamed, retyped or become optional; values may be added.
 */
final class Additive {

	private Additive() {
	}

	static List<String> violations(JsonNode before, JsonNode after) {
		List<String> violations = new ArrayList<>();
		compare("", before, after, violations);
		return violations;
	}

	private static void compare(String path, JsonNode before, JsonNode after, List<String> violations) {
		for (String keyword : List.of("type", "format", "pattern", "$ref")) {
			if (before.has(keyword) && !before.get(keyword).equals(after.get(keyword))) {
				violations.add(path + ": " + keyword + " was " + before.get(keyword) + " and is " + after.get(keyword));
			}
		}
		JsonNode properties = before.path("properties");
		for (String name : properties.propertyNames()) {
			JsonNode now = after.path("properties").get(name);
			if (now == null) {
				violations.add(path + "/" + name + ": removed");
			}
			else {
				compare(path + "/" + name, properties.get(name), now, violations);
			}
		}
		for (String name : missing(before.path("required"), after.path("required"))) {
			violations.add(path + "/" + name + ": was always there and may be absent");
		}
		for (String value : missing(before.path("enum"), after.path("enum"))) {
			violations.add(path + ": the value " + value + " is removed");
		}
		JsonNode definitions = before.path("$defs");
		for (String name : definitions.propertyNames()) {
			if (after.path("$defs").has(name)) {
				compare(path + "#" + name, definitions.get(name), after.path("$defs").get(name), violations);
			}
		}
		if (before.has("items")) {
			compare(path + "[]", before.get("items"), after.path("items"), violations);
		}
	}

	private static Set<String> missing(JsonNode before, JsonNode after) {
		Set<String> missing = new TreeSet<>();
		before.forEach((value) -> missing.add(value.asString()));
		after.forEach((value) -> missing.remove(value.asString()));
		return missing;
	}

}
