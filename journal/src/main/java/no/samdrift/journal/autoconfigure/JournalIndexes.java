package no.samdrift.journal.autoconfigure;

import no.samdrift.journal.Journal;

import org.springframework.context.SmartLifecycle;

/**
 * Creates the indexes before the first change: without them two writers could both win.
 */
final class JournalIndexes implements SmartLifecycle {

	private final Journal journal;

	private volatile boolean running;

	JournalIndexes(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void start() {
		this.journal.ensureIndexes();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
