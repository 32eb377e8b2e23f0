package no.samdrift.events.membership;

/** What an agenda item is for (mission M19). */
public enum AgendaItemType {

	INFORMATION, DISCUSSION, DECISION

}
