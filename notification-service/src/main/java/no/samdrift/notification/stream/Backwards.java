package no.samdrift.notification.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import no.samdrift.notification.facts.Facts;

/**
 * A look back over a stream, window by window. Kafka gives records in the stream's order
 * only, so each window is read forwards, and of what it holds the last ones are kept.
 */
final class Backwards {

	private static final int SMALLEST_WINDOW = 50;

	/** The records that are kept may weigh this much together; then the page is short. */
	private static final int MOST_BYTES = 4 * 1024 * 1024;

	private final EventFilter filter;

	private final Facts facts;

	private final int limit;

	private final List<ConsumerRecord<byte[], byte[]>> newestFirst = new ArrayList<>();

	/** Of the window that is being read, in the stream's order. */
	private final Deque<ConsumerRecord<byte[], byte[]>> window = new ArrayDeque<>();

	private long place;

	private long bytes;

	private boolean overflown;

	/**
	 * Begins a look back.
	 * @param facts what the filter asks about projects
	 * @param limit how many records are wanted at most
	 * @param place the offset before which to look
	 */
	Backwards(EventFilter filter, Facts facts, int limit, long place) {
		this.filter = filter;
		this.facts = facts;
		this.limit = limit;
		this.place = place;
	}

	/** The offset before which nothing has been looked at, or nothing was kept. */
	long place() {
		return this.place;
	}

	boolean wantsMore() {
		return this.newestFirst.size() < this.limit && this.bytes < MOST_BYTES && !this.overflown;
	}

	/** How many offsets to look at next. */
	int window() {
		// of a transaction with one record every other offset is its marker
		return this.filter.everything() ? Math.clamp(2L * missing(), SMALLEST_WINDOW, StreamReaders.MOST)
				: StreamReaders.MOST;
	}

	/** A window begins. */
	void begin() {
		this.window.clear();
	}

	/** The next record of the window. */
	void see(ConsumerRecord<byte[], byte[]> record) {
		if (!this.filter.admits(record, this.facts)) {
			return;
		}
		this.window.addLast(record);
		this.bytes += weight(record);
		while (this.window.size() > missing() || (this.bytes > MOST_BYTES && this.window.size() > 1)) {
			this.overflown = true;
			this.bytes -= weight(this.window.removeFirst());
		}
	}

	/**
	 * The window is read.
	 * @param from its first offset
	 */
	void end(long from) {
		this.place = this.overflown ? this.window.getFirst().offset() : from;
		this.newestFirst.addAll(new ArrayList<>(this.window).reversed());
	}

	/** What was found, the newest first. */
	List<ConsumerRecord<byte[], byte[]>> records() {
		return this.newestFirst;
	}

	private int missing() {
		return this.limit - this.newestFirst.size();
	}

	private static int weight(ConsumerRecord<byte[], byte[]> record) {
		return record.serializedKeySize() + record.serializedValueSize();
	}

}
