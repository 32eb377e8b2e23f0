package no.samdrift.events.project;

/** How far one organisation is with one project's solution (mission 4.3). */
public enum AdoptionState {

	CANDIDATE, INTERESTED, EVALUATING, DECIDED, PILOTING, IN_OPERATION, PHASED_OUT, DECLINED, ABANDONED

}
