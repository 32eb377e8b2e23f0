package no.samdrift.events.notification;

/** Whether a system's copy is as it should be. */
public enum SyncState {

	IN_SYNC, DRIFT

}
