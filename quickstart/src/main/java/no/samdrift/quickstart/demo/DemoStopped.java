package no.samdrift.quickstart.demo;

/** Something did not go as told; the message says what, in one sentence. */
final class DemoStopped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DemoStopped(String message) {
		super(message);
	}

}
