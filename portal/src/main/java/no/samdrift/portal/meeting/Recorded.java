package no.samdrift.portal.meeting;

import no.samdrift.events.Certainty;
import no.samdrift.portal.language.PageLanguage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a form of a meeting asked for, as the service takes it. */
final class Recorded {

	private static final String PROVENANCE = "provenance";

	private Recorded() {
	}

	/** Rows become a list, lines become texts, and a source alone is somebody's word. */
	static ObjectNode of(ObjectNode command) {
		if (command.get("presenters") instanceof ArrayNode rows) {
			ArrayNode people = command.putArray("presenters");
			rows.forEach((row) -> people.add(row.path("personId").asString()));
		}
		if (command.get("themes") instanceof ArrayNode lines) {
			ArrayNode themes = command.putArray("themes");
			lines.forEach((line) -> themes.addObject().put(PageLanguage.current().tag(), line.asString()));
		}
		sourced(command);
		command.path("rows").forEach(Recorded::sourced);
		return command;
	}

	private static void sourced(JsonNode record) {
		if (record.get(PROVENANCE) instanceof ObjectNode provenance && !provenance.has("certainty")) {
			provenance.put("certainty", Certainty.STATED.name());
		}
	}

}
