package no.samdrift.journal;

/**
 * A fact that another service owns has not arrived here (409 with Retry-After, guarantee
 * G8). Never a guess.
 */
public final class FactNotYetKnown extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String kind;

	private final String id;

	/**
	 * Says what has not arrived.
	 * @param kind what is missing, such as {@code mandate}
	 * @param id its id
	 */
	public FactNotYetKnown(String kind, String id) {
		super("The " + kind + " " + id + " is not known here yet", null, false, false);
		this.kind = kind;
		this.id = id;
	}

	public String kind() {
		return this.kind;
	}

	public String id() {
		return this.id;
	}

}
