package no.samdrift.journal;

/** The Idempotency-Key came before with another request (422). */
public final class IdempotencyKeyReused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public IdempotencyKeyReused() {
		super("The Idempotency-Key came before with another request", null, false, false);
	}

}
