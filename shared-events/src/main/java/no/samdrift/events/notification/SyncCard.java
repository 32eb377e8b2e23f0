package no.samdrift.events.notification;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.OrganisationId;

/**
 * Whether one system's copy of an organisation's matters is as it should be, by its last
 * proof.
 *
 * @param organisationId the municipality or county
 * @param system the system: its client id at the issuer
 * @param state in sync or not
 * @param since since when
 * @param kinds the kinds of resource that differ; none when in sync
 */
public record SyncCard(OrganisationId organisationId, String system, SyncState state, Instant since,
		List<KindDrift> kinds) implements Card {

	public SyncCard {
		kinds = List.copyOf(kinds);
	}

}
