package no.samdrift.events.membership;

/** Whether somebody was there. */
public enum Presence {

	PRESENT, ABSENT, NOT_SEEN

}
