package no.samdrift.events.notification;

/** Where a subscription stands. What has ended stays so. */
public enum SubscriptionState {

	ACTIVE, PAUSED, ENDED

}
