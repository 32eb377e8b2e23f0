package no.samdrift.events.project;

/** How relevant a project is elsewhere (mission S18, P22). */
public enum RelevanceLevel {

	EQUALLY_RELEVANT, PARTLY_RELEVANT, NOT_RELEVANT

}
