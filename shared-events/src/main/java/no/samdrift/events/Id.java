package no.samdrift.events;

import java.util.regex.Pattern;

import com.fasterxml.uuid.Generators;

/**
 * The identifier of something that Samdrift keeps: lower-case letters, digits and
 * hyphens, 1 to 64 characters, starting with a letter or digit. It names the thing for
 * ever, is a Kafka key and part of topic names, and never holds a person's name.
 */
public interface Id {

	/** The shape of every identifier, as a regular expression. */
	String PATTERN = "[a-z0-9][a-z0-9-]{0,63}";

	String value();

	/** A new, time-ordered identifier (UUID version 7). */
	static String next() {
		return Generators.timeBasedEpochRandomGenerator().generate().toString();
	}

	/**
	 * Lets a well-formed identifier through.
	 * @param kind what it identifies, for the message
	 * @throws IllegalArgumentException naming the rule when {@code value} breaks it
	 */
	static String valid(String kind, String value) {
		if (!Shape.COMPILED.matcher(value).matches()) {
			throw new IllegalArgumentException("A " + kind
					+ " has 1 to 64 lower-case letters, digits and hyphens and starts with a letter or digit");
		}
		return value;
	}

	/** Keeps the compiled pattern out of the contract. */
	final class Shape {

		private static final Pattern COMPILED = Pattern.compile(PATTERN);

		private Shape() {
		}

	}

}
