package no.samdrift.events.membership;

/** What a seat represents (mission C-15). */
public enum SeatCategory {

	MUNICIPAL_ADMINISTRATION, POLITICAL, BUSINESS, ACADEMIA, COUNTY

}
