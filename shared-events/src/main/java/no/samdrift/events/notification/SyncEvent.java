package no.samdrift.events.notification;

import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;

/** What the sync proofs of an organisation's systems show (mission E12). */
public sealed interface SyncEvent extends DomainEvent {

	OrganisationId organisationId();

	/** The system: its client id at the issuer. */
	String system();

	/** A system's copy differs from what its organisation may see here. */
	record SubscriberDriftDetected(OrganisationId organisationId, String system,
			List<KindDrift> kinds) implements SyncEvent {

		public SubscriberDriftDetected {
			kinds = List.copyOf(kinds);
		}

	}

	/** A system's copy is as it should be again. */
	record SubscriberInSync(OrganisationId organisationId, String system) implements SyncEvent {
	}

}
