package no.samdrift.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an organisation: a municipality, a county, a college, a business. */
public record OrganisationId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public OrganisationId {
		value = Id.valid("OrganisationId", value);
	}

	public static OrganisationId next() {
		return new OrganisationId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
