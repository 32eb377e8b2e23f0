package no.samdrift.journal;

/** Hears of each entry that this instance has appended, right after it is durable. */
@FunctionalInterface
public interface JournalListener {

	/**
	 * Must return at once and never throw; what it loses is found again in the journal.
	 */
	void appended(JournalEntry entry);

}
