package no.samdrift.journal;

/** Somebody else changed it meanwhile (412): read it again, then decide. */
public final class StaleVersion extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final long expected;

	private final long actual;

	public StaleVersion(Version expected, Version actual) {
		super("Expected version " + expected.value() + " but it is " + actual.value(), null, false, false);
		this.expected = expected.value();
		this.actual = actual.value();
	}

	public Version expected() {
		return new Version(this.expected);
	}

	public Version actual() {
		return new Version(this.actual);
	}

}
