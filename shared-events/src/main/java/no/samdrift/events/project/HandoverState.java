package no.samdrift.events.project;

/** Where the handover to the line stands (mission P12). */
public enum HandoverState {

	OFFERED, ACCEPTED, REFUSED

}
