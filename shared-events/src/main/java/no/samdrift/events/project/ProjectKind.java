package no.samdrift.events.project;

/**
 * Derived from the partners: joint with two or more municipalities or counties (mission
 * P20).
 */
public enum ProjectKind {

	LOCAL, JOINT

}
