package no.samdrift.journal.relay;

import java.util.Collection;
import java.util.stream.Stream;

import no.samdrift.journal.JournalEntry;
import no.samdrift.journal.lease.FencedProducer;
import org.apache.kafka.common.KafkaException;

/** Publishes journal entries, as the one who does it for the service. */
final class Publisher implements AutoCloseable {

	private final FencedProducer producer;

	private final EntryRecords records;

	private final RelaySteps steps;

	/**
	 * A closed publisher.
	 * @param producer how it sends
	 * @param records what is published of an entry
	 * @param steps where a test may interfere
	 */
	Publisher(FencedProducer producer, EntryRecords records, RelaySteps steps) {
		this.producer = producer;
		this.records = records;
		this.steps = steps;
	}

	boolean isOpen() {
		return this.producer.isOpen();
	}

	/** Opens the publisher and fences its predecessors. */
	void open() {
		this.producer.open();
	}

	/**
	 * Publishes the entries in one transaction: all events in the given order, then
	 * cards.
	 * @param entries whose events
	 * @param newest whose cards: of each aggregate at most one entry, after which no
	 * other's card was ever published
	 * @throws KafkaException when it is not known to be committed; the publisher must
	 * then be closed and the journal read again
	 */
	void publish(Collection<JournalEntry> entries, Collection<JournalEntry> newest) {
		this.producer.send(Stream.concat(entries.stream().flatMap((entry) -> this.records.events(entry).stream()),
				newest.stream().map(this.records::card)), () -> this.steps.before(RelaySteps.Step.COMMIT));
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
