package no.samdrift.examples.mirror;

/** The program cannot go on; the message says to a person why. */
final class Stopped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Stopped(String message) {
		super(message);
	}

}
