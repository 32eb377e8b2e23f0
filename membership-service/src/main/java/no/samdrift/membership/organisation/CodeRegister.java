package no.samdrift.membership.organisation;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.OrganisationCode;

/** Knows every organisation's codes. */
interface CodeRegister {

	/**
	 * Whether another organisation than {@code own} surely has the code at the same time.
	 */
	boolean takenBySomebodyElse(OrganisationId own, OrganisationCode code);

}
