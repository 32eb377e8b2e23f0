package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.visible.Resource;

/**
 * Reads a municipality's stream from a cursor. A cursor that does not lead to its place
 * any more is a clear refusal, never a silent new beginning.
 */
public final class StreamFeed {

	/**
	 * How far one look goes, in offsets: those of transactions' markers count too.
	 */
	static final int MOST_SEEN = 2000;

	private final StreamTopics topics;

	private final StreamReaders readers;

	private final StreamNews news;

	private final Facts facts;

	private final Supplier<CursorSeal> seal;

	StreamFeed(StreamTopics topics, StreamReaders readers, StreamNews news, Facts facts, Supplier<CursorSeal> seal) {
		this.topics = topics;
		this.readers = readers;
		this.news = news;
		this.facts = facts;
		this.seal = SingletonSupplier.of(seal);
	}

	/**
	 * A page of the stream. With a filter it looks at a bounded part, so it may be empty
	 * and still go on: its cursor is after what was filtered out.
	 * @param after where the caller is; absent for the beginning
	 * @param limit how many events at most
	 * @param patience how long to wait for the first one when there is none
	 * @param filter which events
	 * @throws Rejected when the cursor is unknown, another's or expired
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	Page read(OrganisationId organisation, @Nullable String after, int limit, Duration patience, EventFilter filter) {
		StreamCursor cursor = (after != null) ? cursor(organisation, after) : null;
		StreamTopics.Extent stream = extent(organisation);
		long from = (cursor != null) ? place(cursor, stream) : stream.first();
		StreamReaders.Records records = admitted(organisation, from, stream.end(), limit, filter);
		long deadline = System.nanoTime() + patience.toNanos();
		Duration left = patience;
		// the end of a transaction is news too, but nothing to read: the wait goes on
		while (records.records().isEmpty() && left.isPositive()
				&& this.news.await(organisation, records.next(), left)) {
			records = admitted(organisation, records.next(), this.topics.end(organisation), limit, filter);
			left = Duration.ofNanos(deadline - System.nanoTime());
		}
		return new Page(records.records(), encoded(organisation, stream.incarnation(), records.next()));
	}

	/**
	 * The newest events before a place. Looks at a bounded part of the stream; when that
	 * holds too few, the page is short and says where to go on.
	 * @param before a place in the stream; absent for its end
	 * @param limit how many events at most
	 * @throws Rejected when the cursor is unknown, another's or expired
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	public Latest latest(OrganisationId organisation, @Nullable String before, int limit, EventFilter filter) {
		StreamCursor cursor = (before != null) ? cursor(organisation, before) : null;
		StreamTopics.Extent stream = extent(organisation);
		Uuid incarnation = stream.incarnation();
		long end = (cursor != null) ? place(cursor, stream) : stream.end();
		Backwards found = new Backwards(filter, this.facts, limit, end);
		long lowest = Math.max(stream.first(), end - MOST_SEEN);
		while (found.wantsMore() && found.place() > lowest) {
			look(organisation, found, Math.max(lowest, found.place() - found.window()));
		}
		List<Placed> events = found.records()
			.stream()
			.map((record) -> new Placed(record, encoded(organisation, incarnation, record.offset() + 1)))
			.toList();
		return new Latest(events,
				(found.place() > stream.first()) ? encoded(organisation, incarnation, found.place()) : null,
				encoded(organisation, incarnation, stream.end()));
	}

	/** The records of a bounded part of the stream that the filter admits. */
	private StreamReaders.Records admitted(OrganisationId organisation, long from, long end, int limit,
			EventFilter filter) {
		if (filter.everything()) {
			return records(organisation, from, end, limit);
		}
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		long bytes = 0;
		long next = from;
		long bound = Math.min(end, from + MOST_SEEN);
		while (next < bound) {
			StreamReaders.Records part = records(organisation, next, bound, StreamReaders.MOST);
			for (ConsumerRecord<byte[], byte[]> record : part.records()) {
				if (filter.admits(record, this.facts)) {
					found.add(record);
					bytes += record.serializedKeySize() + record.serializedValueSize();
					if (found.size() == limit || bytes > StreamReaders.MOST_BYTES) {
						return new StreamReaders.Records(found, record.offset() + 1);
					}
				}
			}
			next = part.next();
		}
		return new StreamReaders.Records(found, next);
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
	public Place end(OrganisationId organisation) {
		StreamTopics.Extent stream = extent(organisation);
		return new Place(encoded(organisation, stream.incarnation(), stream.end()), stream.end());
	}

	/**
	 * What is in the stream after a place, what is not committed yet included.
	 * @param offset a place in the stream, as a reader over Kafka knows it
	 * @param most how many offsets to look at, at most
	 * @return what the events are about; empty when there are more than {@code most}
	 * @throws Rejected when there is no such place (any more)
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	public Optional<Set<Resource>> resourcesAfter(OrganisationId organisation, long offset, int most) {
		StreamTopics.Extent stream = extent(organisation);
		long place = place(new StreamCursor(organisation, stream.incarnation(), offset), stream);
		long end = this.topics.writtenEnd(organisation);
		if (end - place > most) {
			return Optional.empty();
		}
		Set<Resource> resources = new HashSet<>();
		while (place < end) {
			StreamReaders.Records part = records(organisation, place, end, StreamReaders.MOST);
			part.records().forEach((record) -> resources.add(CloudEventsBatch.resource(record)));
			place = part.next();
		}
		return Optional.of(resources);
	}

	/**
	 * The offset of a place in the stream.
	 * @throws Rejected when the cursor is unknown, another's or expired
	 * @throws FactNotYetKnown when the stream is not open yet
	 */
	public long offset(OrganisationId organisation, String cursor) {
		return place(cursor(organisation, cursor), extent(organisation));
	}

	/**
	 * How far each partition of events is written to the streams, as Kafka has it
	 * committed.
	 */
	public Map<String, Long> written() {
		return this.topics.written();
	}

	/** Reads a cursor that somebody sent, and checks that it still leads to its place. */
	StreamCursor checked(OrganisationId organisation, String cursor) {
		StreamCursor read = cursor(organisation, cursor);
		place(read, extent(organisation));
		return read;
	}

	/** Writes a place as a cursor. */
	String encoded(StreamCursor place) {
		return encoded(place.organisation(), place.incarnation(), place.next());
	}

	/** Reads what is there from a place on, without waiting. */
	StreamReaders.Records read(StreamCursor from, int limit) {
		StreamTopics.Extent stream = extent(from.organisation());
		return records(from.organisation(), place(from, stream), stream.end(), limit);
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

	private StreamTopics.Extent extent(OrganisationId organisation) {
		return this.topics.extent(organisation).orElseThrow(() -> new FactNotYetKnown("stream", organisation.value()));
	}

	private static long place(StreamCursor cursor, StreamTopics.Extent stream) {
		if (!cursor.incarnation().equals(stream.incarnation()) || cursor.next() < stream.first()
				|| cursor.next() > stream.end()) {
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
	 * A place in a stream.
	 *
	 * @param cursor as readers over HTTP know it
	 * @param offset as readers over Kafka know it
	 */
	public record Place(String cursor, long offset) {
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
	public record Latest(List<Placed> events, @Nullable String next, String newest) {
	}

	/**
	 * An event and its place.
	 *
	 * @param record the event
	 * @param cursor the place after it
	 */
	public record Placed(ConsumerRecord<byte[], byte[]> record, String cursor) {

		/** An attribute of the CloudEvent; empty when it has none of that name. */
		public Optional<String> attribute(String name) {
			return CloudEventsBatch.attribute(this.record, name);
		}

	}

}
