package no.samdrift.notification.webhook;

import no.samdrift.events.notification.SubscriptionId;

/** Where a test can stop a delivery between two lines. */
@FunctionalInterface
interface DeliverySteps {

	/** Goes on. */
	DeliverySteps GO_ON = (subscription) -> {
	};

	/**
	 * Events were sent, and nothing of it is written down yet.
	 * @param subscription whose
	 */
	void beforeSettling(SubscriptionId subscription);

}
