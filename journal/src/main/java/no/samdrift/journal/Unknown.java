package no.samdrift.journal;

/** There is nothing with this id (404). */
public final class Unknown extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String kind;

	private final String id;

	/**
	 * Says what is not there.
	 * @param kind what was looked for, such as {@code project}
	 * @param id the id that nothing has
	 */
	public Unknown(String kind, String id) {
		super("There is no " + kind + " " + id, null, false, false);
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
