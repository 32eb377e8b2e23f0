package no.samdrift.events.membership;

/** What kind of actor an organisation is. */
public enum OrganisationType {

	MUNICIPALITY, COUNTY, STATE_AGENCY, ACADEMIA, BUSINESS, CIVIL_SOCIETY, OTHER

}
