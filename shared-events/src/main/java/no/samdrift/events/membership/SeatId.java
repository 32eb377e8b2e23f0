package no.samdrift.events.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a seat in a group, whoever holds it. */
public record SeatId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public SeatId {
		value = Id.valid("SeatId", value);
	}

	public static SeatId next() {
		return new SeatId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
