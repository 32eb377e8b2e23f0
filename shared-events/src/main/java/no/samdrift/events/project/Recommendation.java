package no.samdrift.events.project;

/** What the programme group recommends for an idea, and what is decided (mission P04). */
public enum Recommendation {

	APPROVE, DECLINE, RETURN

}
