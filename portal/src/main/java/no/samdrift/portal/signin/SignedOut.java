package no.samdrift.portal.signin;

import java.io.Serial;

/** Nobody is signed in, or not any more, and what was asked for needs it. */
public final class SignedOut extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public SignedOut() {
		super("Nobody is signed in", null, false, false);
	}

}
