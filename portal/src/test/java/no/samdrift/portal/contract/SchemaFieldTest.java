package no.samdrift.portal.contract;

import java.util.List;

import no.samdrift.events.EventJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaFieldTest {

	@Test
	void everyFieldIsALineAndWhatIsInItFollows() {
		JsonNode schema = EventJson.mapper().readTree("""
				{"$defs": {
				  "LanguageMap": {"type": "object", "properties": {"nb": {"type": "string"}}},
				  "Lesson": {"type": "object", "required": ["kind"], "properties": {
				    "kind": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
				    "follows": {"$ref": "#/$defs/Lesson"}}}},
				 "properties": {
				  "projectId": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$"},
				  "names": {"$ref": "#/$defs/LanguageMap"},
				  "since": {"type": "string", "format": "date", "deprecated": true},
				  "lessons": {"type": "array", "items": {"$ref": "#/$defs/Lesson"}},
				  "card": {"$ref": "no.samdrift.project.ProjectCard.v1.json"}},
				 "required": ["projectId", "card"]}""");

		List<SchemaField> fields = SchemaField.of(schema, (reference) -> reference.startsWith("#/")
				? schema.at(reference.substring(1)) : MissingNode.getInstance());

		assertThat(fields).containsExactly(field("projectId", "id", false, true), field("names", "texts", false, false),
				new SchemaField("since", "date", false, false, true, List.of()),
				field("lessons", "object", true, false),
				new SchemaField("lessons[].kind", "text", false, true, false, List.of("SUCCESS", "FAILURE")),
				field("lessons[].follows", "object", false, false), field("card", "card", false, true));
	}

	private static SchemaField field(String path, String kind, boolean several, boolean always) {
		return new SchemaField(path, kind, several, always, false, List.of());
	}

}
