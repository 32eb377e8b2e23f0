package no.samdrift.events.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a programme. */
public record ProgrammeId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public ProgrammeId {
		value = Id.valid("ProgrammeId", value);
	}

	public static ProgrammeId next() {
		return new ProgrammeId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
