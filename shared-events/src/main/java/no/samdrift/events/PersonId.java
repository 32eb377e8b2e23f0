package no.samdrift.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a person without telling who it is; resolved to a name over HTTP, by right. */
public record PersonId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public PersonId {
		value = Id.valid("PersonId", value);
	}

	public static PersonId next() {
		return new PersonId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
