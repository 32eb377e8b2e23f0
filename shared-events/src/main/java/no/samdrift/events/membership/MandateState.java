package no.samdrift.events.membership;

/** Where a mandate stands. */
public enum MandateState {

	ISSUED, EXPIRED, REVOKED

}
