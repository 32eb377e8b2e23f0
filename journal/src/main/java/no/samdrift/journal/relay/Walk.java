package no.samdrift.journal.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.journal.JournalEntries;
import no.samdrift.journal.JournalEntry;
import no.samdrift.journal.relay.Republishing.Round;

/**
 * The way through the whole journal: aggregate by aggregate in the order of their first
 * entries' ids, each from its first version to its last. It can be left at any line: what
 * is not kept as sent is sent again, each aggregate from its beginning.
 */
final class Walk {

	/** How many aggregates are looked up at once. */
	private static final int PAGE = 200;

	private final JournalEntries entries;

	private final Republishing republishing;

	private final Deque<String> next = new ArrayDeque<>();

	/** Of each aggregate that is sent in part, the last version. */
	private final Map<String, Long> begun = new HashMap<>();

	private Round round;

	Walk(JournalEntries entries, Republishing republishing, Round round) {
		this.entries = entries;
		this.republishing = republishing;
		this.round = round;
	}

	/** Whether this is the walk of a round, at the same place. */
	boolean isOf(Round other) {
		return this.round.equals(other);
	}

	/** Whether all that the aggregate has told before this round is sent again. */
	boolean hasSent(String aggregateId) {
		return JournalEntry.id(aggregateId, 1).compareTo(this.round.cursor()) <= 0
				|| this.republishing.isAhead(this.round, aggregateId);
	}

	/**
	 * The next part; one without an aggregate when the walk is at its end.
	 * @param limit how many entries at most
	 * @param weight how much they may weigh together, but for the last one
	 */
	Part next(int limit, long weight) {
		Part part = new Part(limit, weight);
		while (part.hasRoom()) {
			if (this.next.isEmpty()) {
				String last = part.finished.isEmpty() ? this.round.cursor()
						: JournalEntry.id(part.finished.getLast(), 1);
				this.next.addAll(this.entries.aggregates(last, PAGE));
			}
			if (this.next.isEmpty()) {
				break;
			}
			if (!this.republishing.isAhead(this.round, this.next.getFirst()) && !take(this.next.getFirst(), part)) {
				break;
			}
			part.finished.add(this.next.removeFirst());
		}
		return part;
	}

	/** The next part of one aggregate, before its turn. */
	Part nextOf(String aggregateId, int limit, long weight) {
		Part part = new Part(limit, weight);
		if (take(aggregateId, part)) {
			part.finished.add(aggregateId);
		}
		return part;
	}

	/** Whether the aggregate is in the part to its end. */
	private boolean take(String aggregateId, Part part) {
		long version = this.begun.getOrDefault(aggregateId, 0L);
		while (part.hasRoom()) {
			JournalEntry entry = this.entries.find(aggregateId, version + 1).orElse(null);
			if (entry == null) {
				this.entries.find(aggregateId, version).ifPresent(part.newest::add);
				part.versions.put(aggregateId, version);
				return true;
			}
			part.add(entry);
			version++;
		}
		part.versions.put(aggregateId, version);
		return false;
	}

	/**
	 * Keeps that a part of the walk is sent.
	 * @return whether the walk goes on: nobody else has taken it over
	 */
	boolean sent(Part part) {
		this.begun.putAll(part.versions);
		if (part.finished.isEmpty()) {
			return true;
		}
		String cursor = JournalEntry.id(part.finished.getLast(), 1);
		boolean kept = this.republishing.advance(this.round, cursor, forget(part));
		this.round = this.round.at(cursor);
		return kept;
	}

	/** Keeps that a part of one aggregate is sent before its turn. */
	void sentAhead(Part part) {
		this.begun.putAll(part.versions);
		for (String aggregateId : part.finished) {
			this.republishing.putAhead(this.round, aggregateId, forget(part));
		}
	}

	/** Ends the walk. */
	boolean finish() {
		return this.republishing.finish(this.round);
	}

	/** How many entries the finished aggregates have. */
	private long forget(Part part) {
		long sent = 0;
		for (String aggregateId : part.finished) {
			Long versions = this.begun.remove(aggregateId);
			sent += (versions != null) ? versions : 0;
		}
		return sent;
	}

	/** What goes into one transaction. */
	static final class Part {

		private final int limit;

		private long weight;

		private final List<JournalEntry> entries = new ArrayList<>();

		/** The last entry of each aggregate that is in it to its end. */
		private final List<JournalEntry> newest = new ArrayList<>();

		private final List<String> finished = new ArrayList<>();

		private final Map<String, Long> versions = new HashMap<>();

		private Part(int limit, long weight) {
			this.limit = limit;
			this.weight = weight;
		}

		private boolean hasRoom() {
			return this.entries.size() < this.limit && this.finished.size() < PAGE && this.weight > 0;
		}

		private void add(JournalEntry entry) {
			this.entries.add(entry);
			this.weight -= entry.weight();
		}

		/** Ascending per aggregate, and without gap. */
		List<JournalEntry> entries() {
			return this.entries;
		}

		/** The entries whose cards are the newest ones. */
		List<JournalEntry> newest() {
			return this.newest;
		}

		boolean isEmpty() {
			return this.entries.isEmpty() && this.newest.isEmpty() && this.finished.isEmpty();
		}

	}

}
