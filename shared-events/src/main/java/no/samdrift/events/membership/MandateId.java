package no.samdrift.events.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a mandate. */
public record MandateId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public MandateId {
		value = Id.valid("MandateId", value);
	}

	public static MandateId next() {
		return new MandateId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
