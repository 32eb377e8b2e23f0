package no.samdrift.events;

/**
 * The CloudEvents {@code sequence} attribute: counts a subject's events from 1 without
 * gap, zero-padded to 19 digits so that text order is number order.
 */
public final class Sequence {

	private Sequence() {
	}

	public static String format(long sequence) {
		return "%019d".formatted(sequence);
	}

	/**
	 * Reads a sequence.
	 * @throws IllegalArgumentException when it is not a positive number
	 */
	public static long parse(String text) {
		long sequence;
		try {
			sequence = Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("A sequence is a number of up to 19 digits", ex);
		}
		if (sequence < 1) {
			throw new IllegalArgumentException("A sequence starts at 1");
		}
		return sequence;
	}

}
