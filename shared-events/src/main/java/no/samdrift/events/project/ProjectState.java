package no.samdrift.events.project;

/** Where a project is on its way (mission 4.2). Spread is not a state. */
public enum ProjectState {

	IDEA, ASSESSMENT, PILOT, OPERATION, PAUSED, STOPPED, DECLINED, RETIRED

}
