package no.samdrift.portal.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * A field of a JSON Schema, as one line of a table.
 *
 * @param path where it stands, such as {@code partners[].organisationId}
 * @param kind what it holds: {@code text}, {@code id}, {@code date}, {@code time},
 * {@code whole-number}, {@code number}, {@code yes-or-no}, {@code texts}, {@code card},
 * {@code object}
 * @param several whether it is a list of them
 * @param always whether it is always there
 * @param deprecated whether it is going away
 * @param values what it can be, when only some values are allowed
 */
record SchemaField(String path, String kind, boolean several, boolean always, boolean deprecated, List<String> values) {

	private static final String LANGUAGES = "LanguageMap";

	SchemaField {
		values = List.copyOf(values);
	}

	/**
	 * The fields of an object, and of the objects in it.
	 * @param schema the object's schema
	 * @param named finds what a {@code $ref} points at; a missing node when that is a
	 * document of its own
	 */
	static List<SchemaField> of(JsonNode schema, Function<String, JsonNode> named) {
		List<SchemaField> fields = new ArrayList<>();
		collect("", schema, named, new HashSet<>(), fields);
		return fields;
	}

	private static void collect(String within, JsonNode object, Function<String, JsonNode> named, Set<String> around,
			List<SchemaField> fields) {
		Set<String> always = new HashSet<>();
		object.path("required").forEach((name) -> always.add(name.asString()));
		object.path("properties").forEachEntry((name, property) -> {
			boolean several = property.has("items");
			JsonNode one = several ? property.get("items") : property;
			String reference = one.path("$ref").asString("");
			JsonNode type = reference.isEmpty() ? one : named.apply(reference);
			List<String> values = new ArrayList<>();
			type.path("enum").forEach((value) -> values.add(value.asString()));
			String kind = kind(reference, type);
			fields.add(new SchemaField(within + name, kind, several, always.contains(name),
					property.path("deprecated").asBoolean(false), values));
			// what holds its own kind is told of once
			if (kind.equals("object") && (reference.isEmpty() || around.add(reference))) {
				collect(within + name + (several ? "[]." : "."), type, named, around, fields);
				around.remove(reference);
			}
		});
	}

	private static String kind(String reference, JsonNode type) {
		if (reference.endsWith("/" + LANGUAGES)) {
			return "texts";
		}
		if (!reference.isEmpty() && type.isMissingNode()) {
			return "card";
		}
		return switch (type.path("type").asString("object")) {
			case "string" -> switch (type.path("format").asString("")) {
				case "date" -> "date";
				case "date-time" -> "time";
				default -> type.path("pattern").asString("").startsWith("^[a-z0-9]") ? "id" : "text";
			};
			case "integer" -> "whole-number";
			case "number" -> "number";
			case "boolean" -> "yes-or-no";
			default -> "object";
		};
	}

}
