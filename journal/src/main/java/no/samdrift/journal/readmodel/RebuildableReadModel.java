package no.samdrift.journal.readmodel;

/**
 * Something derived that can be made anew from where its facts come from. A bean of this
 * type is listed and rebuilt by {@link ReadModels}.
 */
public interface RebuildableReadModel {

	/** Its name in addresses and metrics, kebab-case, such as {@code visible-cards}. */
	String name();

	/** What it is rebuilt from. */
	Source source();

	/** Whether it has to be filled before it is used for the first time. */
	default boolean isEmptyAtFirst() {
		return false;
	}

	/**
	 * Makes it what its source says. It may be stopped anywhere and is then begun again
	 * from the start; an instance that was taken for dead may still be at it too. It must
	 * not send anything, and must not undo what comes in meanwhile.
	 * @param filling is told what is left, now and then
	 * @throws RuntimeException when it cannot be done now; it is tried again, and the
	 * reason is shown
	 */
	void rebuild(Filling filling);

	/** Where a read model's facts come from. */
	enum Source {

		/** The topics of events. */
		EVENTS,
		/** A topic of cards. */
		CARDS,
		/** The service's own journal. */
		JOURNAL

	}

	/** A filling that is under way. */
	@FunctionalInterface
	interface Filling {

		/**
		 * Says how much is still to be done, and keeps others from doing it.
		 * @param left how many records, roughly
		 * @throws Ended when this filling must not go on
		 */
		void left(long left);

	}

	/** The service stops, or the filling was asked for anew. */
	final class Ended extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Ended() {
			super("This filling has ended", null, false, false);
		}

	}

}
