package no.samdrift.events.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a project for ever, whatever it is called. */
public record ProjectId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public ProjectId {
		value = Id.valid("ProjectId", value);
	}

	public static ProjectId next() {
		return new ProjectId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
