package no.samdrift.notification.federation;

/** Where a test can stop the following between two lines. */
@FunctionalInterface
interface FederationSteps {

	/** Goes on. */
	FederationSteps GO_ON = (step) -> {
	};

	/** It is about to be done. */
	void before(Step step);

	/** What can be interrupted. */
	enum Step {

		/** The events of a page are sent and not committed yet. */
		COMMIT,
		/** They are committed, and the cursor is still the one before. */
		CURSOR

	}

}
