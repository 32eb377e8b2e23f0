package no.samdrift.http;

import no.samdrift.events.Role;

/**
 * What keeps a service running is for operators, whatever else somebody may do: dead
 * letters, read models, the journal's way to Kafka.
 */
public final class OperatorPolicy {

	private OperatorPolicy() {
	}

	/** Lets operators see how it is. */
	public static void requireMaySee(Caller caller) {
		if (!caller.has(Role.OPERATOR)) {
			throw Forbidden.because("needs-operator");
		}
	}

	/** Lets operators do something about it; they act as operators. */
	public static void requireMayAct(Caller caller) {
		requireMaySee(caller);
		caller.actAs(Role.OPERATOR);
	}

}
