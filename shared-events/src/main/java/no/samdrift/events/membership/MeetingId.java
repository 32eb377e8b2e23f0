package no.samdrift.events.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a meeting. */
public record MeetingId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public MeetingId {
		value = Id.valid("MeetingId", value);
	}

	public static MeetingId next() {
		return new MeetingId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
