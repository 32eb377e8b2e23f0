package no.samdrift.examples.mirror;

/** A way in which the municipality's stream is read. All give the same, in one order. */
interface Way extends AutoCloseable {

	/**
	 * What a place is called, in the copy and in a sync proof: {@code cursor} or
	 * {@code offset}.
	 */
	String place();

	/** The place of a snapshot, in this way's terms. */
	String after(Samdrift.Answer snapshot);

	/**
	 * Reads what there is and learns it.
	 * @param patience whether to wait for something new when there is nothing
	 * @return whether there may be more right away
	 */
	boolean read(Copy copy, boolean patience);

	/** A place as it stands in a sync proof's JSON. */
	default Object inProof(String place) {
		return place;
	}

	@Override
	default void close() {
		// nothing is open
	}

}
