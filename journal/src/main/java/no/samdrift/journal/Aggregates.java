package no.samdrift.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.journal.JournalEntry.Event;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * All aggregates of one type: find, search, as of, change.
 *
 * @param <S> the aggregate
 */
public final class Aggregates<S> {

	private static final int ATTEMPTS = 20;

	/** In bytes; Kafka takes 1 MiB by default, and the envelope needs some. */
	private static final int LARGEST_RECORD = 900_000;

	private final Journal journal;

	private final AggregateType<S> type;

	private final CurrentCopies<S> copies;

	Aggregates(Journal journal, AggregateType<S> type, CurrentCopies<S> copies) {
		this.journal = journal;
		this.type = type;
		this.copies = copies;
	}

	/** The aggregate as it is now, also right after a crash between entry and copy. */
	public Optional<Recorded<S>> find(String id) {
		Optional<Recorded<S>> found = this.copies.find(id);
		long version = found.map((copy) -> copy.version().value()).orElse(0L);
		Optional<JournalEntry> newer = entryOfThisFamily(id, version + 1);
		while (newer.isPresent()) {
			this.copies.advance(newer.get());
			found = newer.map(this.copies::recorded);
			version++;
			newer = entryOfThisFamily(id, version + 1);
		}
		return found;
	}

	/**
	 * Several aggregates as they are now, with two questions to the database however many
	 * they are.
	 * @return those that there are, by id, in the order of {@code ids}
	 */
	public Map<String, Recorded<S>> findAll(Collection<String> ids) {
		Set<String> wanted = new LinkedHashSet<>(ids);
		if (wanted.isEmpty()) {
			return Map.of();
		}
		Map<String, Recorded<S>> copies = new HashMap<>();
		this.copies.find(wanted).forEach((copy) -> copies.put(copy.id(), copy));
		Map<String, String> nextEntries = new HashMap<>();
		for (String id : wanted) {
			Recorded<S> copy = copies.get(id);
			nextEntries.put(id, JournalEntry.id(id, (copy != null) ? copy.version().value() + 1 : 1));
		}
		Set<String> newer = this.journal.entries().existing(nextEntries.values());
		Map<String, Recorded<S>> found = new LinkedHashMap<>();
		for (String id : wanted) {
			if (newer.contains(nextEntries.get(id))) {
				// a crash between entry and copy, or somebody who writes just now
				find(id).ifPresent((current) -> found.put(id, current));
			}
			else if (copies.containsKey(id)) {
				found.put(id, copies.get(id));
			}
		}
		return found;
	}

	/**
	 * The aggregate as it is now.
	 * @throws Unknown when there is none
	 */
	public Recorded<S> get(String id) {
		return find(id).orElseThrow(() -> new Unknown(this.type.family().key(), id));
	}

	/**
	 * Creates an aggregate, once for each idempotency key.
	 * @throws IdTaken when the id names something already
	 * @throws Refused when the aggregate says no
	 * @throws IdempotencyKeyReused when the key came before with another request
	 */
	public Recorded<S> create(String id, Supplier<Outcome<S>> command) {
		Optional<Recorded<S>> before = answeredBefore();
		if (before.isPresent()) {
			return before.get();
		}
		if (this.journal.entries().find(id, 1).isPresent()) {
			return answeredBefore().orElseThrow(() -> new IdTaken(id));
		}
		return append(id, null, command.get()).or(this::answeredBefore).orElseThrow(() -> new IdTaken(id));
	}

	/**
	 * Creates an aggregate, or leaves it as it is when there is one: for reactions to
	 * events.
	 */
	public Recorded<S> createOnce(String id, Supplier<Outcome<S>> command) {
		return find(id).or(() -> append(id, null, command.get())).orElseGet(() -> get(id));
	}

	/**
	 * Changes an aggregate from the version that the caller has seen, once for each
	 * idempotency key.
	 * @throws Unknown when there is none
	 * @throws StaleVersion when it has another version by now
	 * @throws Refused when the aggregate says no
	 * @throws IdempotencyKeyReused when the key came before with another request
	 */
	public Recorded<S> change(String id, Version expected, Function<S, Outcome<S>> command) {
		Optional<Recorded<S>> before = answeredBefore()
			.or(() -> changedFromTheCopy(id, (copy) -> copy.version().equals(expected), command));
		if (before.isPresent()) {
			return before.get();
		}
		Recorded<S> current = get(id);
		if (!current.version().equals(expected)) {
			// a first try of the same request may have won meanwhile
			return answeredBefore().orElseThrow(() -> new StaleVersion(expected, current.version()));
		}
		return append(id, current, command.apply(current.state())).or(this::answeredBefore)
			.orElseThrow(() -> new StaleVersion(expected, get(id).version()));
	}

	/**
	 * Changes an aggregate whatever its version, for reactions and due dates. The command
	 * sees the newest state and answers {@link Outcome#unchanged} when nothing is left to
	 * do.
	 * @throws Unknown when there is none
	 */
	public Recorded<S> react(String id, Function<S, Outcome<S>> command) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			// the quick way first each time: whoever always took the long one would
			// always lose to somebody who does not
			Optional<Recorded<S>> changed = changedFromTheCopy(id, (copy) -> true, command).or(() -> {
				Recorded<S> current = get(id);
				return append(id, current, command.apply(current.state()));
			});
			if (changed.isPresent()) {
				return changed.get();
			}
		}
		throw new IllegalStateException(id + " was changed by others " + ATTEMPTS + " times in a row");
	}

	/**
	 * Changes an aggregate from its copy, without asking first whether a crash left the
	 * copy behind: if so, the version is taken already and nothing is appended. Whatever
	 * is not a change, such as a refusal, is decided on what is surely the newest.
	 */
	private Optional<Recorded<S>> changedFromTheCopy(String id, Predicate<Recorded<S>> fits,
			Function<S, Outcome<S>> command) {
		Optional<Recorded<S>> copy = this.copies.find(id).filter(fits);
		if (copy.isEmpty()) {
			return Optional.empty();
		}
		Outcome<S> outcome;
		try {
			outcome = command.apply(copy.get().state());
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
		return outcome.events().isEmpty() ? Optional.empty() : append(id, copy.get(), outcome);
	}

	/**
	 * The aggregate as it was recorded at {@code instant}; empty when it was not there
	 * yet.
	 */
	public Optional<Recorded<S>> asOf(String id, Instant instant) {
		long low = 0;
		long high = find(id).map((current) -> current.version().value()).orElse(0L);
		while (low < high) {
			long middle = (low + high + 1) >>> 1;
			boolean recorded = this.journal.entries()
				.recordedAt(id, middle)
				.filter((at) -> !at.isAfter(instant))
				.isPresent();
			if (recorded) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return (low == 0) ? Optional.empty() : entryOfThisFamily(id, low).map(this.copies::recorded);
	}

	/**
	 * Who did what, when and why, newest first.
	 * @param cursor where a page before ended
	 * @param limit how many lines at most
	 * @throws Unknown when there is no such aggregate
	 */
	public Page<HistoryLine> history(String id, @Nullable String cursor, int limit) {
		long version = (cursor != null) ? Cursor.number(cursor) : get(id).version().value();
		List<HistoryLine> lines = new ArrayList<>();
		for (; version >= 1 && lines.size() < limit; version--) {
			entryOfThisFamily(id, version).map(Aggregates::line).ifPresent(lines::add);
		}
		return new Page<>(lines, (version >= 1) ? Cursor.of(Long.toString(version)) : null);
	}

	/**
	 * A page of aggregates in the order of their ids.
	 * @param filter on {@code state.…}; all when absent
	 * @param cursor where a page before ended
	 * @param limit how many at most
	 */
	public Page<Recorded<S>> list(@Nullable Bson filter, @Nullable String cursor, int limit) {
		String after = (cursor != null) ? Cursor.text(cursor) : null;
		List<Recorded<S>> found = this.copies.list(filter, after, limit + 1);
		if (found.size() <= limit) {
			return new Page<>(found, null);
		}
		List<Recorded<S>> items = found.subList(0, limit);
		return new Page<>(items, Cursor.of(items.get(limit - 1).id()));
	}

	/**
	 * A page of aggregates in an order.
	 * @param order one of {@link AggregateType#orders()}
	 * @param filter on {@code state.…}; all when absent
	 * @param cursor where a page before ended
	 * @param limit how many at most
	 */
	public Page<Recorded<S>> list(Order<S> order, @Nullable Bson filter, @Nullable String cursor, int limit) {
		String[] last = (cursor != null) ? Cursor.pair(cursor) : new String[2];
		List<Recorded<S>> found = this.copies.list(order, filter, last[0], last[1], limit + 1);
		if (found.size() <= limit) {
			return new Page<>(found, null);
		}
		List<Recorded<S>> items = found.subList(0, limit);
		Recorded<S> end = items.getLast();
		return new Page<>(items, Cursor.of(order.value().apply(end.state()) + Cursor.BETWEEN + end.id()));
	}

	/**
	 * How many aggregates match, for each combination of values that the fields have, in
	 * one question to the database.
	 * @param filter on {@code state.…}; all when absent
	 * @param fields of the state, such as {@code listing.lead}, with one value each; one
	 * that an aggregate does not have is absent from its combination
	 */
	public Map<Map<String, Object>, Long> count(@Nullable Bson filter, String... fields) {
		return this.copies.count(filter, List.of(fields));
	}

	/** A filter for aggregates in which every one of the words begins a word. */
	public static Bson matching(String words) {
		List<Bson> all = new ArrayList<>();
		for (String term : SearchTerms.of(List.of(words))) {
			all.add(Filters.regex("terms", "^" + term));
		}
		return all.isEmpty() ? Filters.empty() : Filters.and(all);
	}

	/**
	 * Brings the current copies up to the entries; for the relay, which finds what a
	 * crash left.
	 * @param newestOfEach at most one entry of each aggregate
	 */
	void rollForward(List<JournalEntry> newestOfEach) {
		Map<String, Long> versions = this.copies
			.versions(newestOfEach.stream().map(JournalEntry::aggregateId).toList());
		for (JournalEntry entry : newestOfEach) {
			if (versions.getOrDefault(entry.aggregateId(), 0L) < entry.version() && !this.copies.advance(entry)) {
				find(entry.aggregateId());
			}
		}
	}

	/** How many there are, roughly. */
	long count() {
		return this.copies.count();
	}

	/** Those that have entries, in the order of their first entries' ids. */
	List<String> recorded(String afterEntry, int limit) {
		return this.journal.entries().aggregates(this.type.family(), afterEntry, limit);
	}

	/** Those that have a copy, right or wrong, in the order of their ids. */
	List<String> copied(String after, int limit) {
		return this.copies.ids(after, limit);
	}

	/**
	 * Makes the copy what the newest entry says, whatever it is now; one that has no
	 * entry goes away. Gives way to whoever changes the aggregate meanwhile, and looks
	 * again.
	 */
	void mend(String id) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			// the copy first: a right one is never newer than the entries that are read
			// afterwards
			Optional<Document> copy = this.copies.raw(id);
			Optional<JournalEntry> newest = newest(id, copy.map(CurrentCopies::version).orElse(1L));
			if (this.copies.put(id, copy, newest)) {
				return;
			}
		}
		throw new IllegalStateException(id + " was changed by others " + ATTEMPTS + " times in a row");
	}

	/**
	 * The newest entry of an aggregate. Versions are contiguous, so it is found by
	 * halving.
	 * @param guess a version that is probably near
	 */
	private Optional<JournalEntry> newest(String id, long guess) {
		long low = 0;
		long step = 1;
		long high = Math.max(1, guess);
		while (entryOfThisFamily(id, high).isPresent()) {
			low = high;
			high += step;
			step *= 2;
		}
		while (high - low > 1) {
			long middle = (low + high) >>> 1;
			if (entryOfThisFamily(id, middle).isPresent()) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return (low == 0) ? Optional.empty() : entryOfThisFamily(id, low);
	}

	void ensureIndexes() {
		this.copies.ensureIndexes();
	}

	private Optional<JournalEntry> entryOfThisFamily(String id, long version) {
		return this.journal.entries().find(id, version).filter((entry) -> entry.family() == this.type.family());
	}

	private Optional<Recorded<S>> answeredBefore() {
		Act act = Act.current();
		if (act.idempotencyKey() == null) {
			return Optional.empty();
		}
		return this.journal.entries().findByIdempotency(idempotency(act)).map((entry) -> {
			if (!String.valueOf(entry.requestDigest()).equals(String.valueOf(act.requestDigest()))) {
				throw new IdempotencyKeyReused();
			}
			return this.copies.recorded(entry);
		});
	}

	private Optional<Recorded<S>> append(String id, @Nullable Recorded<S> before, Outcome<S> outcome) {
		if (outcome.events().isEmpty()) {
			return Optional.of((before != null) ? before : get(id));
		}
		JournalEntry entry = entry(id, before, outcome, Act.current());
		if (!this.journal.entries().append(entry)) {
			return Optional.empty();
		}
		this.journal.appended(entry);
		this.copies.advance(entry);
		return Optional.of(this.copies.recorded(entry));
	}

	private JournalEntry entry(String id, @Nullable Recorded<S> before, Outcome<S> outcome, Act act) {
		long version = (before != null) ? before.version().value() + 1 : 1;
		long firstSequence = (before != null) ? before.sequence() + 1 : 1;
		Instant recordedAt = this.journal.now();
		if (before != null && before.recordedAt().isAfter(recordedAt)) {
			recordedAt = before.recordedAt();
		}
		List<Event> events = new ArrayList<>();
		for (DomainEvent event : outcome.events()) {
			events.add(new Event(Id.next(), this.type.family().typeOf(event.getClass()),
					this.type.audience(outcome.state(), event), JournalEntry.fields(event)));
		}
		String idempotency = (act.idempotencyKey() != null) ? idempotency(act)
				: "entry:" + JournalEntry.id(id, version);
		Map<String, Object> card = JournalEntry.fields(this.type.card(outcome.state()));
		refuseWhatNoRecordCanHold(card, events);
		return new JournalEntry(id, this.type.family(), version, firstSequence, recordedAt, act.actor(), act.command(),
				act.reason(), act.correlationId(), act.causationId(), act.traceparent(), idempotency,
				act.requestDigest(), events, JournalEntry.fields(outcome.state()), card, false);
	}

	/** What is accepted must be publishable, or the relay could never go on. */
	private static void refuseWhatNoRecordCanHold(Map<String, Object> card, List<Event> events) {
		int size = EventJson.mapper().writeValueAsBytes(card).length;
		for (Event event : events) {
			if (size + EventJson.mapper().writeValueAsBytes(event.data()).length > LARGEST_RECORD) {
				throw Refused.because(Refused.Unmet.of("too-large-to-publish", Map.of("most", LARGEST_RECORD)));
			}
		}
	}

	private static String idempotency(Act act) {
		return "key:" + act.actor().id() + ":" + act.idempotencyKey();
	}

	private static HistoryLine line(JournalEntry entry) {
		List<HistoryLine.Event> events = new ArrayList<>();
		long sequence = entry.firstSequence();
		for (Event event : entry.events()) {
			events.add(new HistoryLine.Event(event.id(), event.type(), sequence++, event.audience(),
					Map.copyOf(event.data())));
		}
		return new HistoryLine(entry.version(), entry.recordedAt(), entry.actor(), entry.command(), entry.reason(),
				entry.correlationId(), events);
	}

	/** Opaque cursors. */
	private static final class Cursor {

		/** Stands between a value and an id, in neither of which it occurs. */
		private static final String BETWEEN = "\n";

		static String of(String position) {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
		}

		static String text(String cursor) {
			try {
				return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
			}
			catch (IllegalArgumentException ex) {
				throw Refused.input(Refused.Unmet.field("cursor", "cursor-unknown"));
			}
		}

		static String[] pair(String cursor) {
			String[] parts = text(cursor).split(BETWEEN, -1);
			if (parts.length != 2) {
				throw Refused.input(Refused.Unmet.field("cursor", "cursor-unknown"));
			}
			return parts;
		}

		static long number(String cursor) {
			try {
				return Long.parseLong(text(cursor));
			}
			catch (NumberFormatException ex) {
				throw Refused.input(Refused.Unmet.field("cursor", "cursor-unknown"));
			}
		}

	}

}
