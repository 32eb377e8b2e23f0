package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.FactNotYetKnown;

/**
 * Municipalities' streams, for what passes them on by another way than a request: it
 * keeps a place, and reads on from there.
 */
public final class StreamOutlet {

	private static final int SAMPLE = 200;

	private final StreamTopics topics;

	private final StreamFeed feed;

	private final StreamNews news;

	StreamOutlet(StreamTopics topics, StreamFeed feed, StreamNews news) {
		this.topics = topics;
		this.feed = feed;
		this.news = news;
	}

	/** The first place of a stream, which is opened when it is not there yet. */
	public Place beginning(OrganisationId organisation) {
		StreamTopics.Extent stream = opened(organisation);
		return new Place(organisation, stream.incarnation().toString(), stream.first());
	}

	/** Where a stream ends now; it is opened when it is not there yet. */
	public Place newest(OrganisationId organisation) {
		StreamTopics.Extent stream = opened(organisation);
		return new Place(organisation, stream.incarnation().toString(), stream.end());
	}

	private StreamTopics.Extent opened(OrganisationId organisation) {
		return this.topics.extent(organisation).orElseGet(() -> {
			this.topics.open(List.of(organisation));
			return this.topics.extent(organisation)
				.orElseThrow(() -> new FactNotYetKnown("stream", organisation.value()));
		});
	}

	/**
	 * The place of a cursor.
	 * @throws Rejected when the cursor is unknown, another's or expired
	 */
	public Place at(OrganisationId organisation, String cursor) {
		StreamCursor read = this.feed.checked(organisation, cursor);
		return new Place(organisation, read.incarnation().toString(), read.next());
	}

	/** The cursor of a place. */
	public String cursor(Place place) {
		return this.feed.encoded(place.cursor());
	}

	/**
	 * The events that are there from a place on, in order, without waiting.
	 * @param limit how many at most
	 * @throws Rejected when the place is not there any more
	 */
	public Part read(Place from, int limit) {
		StreamReaders.Records records = this.feed.read(from.cursor(), limit);
		return new Part(records.records().stream().map((record) -> event(from, record)).toList(),
				from.to(records.next()));
	}

	/** The event at a place, when there is one exactly there. */
	public Optional<Event> at(Place place) {
		return read(place, 1).events().stream().filter((event) -> event.place().equals(place)).findFirst();
	}

	/**
	 * Waits until the stream goes beyond a place, or the time is up.
	 * @return whether waiting again makes sense; not when the service is stopping
	 */
	public boolean await(Place at, Duration patience) {
		return this.news.awaitInside(at.organisation(), at.next(), patience);
	}

	/** Lets those who wait for a stream look up from it. */
	public void wake(OrganisationId organisation) {
		this.news.written(List.of(organisation));
	}

	/**
	 * How many events there are from a place on: counted up to {@value #SAMPLE}, beyond
	 * that estimated from how close together those are.
	 */
	public long behind(Place place) {
		long end = this.topics.end(place.organisation());
		if (end <= place.next()) {
			return 0;
		}
		StreamReaders.Records sample = this.feed.read(place.cursor(), SAMPLE);
		long seen = sample.next() - place.next();
		return (sample.next() >= end || seen <= 0) ? sample.records().size()
				: Math.round((double) sample.records().size() * (end - place.next()) / seen);
	}

	/**
	 * Where streams end, in one question for all of them. A stream of which Kafka does
	 * not say so is left out.
	 */
	public Map<OrganisationId, Long> ends(Collection<OrganisationId> organisations) {
		Map<OrganisationId, Long> ends = this.topics.ends(organisations);
		ends.values().removeIf((end) -> end == Long.MAX_VALUE);
		return ends;
	}

	private static Event event(Place from, ConsumerRecord<byte[], byte[]> record) {
		ObjectNode content = CloudEventsBatch.event(record);
		return new Event(content.path("id").asString(), content.path("type").asString(),
				content.path("subject").asString(), content, from.to(record.offset()), from.to(record.offset() + 1));
	}

	/**
	 * A place in a stream.
	 *
	 * @param organisation whose stream
	 * @param incarnation which of the topics that have had its name
	 * @param next the offset to go on from
	 */
	public record Place(OrganisationId organisation, String incarnation, long next) {

		private StreamCursor cursor() {
			return new StreamCursor(this.organisation, Uuid.fromString(this.incarnation), this.next);
		}

		private Place to(long offset) {
			return new Place(this.organisation, this.incarnation, offset);
		}

	}

	/**
	 * A part of a stream.
	 *
	 * @param events in the stream's order
	 * @param next where to go on
	 */
	public record Part(List<Event> events, Place next) {
	}

	/**
	 * An event of a stream.
	 *
	 * @param id the same on every repeat
	 * @param type its CloudEvents type
	 * @param subject the id of what it is about
	 * @param content the CloudEvent in structured JSON
	 * @param place where it is
	 * @param after the place after it
	 */
	public record Event(String id, String type, String subject, ObjectNode content, Place place, Place after) {
	}

}
