package no.samdrift.events.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names one organisation's use of one project's solution. */
public record AdoptionId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public AdoptionId {
		value = Id.valid("AdoptionId", value);
	}

	public static AdoptionId next() {
		return new AdoptionId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
