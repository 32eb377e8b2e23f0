package no.samdrift.portal.contract;

import no.samdrift.events.EventJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceApiTest {

	@Test
	void anOperationTellsWhatItTakesAndWhatItAnswers() {
		ServiceApi api = ServiceApi.of(EventJson.mapper().readTree("""
				{"info": {"version": "v1"},
				 "paths": {"/projects/{id}/stop": {"post": {"tags": ["Projects"], "summary": "Stops it",
				   "parameters": [{"name": "id", "in": "path", "required": true},
				                  {"$ref": "#/components/parameters/IfMatch"}],
				   "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Stop"}}}},
				   "responses": {"200": {"description": "OK"}, "409": {"$ref": "#/components/responses/Refused"}}}}},
				 "components": {
				   "parameters": {"IfMatch": {"name": "If-Match", "in": "header", "description": "The version"}},
				   "responses": {"Refused": {"description": "It cannot be stopped now"}},
				   "schemas": {"Stop": {"required": ["reason"], "properties": {"reason": {"type": "string"}}}}}}"""));

		ServiceApi.Operation stop = api.tags().get("Projects").getFirst();
		assertThat(stop.method()).isEqualTo("POST");
		assertThat(stop.anchor()).isEqualTo("post-projects-id-stop");
		assertThat(stop.parameters()).containsExactly(new ServiceApi.Parameter("id", "path", true, null),
				new ServiceApi.Parameter("If-Match", "header", false, "The version"));
		assertThat(stop.body()).extracting(SchemaField::path).containsExactly("reason");
		assertThat(stop.answers()).containsExactly(new ServiceApi.Answer("200", "OK"),
				new ServiceApi.Answer("409", "It cannot be stopped now"));
	}

}
