package no.samdrift.events.membership;

/** Whether a seat is held (mission 4.4). */
public enum Occupancy {

	HELD, VACANT, VACANT_BY_EXPIRY, HANDOVER_UNKNOWN, ABOLISHED

}
