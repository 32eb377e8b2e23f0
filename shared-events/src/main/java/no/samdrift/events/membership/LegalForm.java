package no.samdrift.events.membership;

/**
 * A group's legal form (mission A12). A programme group's decision binds no municipality
 * by itself.
 */
public enum LegalForm {

	PROGRAMME_GROUP, INTERMUNICIPAL_POLITICAL_COUNCIL, TASK_COMMUNITY, HOST_MUNICIPALITY

}
