package no.samdrift.events.project;

/** What an organisation is in a project (mission P19). */
public enum PartnerRole {

	LEAD, PARTNER, OBSERVER, FUNDER, RESEARCH, SUPPLIER

}
