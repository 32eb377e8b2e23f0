package no.samdrift.notification.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import no.samdrift.events.Id;
import no.samdrift.events.PersonId;
import no.samdrift.journal.Page;

/**
 * What each person has been told, and what the person has marked as read.
 * <p>
 * Collection {@code notifications}: one document per person and event. Collection
 * {@code told-events}: the events that are told to everybody they concern, so that
 * reading them again tells nobody else either, whatever the facts are by then.
 */
final class Inbox {

	private final MongoCollection<Document> notifications;

	private final MongoCollection<Document> told;

	private final Clock clock;

	/** Tells this instance's arrivals from others'. */
	private final String writer = Id.next();

	/** Makes the order of arrival the order in which a reader can see them. */
	private final ReentrantLock arriving = new ReentrantLock();

	private Instant lastArrival = Instant.EPOCH;

	Inbox(MongoDatabase database, Clock clock) {
		this.notifications = database.getCollection("notifications");
		this.told = database.getCollection("told-events");
		this.clock = clock;
	}

	void ensureIndexes() {
		this.notifications.createIndex(Indexes.compoundIndex(Indexes.ascending("person"), Indexes.descending("time"),
				Indexes.descending("_id")));
		this.notifications.createIndex(Indexes.ascending("person", "arrivedAt"));
		this.notifications.createIndex(Indexes.ascending("person", "unread"));
		this.notifications.createIndex(Indexes.ascending("arrivedAt"));
		this.notifications.createIndex(Indexes.ascending("readBatch"), new IndexOptions().sparse(true));
	}

	/** Whether the event is told to everybody already. */
	boolean isTold(String eventId) {
		return this.told.find(Filters.eq("_id", eventId)).first() != null;
	}

	/**
	 * Tells an event. What a person has got already stays as it is, read mark included.
	 * @param notifications makes the notifications, given the time and the writer
	 * @return those that are new
	 */
	List<Notification> tell(String eventId, Function<Arrival, List<Notification>> notifications) {
		List<Notification> fresh;
		this.arriving.lock();
		try {
			fresh = insert(notifications.apply(new Arrival(nextArrival(), this.writer)));
		}
		finally {
			this.arriving.unlock();
		}
		try {
			this.told.insertOne(new Document("_id", eventId).append("at", Date.from(this.clock.instant())));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
		return fresh;
	}

	private Instant nextArrival() {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.lastArrival = now.isAfter(this.lastArrival) ? now : this.lastArrival.plusMillis(1);
		return this.lastArrival;
	}

	private List<Notification> insert(List<Notification> all) {
		if (all.isEmpty()) {
			return all;
		}
		Set<Integer> duplicates = new HashSet<>();
		try {
			this.notifications.insertMany(all.stream().map(Notification::toDocument).toList(),
					new InsertManyOptions().ordered(false));
		}
		catch (MongoBulkWriteException ex) {
			for (BulkWriteError error : ex.getWriteErrors()) {
				if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
				duplicates.add(error.getIndex());
			}
		}
		List<Notification> fresh = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			if (!duplicates.contains(i)) {
				fresh.add(all.get(i));
			}
		}
		return fresh;
	}

	/**
	 * A person's notifications, newest event first.
	 * @param unread only those that are unread
	 * @param after where the page before ended
	 */
	Page<Notification> of(PersonId person, boolean unread, @Nullable InboxCursor after, int limit) {
		List<Bson> filters = new ArrayList<>();
		filters.add(Filters.eq("person", person.value()));
		if (unread) {
			filters.add(Filters.eq("unread", true));
		}
		if (after != null) {
			Date time = Date.from(after.time());
			filters.add(Filters.or(Filters.lt("time", time), Filters.and(Filters.eq("time", time),
					Filters.lt("_id", Notification.id(after.eventId(), person)))));
		}
		List<Notification> found = new ArrayList<>();
		for (Document document : this.notifications.find(Filters.and(filters))
			.sort(Sorts.descending("time", "_id"))
			.limit(limit + 1)) {
			found.add(Notification.of(document));
		}
		if (found.size() <= limit) {
			return new Page<>(found, null);
		}
		Notification last = found.get(limit - 1);
		return new Page<>(found.subList(0, limit), new InboxCursor(last.time(), last.eventId()).encoded());
	}

	long unread(PersonId person) {
		return this.notifications
			.countDocuments(Filters.and(Filters.eq("person", person.value()), Filters.eq("unread", true)));
	}

	Optional<Notification> find(PersonId person, String eventId) {
		return Optional.ofNullable(this.notifications.find(Filters.eq("_id", Notification.id(eventId, person))).first())
			.map(Notification::of);
	}

	/** What came to a person at or after an instant, in the order of arrival. */
	List<Notification> arrived(PersonId person, Instant since) {
		List<Notification> found = new ArrayList<>();
		for (Document document : this.notifications
			.find(Filters.and(Filters.eq("person", person.value()), Filters.gte("arrivedAt", Date.from(since))))
			.sort(Sorts.ascending("arrivedAt", "_id"))) {
			found.add(Notification.of(document));
		}
		return found;
	}

	/** Those of {@code people} to whom something came at or after an instant. */
	Set<PersonId> reached(Collection<PersonId> people, Instant since) {
		Set<PersonId> reached = new HashSet<>();
		for (Document document : this.notifications
			.find(Filters.and(Filters.gte("arrivedAt", Date.from(since)),
					Filters.in("person", people.stream().map(PersonId::value).toList())))
			.projection(new Document("person", 1))) {
			reached.add(new PersonId(document.getString("person")));
		}
		return reached;
	}

	/**
	 * Marks one as read; the first time counts.
	 * @return whether there is such a notification
	 */
	boolean markRead(PersonId person, String eventId) {
		this.notifications.updateOne(
				Filters.and(Filters.eq("_id", Notification.id(eventId, person)), Filters.eq("unread", true)),
				Updates.combine(Updates.set("unread", false), Updates.set("readAt", Date.from(this.clock.instant()))));
		return find(person, eventId).isPresent();
	}

	/**
	 * Takes a read mark back.
	 * @return whether there is such a notification
	 */
	boolean markUnread(PersonId person, String eventId) {
		return this.notifications.updateOne(Filters.eq("_id", Notification.id(eventId, person)), unreadAgain())
			.getMatchedCount() == 1;
	}

	/**
	 * Marks everything that a person has as read, in one batch that can be taken back.
	 */
	ReadBatch markAllRead(PersonId person) {
		String batch = Id.next();
		long marked = this.notifications
			.updateMany(Filters.and(Filters.eq("person", person.value()), Filters.eq("unread", true)),
					Updates.combine(Updates.set("unread", false),
							Updates.set("readAt", Date.from(this.clock.instant())), Updates.set("readBatch", batch)))
			.getModifiedCount();
		return new ReadBatch(batch, marked);
	}

	/** Takes back what {@link #markAllRead} marked, and only that. */
	ReadBatch undoMarkAllRead(PersonId person, String batch) {
		long marked = this.notifications
			.updateMany(Filters.and(Filters.eq("readBatch", batch), Filters.eq("person", person.value())),
					unreadAgain())
			.getModifiedCount();
		return new ReadBatch(batch, marked);
	}

	private static Bson unreadAgain() {
		return Updates.combine(Updates.set("unread", true), Updates.unset("readAt"), Updates.unset("readBatch"));
	}

	/** The instance that this is, in {@link Notification#writer}. */
	String writer() {
		return this.writer;
	}

	/**
	 * An arrival in the inbox.
	 *
	 * @param at when
	 * @param writer the instance that writes
	 */
	record Arrival(Instant at, String writer) {
	}

	/**
	 * What was marked in one go.
	 *
	 * @param batch names the go, to take it back
	 * @param marked how many
	 */
	record ReadBatch(String batch, long marked) {
	}

}
