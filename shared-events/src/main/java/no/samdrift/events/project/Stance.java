package no.samdrift.events.project;

/** How a municipality takes part (mission A10). */
public enum Stance {

	INITIATOR, PARTICIPANT, FACILITATOR, NEUTRAL

}
