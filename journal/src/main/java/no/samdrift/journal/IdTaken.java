package no.samdrift.journal;

/** Something with this id exists already (409). */
public final class IdTaken extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String id;

	public IdTaken(String id) {
		super("The id " + id + " is taken", null, false, false);
		this.id = id;
	}

	public String id() {
		return this.id;
	}

}
