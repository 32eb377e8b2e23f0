package no.samdrift.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.mongodb.client.MongoDatabase;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.readmodel.RebuildableReadModel;

/**
 * A service's journal. {@link #aggregates} gives the collections through which everything
 * is changed.
 */
public final class Journal {

	private final MongoDatabase database;

	private final JournalEntries entries;

	private final Clock clock;

	private final List<JournalListener> listeners = new CopyOnWriteArrayList<>();

	private final Map<EventFamily, Aggregates<?>> aggregates = new ConcurrentHashMap<>();

	public Journal(MongoDatabase database, Clock clock) {
		this.database = database;
		this.entries = new JournalEntries(database);
		this.clock = clock;
	}

	/** All aggregates of a type; one type for each family. */
	public <S> Aggregates<S> aggregates(AggregateType<S> type) {
		CurrentCopies<S> copies = new CurrentCopies<>(this.database, type);
		Aggregates<S> all = new Aggregates<>(this, type, copies);
		if (this.aggregates.putIfAbsent(type.family(), all) != null) {
			throw new IllegalStateException("The family " + type.family() + " has an aggregate type already");
		}
		return all;
	}

	/**
	 * Creates the indexes of the journal and of all current copies; harmless when they
	 * exist.
	 */
	public void ensureIndexes() {
		this.entries.ensureIndexes();
		this.aggregates.values().forEach(Aggregates::ensureIndexes);
	}

	/** Hears of each entry that this instance appends. */
	public void addListener(JournalListener listener) {
		this.listeners.add(listener);
	}

	public JournalEntries entries() {
		return this.entries;
	}

	/**
	 * Brings the current copies of the entries' aggregates up to them, where a crash left
	 * them behind. One question for each family, however many entries: nearly always none
	 * is behind.
	 * @param newestOfEach at most one entry of each aggregate
	 */
	public void rollForward(Collection<JournalEntry> newestOfEach) {
		Map<EventFamily, List<JournalEntry>> families = newestOfEach.stream()
			.collect(Collectors.groupingBy(JournalEntry::family));
		families.forEach((family, entries) -> {
			Aggregates<?> all = this.aggregates.get(family);
			if (all != null) {
				all.rollForward(entries);
			}
		});
	}

	/** The current copies of all aggregates, as something that can be rebuilt. */
	public RebuildableReadModel currentCopies() {
		return new CopiesFromEntries(this.aggregates::values);
	}

	void appended(JournalEntry entry) {
		this.listeners.forEach((listener) -> listener.appended(entry));
	}

	Instant now() {
		// MongoDB keeps milliseconds: what is answered must be what is stored
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
