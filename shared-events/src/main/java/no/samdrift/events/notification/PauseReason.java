package no.samdrift.events.notification;

/**
 * Why a webhook is paused: its receiver has not answered for too long, or a person said
 * so.
 */
public enum PauseReason {

	FAILING, BY_PERSON

}
