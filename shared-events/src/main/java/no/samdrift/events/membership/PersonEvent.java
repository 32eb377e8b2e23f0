package no.samdrift.events.membership;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import org.jspecify.annotations.Nullable;

/** What happens to a person's entry. Never a name: names travel only in person cards. */
public sealed interface PersonEvent extends DomainEvent {

	PersonId personId();

	/** A person was entered. */
	record PersonRegistered(PersonId personId, @Nullable OrganisationId organisationId) implements PersonEvent {
	}

	/** A person's entry was corrected; the new one is in the person card. */
	record PersonCorrected(PersonId personId, @Nullable OrganisationId organisationId) implements PersonEvent {
	}

}
