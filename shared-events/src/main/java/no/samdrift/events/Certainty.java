package no.samdrift.events;

/** How sure a recorded fact is. */
public enum Certainty {

	/** A source says so. */
	STATED,
	/** Computed from what a source says, such as a year from a weekday. */
	DERIVED,
	/** Concluded by a person; never shown as fact. */
	INFERRED,
	/** Nobody has said. */
	UNKNOWN

}
