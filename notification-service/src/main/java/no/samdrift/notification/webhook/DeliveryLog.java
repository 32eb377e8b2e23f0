package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.journal.Page;
import no.samdrift.notification.stream.StreamOutlet.Place;

/** Every attempt to deliver, for as long as the log is kept. */
final class DeliveryLog {

	private final MongoCollection<Document> collection;

	private final Duration kept;

	DeliveryLog(MongoDatabase database, Duration kept) {
		this.collection = database.getCollection("webhook-deliveries");
		this.kept = kept;
	}

	void ensureIndexes() {
		this.collection
			.createIndex(Indexes.compoundIndex(Indexes.ascending("subscription"), Indexes.descending("_id")));
		this.collection.createIndex(Indexes.ascending("subscription", "event"));
		this.collection.createIndex(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
	}

	/** A new id, later than those before. */
	static String nextId() {
		return Id.next();
	}

	void add(List<Attempt> attempts) {
		if (!attempts.isEmpty()) {
			this.collection.insertMany(attempts.stream().map(this::document).toList());
		}
	}

	/** The newest attempt with an event of the stream. */
	Optional<Attempt> newest(SubscriptionId subscription, String eventId) {
		return Optional
			.ofNullable(
					this.collection
						.find(Filters.and(Filters.eq("subscription", subscription.value()),
								Filters.eq("event", eventId), Filters.exists("next")))
						.sort(Sorts.descending("_id"))
						.first())
			.map(DeliveryLog::read);
	}

	/**
	 * A page of attempts, the newest first.
	 * @param outcome only those; absent for all
	 * @param type a CloudEvents type in full; absent for all
	 * @param before where a page before ended
	 */
	Page<Attempt> page(SubscriptionId subscription, @Nullable AttemptOutcome outcome, @Nullable String type,
			@Nullable String eventId, @Nullable String before, int limit) {
		List<Bson> filters = new ArrayList<>();
		filters.add(Filters.eq("subscription", subscription.value()));
		if (outcome != null) {
			filters.add(Filters.eq("outcome", outcome.name()));
		}
		if (type != null) {
			filters.add(type.contains(".") ? Filters.eq("type", type) : Filters.eq("name", type));
		}
		if (eventId != null) {
			filters.add(Filters.eq("event", eventId));
		}
		if (before != null) {
			filters.add(Filters.lt("_id", before));
		}
		List<Attempt> found = this.collection.find(Filters.and(filters))
			.sort(Sorts.descending("_id"))
			.limit(limit + 1)
			.map(DeliveryLog::read)
			.into(new ArrayList<>());
		return (found.size() <= limit) ? new Page<>(found, null)
				: new Page<>(List.copyOf(found.subList(0, limit)), found.get(limit - 1).id());
	}

	private Document document(Attempt attempt) {
		Document document = new Document("_id", attempt.id()).append("subscription", attempt.subscriptionId().value())
			.append("occasion", attempt.occasion().name())
			.append("event", attempt.eventId())
			.append("type", attempt.type())
			.append("name", name(attempt.type()))
			.append("subject", attempt.subject())
			.append("number", attempt.number())
			.append("at", Date.from(attempt.at()))
			.append("outcome", attempt.outcome().name())
			.append("millis", attempt.took().toMillis())
			.append("answer", attempt.answer())
			.append("expires", Date.from(attempt.at().plus(this.kept)));
		if (attempt.status() != null) {
			document.append("status", attempt.status());
		}
		Place place = attempt.place();
		if (place != null) {
			document.append("organisation", place.organisation().value())
				.append("incarnation", place.incarnation())
				.append("next", place.next());
		}
		return document;
	}

	/** The event's name alone: what stands between the last two dots. */
	private static String name(String type) {
		int version = type.lastIndexOf('.');
		return (version > 0) ? type.substring(type.lastIndexOf('.', version - 1) + 1, version) : type;
	}

	private static Attempt read(Document document) {
		Place place = document.containsKey("next") ? new Place(new OrganisationId(document.getString("organisation")),
				document.getString("incarnation"), ((Number) document.get("next")).longValue()) : null;
		return new Attempt(document.getString("_id"), new SubscriptionId(document.getString("subscription")),
				Attempt.Occasion.valueOf(document.getString("occasion")), document.getString("event"),
				document.getString("type"), document.getString("subject"), place, document.getInteger("number"),
				document.getDate("at").toInstant(), AttemptOutcome.valueOf(document.getString("outcome")),
				document.getInteger("status"), Duration.ofMillis(((Number) document.get("millis")).longValue()),
				document.getString("answer"));
	}

}
