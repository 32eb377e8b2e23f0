package no.samdrift.events;

/**
 * Who may see something (mission E10). Decided by the service that owns the fact, when it
 * is recorded.
 */
public enum Visibility {

	/** Everybody; reaches every municipality's stream. */
	PUBLIC,
	/** The project's partner organisations. */
	PARTNERS,
	/** The organisations with a seat in the group. */
	GROUP,
	/** The organisations named in the audience. */
	ORGANISATION

}
