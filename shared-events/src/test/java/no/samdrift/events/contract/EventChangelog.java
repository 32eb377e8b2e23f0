package no.samdrift.events.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each version of the contract brought, worked out from the schemas of the versions:
 * nobody has to remember to write it down.
 */
final class EventChangelog {

	private EventChangelog() {
	}

	/**
	 * The versions, the newest first; what is not released yet comes before them, when
	 * there is anything.
	 * @param released the released versions, the oldest first
	 * @param now the schemas as they are
	 */
	static ArrayNode of(List<Released> released, Map<String, JsonNode> now) {
		ArrayNode versions = EventJson.mapper().createArrayNode();
		Map<String, JsonNode> before = Map.of();
		for (Released version : released) {
			ObjectNode entry = changes(before, version.schemas());
			entry.put("version", version.version());
			entry.put("releasedOn", version.releasedOn().toString());
			versions.insert(0, entry);
			before = version.schemas();
		}
		ObjectNode next = changes(before, now);
		if (!next.isEmpty()) {
			versions.insert(0, next);
		}
		return versions;
	}

	private static ObjectNode changes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
		Set<String> types = new TreeSet<>(after.keySet());
		types.removeAll(before.keySet());
		Map<String, Collection<String>> added = new TreeMap<>();
		Map<String, Collection<String>> deprecated = new TreeMap<>();
		after.forEach((type, schema) -> {
			JsonNode old = before.get(type);
			if (old != null) {
				keep(added, type, places(schema, false), places(old, false));
			}
			keep(deprecated, type, places(schema, true), (old != null) ? places(old, true) : Set.of());
		});
		ObjectNode entry = EventJson.mapper().createObjectNode();
		if (!types.isEmpty()) {
			entry.set("types", EventJson.mapper().valueToTree(types));
		}
		if (!added.isEmpty()) {
			entry.set("added", EventJson.mapper().valueToTree(added));
		}
		if (!deprecated.isEmpty()) {
			entry.set("deprecated", EventJson.mapper().valueToTree(deprecated));
		}
		return entry;
	}

	private static void keep(Map<String, Collection<String>> changes, String type, Set<String> after,
			Set<String> before) {
		Set<String> fresh = new TreeSet<>(after);
		fresh.removeAll(before);
		if (!fresh.isEmpty()) {
			changes.put(type, fresh);
		}
	}

	/** Where something stands: {@code lessons[].kind}, {@code lessons[].kind=MIXED}. */
	private static Set<String> places(JsonNode schema, boolean deprecatedOnly) {
		Set<String> places = new TreeSet<>();
		collect("", schema, deprecatedOnly, places);
		schema.path("$defs")
			.forEachEntry((name, definition) -> collect(name + ".", definition, deprecatedOnly, places));
		return places;
	}

	private static void collect(String within, JsonNode schema, boolean deprecatedOnly, Set<String> places) {
		if (within.isEmpty() && deprecatedOnly && schema.path("deprecated").asBoolean(false)) {
			places.add("*");
		}
		schema.path("properties").forEachEntry((name, property) -> {
			String place = within + name;
			if (!deprecatedOnly || property.path("deprecated").asBoolean(false)) {
				places.add(place);
			}
			JsonNode type = property.has("items") ? property.get("items") : property;
			if (!deprecatedOnly) {
				type.path("enum").forEach((value) -> places.add(place + "=" + value.asString()));
			}
			collect(place + (property.has("items") ? "[]." : "."), type, deprecatedOnly, places);
		});
	}

}
