package no.samdrift.events.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a benefit in a project's benefit plan. */
public record BenefitId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public BenefitId {
		value = Id.valid("BenefitId", value);
	}

	public static BenefitId next() {
		return new BenefitId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
