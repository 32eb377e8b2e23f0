package no.samdrift.events.notification;

import java.time.Instant;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;

/**
 * What happens to a municipality's webhook (mission E07–E09). Addresses and secrets are
 * never told.
 */
public sealed interface SubscriptionEvent extends DomainEvent {

	SubscriptionId subscriptionId();

	OrganisationId organisationId();

	/**
	 * A receiver was registered: it agreed to receive and answered a signed test event.
	 * It gets the events after the cursor.
	 */
	record WebhookRegistered(SubscriptionId subscriptionId, OrganisationId organisationId, SubscriptionFilter filter,
			String fromCursor) implements SubscriptionEvent {
	}

	/**
	 * A subscription has another filter, receiver or contact. It holds for the events
	 * after the cursor.
	 */
	record SubscriptionChanged(SubscriptionId subscriptionId, OrganisationId organisationId, SubscriptionFilter filter,
			boolean receiverChanged, String fromCursor) implements SubscriptionEvent {
	}

	/**
	 * Nothing is delivered until it is resumed, and nothing is skipped. A failing one has
	 * had no good answer since the time; else it is the time of the pause.
	 */
	record WebhookPaused(SubscriptionId subscriptionId, OrganisationId organisationId, PauseReason reason,
			Instant since) implements SubscriptionEvent {
	}

	/** A paused webhook goes on with the events after the cursor. */
	record WebhookResumed(SubscriptionId subscriptionId, OrganisationId organisationId,
			String fromCursor) implements SubscriptionEvent {
	}

	/** A webhook delivers again, or skips ahead to, the events after the cursor. */
	record WebhookRewound(SubscriptionId subscriptionId, OrganisationId organisationId,
			String fromCursor) implements SubscriptionEvent {
	}

	/**
	 * A webhook has a new secret. Until the time, each delivery is signed with the old
	 * one too.
	 */
	record WebhookSecretRotated(SubscriptionId subscriptionId, OrganisationId organisationId,
			Instant overlapUntil) implements SubscriptionEvent {
	}

	/** A person set an event aside that the receiver could not take. */
	record EventParked(SubscriptionId subscriptionId, OrganisationId organisationId, String eventId,
			LanguageMap reason) implements SubscriptionEvent {
	}

	/** Nothing is delivered any more. */
	record WebhookEnded(SubscriptionId subscriptionId, OrganisationId organisationId,
			WebhookEnd reason) implements SubscriptionEvent {
	}

}
