package no.samdrift.events.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a group. */
public record GroupId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public GroupId {
		value = Id.valid("GroupId", value);
	}

	public static GroupId next() {
		return new GroupId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
