package no.samdrift.events.project;

/** Why a project was stopped (mission 4.2). */
public enum StopReason {

	NO_EFFECT, TOO_COSTLY, NOT_LEGAL, TECH_FAILED, NO_CAPACITY, NO_RECEIVER_IN_OPERATION, NEED_GONE,
	BETTER_SOLUTION_EXISTS, OTHER

}
