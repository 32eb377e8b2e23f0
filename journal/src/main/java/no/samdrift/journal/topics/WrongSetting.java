package no.samdrift.journal.topics;

/**
 * A setting, here or of Kafka, with which the guarantees would not hold: the start stops.
 */
public final class WrongSetting extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Says what is wrong.
	 * @param description what is wrong, one sentence
	 * @param action what to change, one sentence
	 */
	public WrongSetting(String description, String action) {
		super(description + " " + action);
		this.action = action;
	}

	/** What to change. */
	public String action() {
		return this.action;
	}

}
