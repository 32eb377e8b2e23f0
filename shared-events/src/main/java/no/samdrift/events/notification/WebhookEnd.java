package no.samdrift.events.notification;

/**
 * Why a webhook ended: its receiver answered 410 (gone), or a person said so.
 */
public enum WebhookEnd {

	GONE, BY_PERSON

}
