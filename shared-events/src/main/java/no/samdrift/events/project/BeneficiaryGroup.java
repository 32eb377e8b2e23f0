package no.samdrift.events.project;

/** Whom a project gives value (mission S24, P06). */
public enum BeneficiaryGroup {

	PUBLIC_SECTOR, FUTURE_BUSINESS, STUDENTS, CITIZENS

}
