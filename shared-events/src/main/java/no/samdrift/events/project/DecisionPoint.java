package no.samdrift.events.project;

/** The decision points of Prosjektveiviseren (mission A11). */
public enum DecisionPoint {

	BP1, BP2, BP3, BP4, BP5, BP6

}
