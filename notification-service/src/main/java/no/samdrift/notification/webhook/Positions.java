package no.samdrift.notification.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.journal.Recorded;
import no.samdrift.notification.stream.StreamOutlet.Place;
import no.samdrift.notification.subscription.Subscription;

/**
 * How far all webhooks are, and which instance delivers each. A position is changed only
 * by whoever knows its last revision, and getting hold of it is a change too: so a
 * predecessor that wakes up late changes nothing.
 */
final class Positions {

	private final MongoCollection<Document> collection;

	Positions(MongoDatabase database) {
		this.collection = database.getCollection("webhook-positions");
	}

	void ensureIndexes() {
		this.collection.createIndex(Indexes.ascending("_id", "revision"), new IndexOptions().unique(true));
		this.collection.createIndex(Indexes.ascending("state", "until"));
		this.collection.createIndex(Indexes.ascending("holder"));
	}

	Optional<Position> find(SubscriptionId id) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", id.value())).first()).map(Positions::read);
	}

	Map<SubscriptionId, Position> findAll(Collection<SubscriptionId> ids) {
		Map<SubscriptionId, Position> found = new HashMap<>();
		this.collection.find(Filters.in("_id", ids.stream().map(SubscriptionId::value).toList()))
			.map(Positions::read)
			.forEach((position) -> found.put(position.id(), position));
		return found;
	}

	/** Every position of a webhook that has not ended. */
	List<Position> open() {
		return this.collection.find(Filters.ne("state", SubscriptionState.ENDED.name()))
			.map(Positions::read)
			.into(new ArrayList<>());
	}

	/**
	 * Lets the position hear of the subscription as it is now, if it has not.
	 * @return the position as it is afterwards
	 */
	Position hear(Recorded<Subscription> recorded) {
		while (true) {
			Optional<Position> known = find(recorded.state().id());
			if (known.isEmpty()) {
				Position first = Position.first(recorded);
				if (insert(first)) {
					return first;
				}
			}
			else if (known.get().version() >= recorded.version().value()) {
				return known.get();
			}
			else {
				Optional<Position> heard = save(known.get().heard(recorded));
				if (heard.isPresent()) {
					return heard.get();
				}
			}
		}
	}

	/** Lets those positions hear that have not, with one question for all of them. */
	void hearAll(List<Recorded<Subscription>> all) {
		Map<SubscriptionId, Position> known = findAll(all.stream().map((each) -> each.state().id()).toList());
		for (Recorded<Subscription> each : all) {
			Position position = known.get(each.state().id());
			if (position == null || position.version() < each.version().value()) {
				hear(each);
			}
		}
	}

	/**
	 * Writes a position down unless somebody else has changed it since it was read.
	 * @return as it is now; empty when somebody has
	 */
	Optional<Position> save(Position position) {
		Document fields = fields(position);
		List<Bson> updates = new ArrayList<>();
		fields.forEach((name, value) -> updates.add((value != null) ? Updates.set(name, value) : Updates.unset(name)));
		updates.add(Updates.set("revision", position.revision() + 1));
		boolean saved = this.collection.updateOne(known(position), Updates.combine(updates)).getMatchedCount() == 1;
		return saved ? Optional.of(position.revised()) : Optional.empty();
	}

	/** Active ones that nobody delivers just now. */
	List<Position> waiting(Instant now, int limit) {
		return this.collection
			.find(Filters.and(Filters.eq("state", SubscriptionState.ACTIVE.name()),
					Filters.lte("until", Date.from(now))))
			.limit(limit)
			.map(Positions::read)
			.into(new ArrayList<>());
	}

	/**
	 * Gets hold of a position that nobody delivers.
	 * @return as it is now; empty when somebody else was faster
	 */
	Optional<Position> claim(Position waiting, String holder, Instant now, Instant until) {
		boolean claimed = this.collection.updateOne(Filters.and(known(waiting), Filters.lte("until", Date.from(now))),
				Updates.combine(Updates.set("holder", holder), Updates.set("until", Date.from(until)),
						Updates.set("revision", waiting.revision() + 1)))
			.getMatchedCount() == 1;
		return claimed ? Optional.of(waiting.heldBy(holder)) : Optional.empty();
	}

	/** Keeps hold of everything that is held; what is lost already stays lost. */
	void renew(String holder, Instant now, Instant until) {
		this.collection.updateMany(Filters.and(Filters.eq("holder", holder), Filters.gt("until", Date.from(now))),
				Updates.set("until", Date.from(until)));
	}

	/** What an instance holds. */
	Map<SubscriptionId, Held> heldBy(String holder, Instant now) {
		Map<SubscriptionId, Held> held = new HashMap<>();
		this.collection.find(Filters.and(Filters.eq("holder", holder), Filters.gt("until", Date.from(now))))
			.projection(Projections.include("version", "until"))
			.forEach((document) -> held.put(new SubscriptionId(document.getString("_id")),
					new Held(number(document, "version"), document.getDate("until").toInstant())));
		return held;
	}

	/** Lets go of a position, so that any instance can go on at once. */
	void release(SubscriptionId id, String holder) {
		this.collection.updateOne(Filters.and(Filters.eq("_id", id.value()), Filters.eq("holder", holder)),
				Updates.combine(Updates.unset("holder"), Updates.set("until", Date.from(Instant.EPOCH))));
	}

	private boolean insert(Position position) {
		try {
			Document document = new Document("_id", position.id().value()).append("until", Date.from(Instant.EPOCH));
			fields(position).forEach((name, value) -> {
				if (value != null) {
					document.append(name, value);
				}
			});
			this.collection.insertOne(document.append("revision", position.revision()));
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	private static Bson known(Position position) {
		return Filters.and(Filters.eq("_id", position.id().value()), Filters.eq("revision", position.revision()));
	}

	/** Without what only claiming, renewing and releasing change. */
	private static Document fields(Position position) {
		Position.Last last = position.last();
		Position.Trouble trouble = position.trouble();
		return new Document("organisation", position.organisation().value()).append("version", position.version())
			.append("state", position.state().name())
			.append("startNumber", position.startNumber())
			.append("incarnation", position.place().incarnation())
			.append("next", position.place().next())
			.append("lastDeliveredAt", date(position.lastDeliveredAt()))
			.append("last",
					(last != null) ? new Document("at", date(last.at())).append("outcome", last.outcome().name())
						.append("status", last.status()) : null)
			.append("trouble",
					(trouble != null) ? new Document("eventId", trouble.eventId()).append("type", trouble.type())
						.append("failingSince", date(trouble.failingSince()))
						.append("attempts", trouble.attempts())
						.append("nextAttemptAt", date(trouble.nextAttemptAt())) : null);
	}

	private static Position read(Document document) {
		OrganisationId organisation = new OrganisationId(document.getString("organisation"));
		Document last = document.get("last", Document.class);
		Document trouble = document.get("trouble", Document.class);
		return new Position(new SubscriptionId(document.getString("_id")), organisation, number(document, "version"),
				SubscriptionState.valueOf(document.getString("state")), (int) number(document, "startNumber"),
				new Place(organisation, document.getString("incarnation"), number(document, "next")),
				number(document, "revision"), document.getString("holder"),
				instant(document.getDate("lastDeliveredAt")),
				(last != null) ? new Position.Last(last.getDate("at").toInstant(),
						AttemptOutcome.valueOf(last.getString("outcome")), last.getInteger("status")) : null,
				(trouble != null) ? new Position.Trouble(trouble.getString("eventId"), trouble.getString("type"),
						trouble.getDate("failingSince").toInstant(), (int) number(trouble, "attempts"),
						trouble.getDate("nextAttemptAt").toInstant()) : null);
	}

	private static long number(Document document, String field) {
		return ((Number) document.get(field)).longValue();
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	/**
	 * A position that is held.
	 *
	 * @param version the version of the subscription that it has heard of
	 * @param until until when it is held
	 */
	record Held(long version, Instant until) {
	}

}
