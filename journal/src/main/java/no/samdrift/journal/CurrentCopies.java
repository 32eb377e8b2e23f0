package no.samdrift.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import com.mongodb.client.model.Sorts;
import no.samdrift.events.EventJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How each aggregate is now, for look-ups and lists. A copy is replaced only from the
 * version before, and can always be rolled forward from the journal, so it may lag but
 * never lies.
 *
 * @param <S> the aggregate
 */
final class CurrentCopies<S> {

	private final MongoCollection<Document> collection;

	private final AggregateType<S> type;

	CurrentCopies(MongoDatabase database, AggregateType<S> type) {
		this.collection = database.getCollection(type.collection());
		this.type = type;
	}

	void ensureIndexes() {
		this.collection.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
		this.collection.createIndex(Indexes.ascending("terms"));
		for (String field : this.type.filteredFields()) {
			this.collection.createIndex(Indexes.ascending("state." + field));
		}
		for (Order<S> order : this.type.orders()) {
			this.collection.createIndex(Indexes.descending("state." + order.field(), "_id"));
		}
	}

	Optional<Recorded<S>> find(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", id)).first()).map(this::recorded);
	}

	List<Recorded<S>> find(Collection<String> ids) {
		List<Recorded<S>> found = new ArrayList<>();
		this.collection.find(Filters.in("_id", ids)).map(this::recorded).into(found);
		return found;
	}

	/** The versions of those of the copies that there are, by their ids. */
	Map<String, Long> versions(Collection<String> ids) {
		Map<String, Long> versions = new HashMap<>();
		for (Document copy : this.collection.find(Filters.in("_id", ids)).projection(Projections.include("version"))) {
			versions.put(copy.getString("_id"), JournalEntry.number(copy, "version"));
		}
		return versions;
	}

	/**
	 * Brings the copy from the version before the entry to the entry.
	 * @return whether this call did it; {@code false} when the copy is at another version
	 */
	boolean advance(JournalEntry entry) {
		Document copy = document(entry);
		if (entry.version() > 1) {
			return this.collection
				.replaceOne(
						Filters.and(Filters.eq("_id", entry.aggregateId()), Filters.eq("version", entry.version() - 1)),
						copy)
				.getMatchedCount() == 1;
		}
		return insert(copy);
	}

	private boolean insert(Document copy) {
		try {
			this.collection.insertOne(copy);
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	long count() {
		return this.collection.estimatedDocumentCount();
	}

	/** The ids of copies, in order. */
	List<String> ids(String after, int limit) {
		List<String> ids = new ArrayList<>();
		this.collection.find(Filters.gt("_id", after))
			.sort(Sorts.ascending("_id"))
			.limit(limit)
			.projection(Projections.include("_id"))
			.map((copy) -> copy.getString("_id"))
			.into(ids);
		return ids;
	}

	/** The copy as it is stored, right or wrong. */
	Optional<Document> raw(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", id)).first());
	}

	/** The version of a stored copy; 1 when it does not say. */
	static long version(Document copy) {
		return (copy.get("version") instanceof Number version) ? version.longValue() : 1;
	}

	/**
	 * Puts what the entry says in the place of a copy.
	 * @param before the copy as it was seen
	 * @return whether it was still as it was seen
	 */
	boolean put(String id, Optional<Document> before, Optional<JournalEntry> entry) {
		Optional<Document> after = entry.map(this::document);
		if (after.equals(before)) {
			return true;
		}
		if (before.isEmpty()) {
			return insert(after.orElseThrow());
		}
		Bson seen = Filters.and(Filters.eq("_id", id), Filters.eq("version", before.get().get("version")));
		return after.map((copy) -> this.collection.replaceOne(seen, copy).getMatchedCount())
			.orElseGet(() -> this.collection.deleteOne(seen).getDeletedCount()) == 1;
	}

	List<Recorded<S>> list(@Nullable Bson filter, @Nullable String after, int limit) {
		List<Bson> all = new ArrayList<>();
		if (filter != null) {
			all.add(filter);
		}
		if (after != null) {
			all.add(Filters.gt("_id", after));
		}
		List<Recorded<S>> found = new ArrayList<>();
		for (Document document : this.collection.find(all.isEmpty() ? Filters.empty() : Filters.and(all))
			.sort(Sorts.ascending("_id"))
			.limit(limit)) {
			found.add(recorded(document));
		}
		return found;
	}

	/**
	 * Copies in an order.
	 * @param lastValue the value and
	 * @param lastId the id of the one after which to go on; both absent for the beginning
	 */
	List<Recorded<S>> list(Order<S> order, @Nullable Bson filter, @Nullable String lastValue, @Nullable String lastId,
			int limit) {
		String field = "state." + order.field();
		List<Bson> all = new ArrayList<>();
		if (filter != null) {
			all.add(filter);
		}
		if (lastValue != null && lastId != null) {
			all.add(Filters.or(after(order, field, lastValue),
					Filters.and(Filters.eq(field, lastValue), after(order, "_id", lastId))));
		}
		List<Recorded<S>> found = new ArrayList<>();
		this.collection.find(all.isEmpty() ? Filters.empty() : Filters.and(all))
			.sort(order.upwards() ? Sorts.ascending(field, "_id") : Sorts.descending(field, "_id"))
			.limit(limit)
			.map(this::recorded)
			.into(found);
		return found;
	}

	private static <S> Bson after(Order<S> order, String field, String last) {
		return order.upwards() ? Filters.gt(field, last) : Filters.lt(field, last);
	}

	/** How many match, for each combination of values that the fields have. */
	Map<Map<String, Object>, Long> count(@Nullable Bson filter, List<String> fields) {
		Document combination = new Document();
		for (int i = 0; i < fields.size(); i++) {
			// a field's own name may have dots in it, a group's may not
			combination.append("f" + i, "$state." + fields.get(i));
		}
		Map<Map<String, Object>, Long> counts = new LinkedHashMap<>();
		Bson matching = new Document("$match", (filter != null) ? filter : Filters.empty());
		Bson counted = new Document("$group",
				new Document("_id", combination).append("count", new Document("$sum", 1)));
		for (Document group : this.collection.aggregate(List.of(matching, counted))) {
			Document found = group.get("_id", Document.class);
			Map<String, Object> values = new LinkedHashMap<>();
			for (int i = 0; i < fields.size(); i++) {
				Object value = found.get("f" + i);
				if (value != null) {
					values.put(fields.get(i), value);
				}
			}
			counts.merge(values, JournalEntry.number(group, "count"), Long::sum);
		}
		return counts;
	}

	Recorded<S> recorded(JournalEntry entry) {
		return new Recorded<>(entry.aggregateId(), new Version(entry.version()), entry.lastSequence(),
				entry.recordedAt(), state(entry.state()));
	}

	private Recorded<S> recorded(Document document) {
		return new Recorded<>(document.getString("_id"), new Version(JournalEntry.number(document, "version")),
				JournalEntry.number(document, "sequence"), document.getDate("recordedAt").toInstant(),
				state(document.get("state", Document.class)));
	}

	private S state(Object fields) {
		return EventJson.mapper().convertValue(fields, this.type.stateType());
	}

	private Document document(JournalEntry entry) {
		return new Document("_id", entry.aggregateId()).append("version", entry.version())
			.append("sequence", entry.lastSequence())
			.append("recordedAt", Date.from(entry.recordedAt()))
			.append("terms", SearchTerms.of(this.type.searchWords(state(entry.state()))))
			.append("state", new Document(entry.state()));
	}

}
