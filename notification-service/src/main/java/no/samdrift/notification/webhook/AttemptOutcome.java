package no.samdrift.notification.webhook;

/** What became of an attempt to deliver. */
enum AttemptOutcome {

	/** The receiver answered 2xx. */
	DELIVERED,
	/** The receiver answered 4xx or 5xx. */
	REFUSED,
	/** The receiver answered 3xx; redirects are not followed. */
	REDIRECTED,
	/** The receiver answered 410: it is gone. */
	GONE,
	/** No connection came about, or it broke. */
	UNREACHABLE,
	/** The receiver did not answer in time. */
	TIMED_OUT,
	/** The receiver could not prove who it is. */
	TLS_FAILED,
	/** The receiver is in a network that nothing may be delivered to. */
	ADDRESS_REFUSED,
	/** The event is not in the stream any more where it was. */
	PLACE_LOST,
	/** A person set the event aside. */
	PARKED

}
