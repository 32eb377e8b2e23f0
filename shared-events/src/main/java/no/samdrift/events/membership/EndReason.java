package no.samdrift.events.membership;

/** Why a term ended (mission 4.4). */
public enum EndReason {

	SUCCEEDED, RESIGNED, EXPIRED, SEAT_ABOLISHED, OFFICE_LEFT, OTHER

}
