package no.samdrift.portal.operations;

/**
 * When a value is a reason to look closer.
 *
 * @param kind what about it
 * @param limit above which value, for {@link Kind#ABOVE}
 */
record Worry(Kind kind, double limit) {

	/** Never by itself. */
	static final Worry NEVER = new Worry(Kind.NEVER, 0);

	/** When it grows from one look to the next, for minutes. */
	static final Worry GROWING = new Worry(Kind.GROWING, 0);

	/** When it has been 0 for minutes. */
	static final Worry NONE_FOR_MINUTES = new Worry(Kind.NONE_FOR_MINUTES, 0);

	/** When it has been above 0 for minutes. */
	static final Worry SOME_FOR_MINUTES = new Worry(Kind.SOME_FOR_MINUTES, 0);

	static Worry above(double limit) {
		return new Worry(Kind.ABOVE, limit);
	}

	/** What about a value. */
	enum Kind {

		NEVER, ABOVE, GROWING, NONE_FOR_MINUTES, SOME_FOR_MINUTES

	}

}
