package no.samdrift.journal;

/**
 * Counts an aggregate's changes from 1.
 *
 * @param value the number of changes so far; 0 for something that does not exist yet
 */
public record Version(long value) {

	/** The version of something that does not exist yet. */
	public static final Version NONE = new Version(0);

	public Version {
		if (value < 0) {
			throw new IllegalArgumentException("A version is not negative");
		}
	}

	public Version next() {
		return new Version(this.value + 1);
	}

}
