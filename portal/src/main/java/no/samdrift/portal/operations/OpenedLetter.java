package no.samdrift.portal.operations;

import no.samdrift.events.EventJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;

/**
 * What a dead letter says.
 *
 * @param data its data, as it came
 */
record OpenedLetter(String data) {

	/** The data as it can be read, when it is JSON. */
	String pretty() {
		try {
			return EventJson.mapper()
				.writer(SerializationFeature.INDENT_OUTPUT)
				.writeValueAsString(EventJson.mapper().readTree(this.data));
		}
		catch (JacksonException ex) {
			return this.data;
		}
	}

}
