package no.samdrift.events;

import java.net.URI;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the sources of a programme's events begin with, such as {@code /smart-vestmark}:
 * tells the programmes apart that follow each other. Empty for one that keeps to itself.
 *
 * @param value empty, or segments of a–z, 0–9 and '-', each after a slash
 */
public record SourcePrefix(@JsonValue String value) {

	private static final Pattern FORM = Pattern.compile("(/[a-z0-9-]+)*");

	private static final Pattern SERVICE = Pattern.compile("/[a-z0-9-]+");

	private static final int LONGEST = 100;

	/** Of a programme that nobody follows. */
	public static final SourcePrefix NONE = new SourcePrefix("");

	/**
	 * A prefix.
	 * @throws IllegalArgumentException when it is not one, saying how one looks
	 */
	public SourcePrefix {
		if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("A source prefix is empty, or begins with '/' and has segments of "
					+ "a–z, 0–9 and '-' after slashes, " + LONGEST + " characters at most; '" + value + "' does not");
		}
	}

	/** Whether it is that of a programme that keeps to itself. */
	public boolean isEmpty() {
		return this.value.isEmpty();
	}

	/** The CloudEvents source of a family, such as {@code /vest/project-service}. */
	public URI of(EventFamily family) {
		return URI.create(this.value + family.source());
	}

	/**
	 * Whether a CloudEvents source is one of this programme's own services: the prefix
	 * and the service's name, nothing between and nothing after. So no source belongs to
	 * two programmes.
	 */
	public boolean owns(String source) {
		return source.startsWith(this.value) && SERVICE.matcher(source.substring(this.value.length())).matches();
	}

	/** Whether two prefixes are the same, or one is a parent path of the other. */
	public boolean overlaps(SourcePrefix other) {
		return (this.value + "/").startsWith(other.value + "/") || (other.value + "/").startsWith(this.value + "/");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
