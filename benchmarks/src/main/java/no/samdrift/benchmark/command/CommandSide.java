package no.samdrift.benchmark.command;

/** A way to accept commands for good and to publish what they lead to. */
public interface CommandSide extends AutoCloseable {

	/** Where what happened is published, keyed by aggregate. */
	String topic();

	/** Gets ready for a round. */
	void wake();

	/** Lets the others work: does nothing in the background, and keeps no old data. */
	void rest();

	/** Creates an aggregate; its first event has the sequence 1. */
	void create(String id);

	/**
	 * Changes an aggregate; it is durable when this returns.
	 * @return the sequence of the event that this leads to
	 */
	long change(String id, String code);

	@Override
	void close();

}
