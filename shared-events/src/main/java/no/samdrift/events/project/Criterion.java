package no.samdrift.events.project;

/** What all projects share (mission S4, P05). */
public enum Criterion {

	SUSTAINABLE, SEVERAL_ACTORS, INNOVATIVE_TECHNOLOGY

}
