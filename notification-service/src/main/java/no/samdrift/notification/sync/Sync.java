package no.samdrift.notification.sync;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.KindDrift;
import no.samdrift.events.notification.SyncEvent;
import no.samdrift.events.notification.SyncState;
import no.samdrift.journal.Outcome;

/**
 * Whether one system's copy is as it should be. Only what changes is an event: a system
 * that proves every five minutes that it is in sync tells nobody anything new.
 *
 * @param organisationId whose system
 * @param system its client id
 * @param state in sync or not
 * @param since since when
 * @param kinds what differs
 */
record Sync(OrganisationId organisationId, String system, SyncState state, Instant since, List<KindDrift> kinds) {

	Sync {
		kinds = List.copyOf(kinds);
	}

	/** A system of which nothing is known but that it differs. */
	static Outcome<Sync> drifted(OrganisationId organisationId, String system, List<KindDrift> kinds, Instant now) {
		return Outcome.of(new Sync(organisationId, system, SyncState.DRIFT, now, kinds),
				new SyncEvent.SubscriberDriftDetected(organisationId, system, kinds));
	}

	/** The system differs in these kinds. */
	Outcome<Sync> differs(List<KindDrift> now, Instant at) {
		if (this.state == SyncState.DRIFT && this.kinds.equals(now)) {
			return Outcome.unchanged(this);
		}
		Instant began = (this.state == SyncState.DRIFT) ? this.since : at;
		return Outcome.of(new Sync(this.organisationId, this.system, SyncState.DRIFT, began, now),
				new SyncEvent.SubscriberDriftDetected(this.organisationId, this.system, now));
	}

	/** The system is as it should be. */
	Outcome<Sync> agrees(Instant at) {
		return (this.state == SyncState.IN_SYNC) ? Outcome.unchanged(this)
				: Outcome.of(new Sync(this.organisationId, this.system, SyncState.IN_SYNC, at, List.of()),
						new SyncEvent.SubscriberInSync(this.organisationId, this.system));
	}

}
