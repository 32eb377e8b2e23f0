package no.samdrift.membership.organisation;

import no.samdrift.events.PersonId;

/** Knows which people are entered. */
public interface KnownPeople {

	boolean knows(PersonId person);

}
