package no.samdrift.portal.service;

import no.samdrift.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param body the answer
 * @param version the version of what it shows; absent when it has none
 */
public record Answer(JsonNode body, @Nullable Long version) {

	/** The body as a value; what the type does not know is ignored. */
	public <T> T as(Class<T> type) {
		return EventJson.mapper().treeToValue(this.body, type);
	}

}
