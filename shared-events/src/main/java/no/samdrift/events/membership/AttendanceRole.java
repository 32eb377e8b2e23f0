package no.samdrift.events.membership;

/** In which role somebody was at a meeting (mission C-21). */
public enum AttendanceRole {

	MEMBER, SUBSTITUTE, PRESENTER, GUEST, COORDINATOR

}
