package no.samdrift.events.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a subscription. */
public record SubscriptionId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public SubscriptionId {
		value = Id.valid("SubscriptionId", value);
	}

	public static SubscriptionId next() {
		return new SubscriptionId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
