package no.samdrift.notification.stream;

/** Where a test can stop the writer in the middle of a transaction. */
@FunctionalInterface
interface StreamSteps {

	/** Goes on. */
	StreamSteps GO_ON = (count) -> {
	};

	/**
	 * A record was handed to the transaction that is under way.
	 * @param count how many it has by now
	 */
	void sent(int count);

}
