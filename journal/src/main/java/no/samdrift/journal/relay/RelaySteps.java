package no.samdrift.journal.relay;

/** The lines between which a process may die; a test stops or kills the relay there. */
@FunctionalInterface
interface RelaySteps {

	/** Goes on without a stop. */
	RelaySteps GO_ON = (step) -> {
	};

	void before(Step step);

	/** What comes next. */
	enum Step {

		OPEN, SEND, COMMIT, MARK,
		/** Keeping how far the journal is republished. */
		KEEP

	}

}
