package no.samdrift.events.membership;

/** Which register a code comes from. */
public enum CodeScheme {

	MUNICIPALITY_NUMBER, COUNTY_NUMBER, ORGANISATION_NUMBER

}
