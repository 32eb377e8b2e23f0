package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.function.SingletonSupplier;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.FactNotYetKnown;

/**
 * Reads a municipality's stream from a cursor. A cursor that does not lead to its place
 * any more is a clear refusal, never a silent new beginning.
 */
final class StreamFeed {

	/**
	 * How far one look back goes, in offsets: those of transactions' markers count too.
	 */
	static final int MOST_SEEN = 2000;

	private final StreamTopics topics;

	private final StreamReaders readers;

	private final StreamNews news;

	private final Supplier<CursorSeal> seal;

	StreamFeed(StreamTopics topics, StreamReaders readers, StreamNews news, Supplier<CursorSeal> seal) {
		this.topics = topics;
		this.readers = readers;
		this.news = news;
		this.seal = SingletonSupplier.of(seal);
	}

	/**
	 * A page of the stream.
	 * @param after where the caller is; absent for the beginning
	 * @param limit how many events at most
	 * @param patience how long to wait for the first one when there is none
	 * @throws Rejected when the cursor is unknown, another's or expired
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	Page read(OrganisationId organisation, @Nullable String after, int limit, Duration patience) {
		StreamCursor cursor = (after != null) ? cursor(organisation, after) : null;
		Uuid incarnation = incarnation(organisation);
		StreamTopics.Range range = this.topics.range(organisation);
		long from = (cursor != null) ? place(cursor, incarnation, range) : range.first();
		StreamReaders.Records records = records(organisation, from, range.end(), limit);
		long deadline = System.nanoTime() + patience.toNanos();
		Duration left = patience;
		// the end of a transaction is news too, but nothing to read: the wait goes on
		while (records.records().isEmpty() && left.isPositive()
				&& this.news.await(organisation, records.next(), left)) {
			records = records(organisation, records.next(), this.topics.range(organisation).end(), limit);
			left = Duration.ofNanos(deadline - System.nanoTime());
		}
		return new Page(records.records(), encoded(organisation, incarnation, records.next()));
	}

	/**
	 * The newest events before a place. Looks at a bounded part of the stream; when that
	 * holds too few, the page is short and says where to go on.
	 * @param before a place in the stream; absent for its end
	 * @param limit how many events at most
	 * @throws Rejected when the cursor is unknown, another's or expired
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	Latest latest(OrganisationId organisation, @Nullable String before, int limit, EventFilter filter) {
		StreamCursor cursor = (before != null) ? cursor(organisation, before) : null;
		Uuid incarnation = incarnation(organisation);
		StreamTopics.Range range = this.topics.range(organisation);
		long end = (cursor != null) ? place(cursor, incarnation, range) : range.end();
		Backwards found = new Backwards(filter, limit, end);
		long lowest = Math.max(range.first(), end - MOST_SEEN);
		while (found.wantsMore() && found.place() > lowest) {
			look(organisation, found, Math.max(lowest, found.place() - found.window()));
		}
		List<Placed> events = found.records()
			.stream()
			.map((record) -> new Placed(record, encoded(organisation, incarnation, record.offset() + 1)))
			.toList();
		return new Latest(events,
				(found.place() > range.first()) ? encoded(organisation, incarnation, found.place()) : null,
				encoded(organisation, incarnation, range.end()));
	}

	/** Looks at the part of the stream from an offset to where the look back is. */
	private void look(OrganisationId organisation, Backwards found, long from) {
		long end = found.place();
		found.begin();
		long next = from;
		while (next < end) {
			StreamReaders.Records part = records(organisation, next, end, StreamReaders.MOST);
			// what came meanwhile is beyond the end that was asked for
			part.records().stream().filter((record) -> record.offset() < end).forEach(found::see);
			next = part.next();
		}
		found.end(from);
	}

	/**
	 * Where the stream ends now.
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	String newest(OrganisationId organisation) {
		return encoded(organisation, incarnation(organisation), this.topics.range(organisation).end());
	}

	private String encoded(OrganisationId organisation, Uuid incarnation, long next) {
		return this.seal.get().encoded(new StreamCursor(organisation, incarnation, next));
	}

	private StreamCursor cursor(OrganisationId organisation, String after) {
		StreamCursor cursor = this.seal.get()
			.read(after)
			.orElseThrow(() -> Rejected.with(HttpStatus.BAD_REQUEST, "cursor-unknown"));
		if (!cursor.organisation().equals(organisation)) {
			throw Rejected.with(HttpStatus.FORBIDDEN, "cursor-foreign");
		}
		return cursor;
	}

	private Uuid incarnation(OrganisationId organisation) {
		return this.topics.incarnation(organisation)
			.orElseThrow(() -> new FactNotYetKnown("stream", organisation.value()));
	}

	private static long place(StreamCursor cursor, Uuid incarnation, StreamTopics.Range range) {
		if (!cursor.incarnation().equals(incarnation) || cursor.next() < range.first() || cursor.next() > range.end()) {
			throw Rejected.with(HttpStatus.GONE, "cursor-expired");
		}
		return cursor.next();
	}

	private StreamReaders.Records records(OrganisationId organisation, long from, long end, int limit) {
		try {
			return this.readers.read(organisation, from, end, limit);
		}
		catch (OffsetOutOfRangeException ex) {
			throw Rejected.with(HttpStatus.GONE, "cursor-expired");
		}
	}

	/**
	 * A page of a stream.
	 *
	 * @param records the events, in the stream's order
	 * @param next the cursor to go on from, also when the page is empty
	 */
	record Page(List<ConsumerRecord<byte[], byte[]>> records, String next) {
	}

	/**
	 * The newest events before a place.
	 *
	 * @param events the newest one first
	 * @param next the place to look back from next; absent when the beginning is reached
	 * @param newest the end of the stream
	 */
	record Latest(List<Placed> events, @Nullable String next, String newest) {
	}

	/**
	 * An event and its place.
	 *
	 * @param record the event
	 * @param cursor the place after it
	 */
	record Placed(ConsumerRecord<byte[], byte[]> record, String cursor) {
	}

}
