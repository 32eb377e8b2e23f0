package no.samdrift.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import no.samdrift.events.EventFamily;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection {@code journal}: every accepted change of the service, one document
 * each. All hot look-ups are by exact {@code _id} or by the unique idempotency key.
 */
public final class JournalEntries {

	private final MongoCollection<Document> collection;

	public JournalEntries(MongoDatabase database) {
		this.collection = database.getCollection("journal");
	}

	/** Creates the indexes; harmless when they exist. */
	public void ensureIndexes() {
		this.collection.createIndex(Indexes.ascending("idempotency"), new IndexOptions().unique(true));
		this.collection.createIndex(Indexes.ascending("published"),
				new IndexOptions().partialFilterExpression(Filters.eq("published", false)));
	}

	/**
	 * Appends the entry: one insert, all or nothing.
	 * @return whether it was this one that took the version; {@code false} when another
	 * entry has the version or the idempotency key
	 */
	boolean append(JournalEntry entry) {
		try {
			this.collection.insertOne(entry.toDocument());
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	/** The entry of one version of one aggregate. */
	public Optional<JournalEntry> find(String aggregateId, long version) {
		return first(Filters.eq("_id", JournalEntry.id(aggregateId, version)));
	}

	/**
	 * The aggregates that have entries, in the order of their first entries' ids.
	 * @param after the id of the first entry of an aggregate before; empty for the
	 * beginning
	 * @param limit how many at most
	 */
	public List<String> aggregates(String after, int limit) {
		return aggregates(Filters.and(Filters.eq("version", 1L), Filters.gt("_id", after)), limit);
	}

	/** As {@link #aggregates(String, int)}, of one family. */
	List<String> aggregates(EventFamily family, String after, int limit) {
		return aggregates(
				Filters.and(Filters.eq("version", 1L), Filters.eq("family", family.name()), Filters.gt("_id", after)),
				limit);
	}

	private List<String> aggregates(Bson first, int limit) {
		List<String> aggregates = new ArrayList<>();
		this.collection.find(first)
			.sort(Sorts.ascending("_id"))
			.limit(limit)
			.projection(Projections.include("aggregateId"))
			.map((entry) -> entry.getString("aggregateId"))
			.into(aggregates);
		return aggregates;
	}

	/** How many entries there are, roughly. */
	public long count() {
		return this.collection.estimatedDocumentCount();
	}

	/** Those of the entries that there are, by their ids. */
	Set<String> existing(Collection<String> ids) {
		Set<String> existing = new HashSet<>();
		this.collection.find(Filters.in("_id", ids))
			.projection(Projections.include("_id"))
			.map((document) -> document.getString("_id"))
			.into(existing);
		return existing;
	}

	Optional<JournalEntry> findByIdempotency(String idempotency) {
		return first(Filters.eq("idempotency", idempotency));
	}

	Optional<Instant> recordedAt(String aggregateId, long version) {
		return Optional
			.ofNullable(this.collection.find(Filters.eq("_id", JournalEntry.id(aggregateId, version)))
				.projection(Projections.include("recordedAt"))
				.first())
			.map((document) -> document.getDate("recordedAt").toInstant());
	}

	/**
	 * Entries that are not marked as published; at least one when there is one.
	 * @param limit how many at most
	 * @param weight how much they may weigh together
	 */
	public List<JournalEntry> unpublished(int limit, long weight) {
		List<JournalEntry> entries = new ArrayList<>();
		long left = weight;
		// a small batch size, so that no more is read than may be held
		try (MongoCursor<Document> found = this.collection.find(Filters.eq("published", false))
			.limit(limit)
			.batchSize(20)
			.cursor()) {
			while (left > 0 && found.hasNext()) {
				JournalEntry entry = JournalEntry.of(found.next());
				entries.add(entry);
				left -= entry.weight();
			}
		}
		return entries;
	}

	/** Whether nothing was ever accepted. */
	public boolean isEmpty() {
		return this.collection.find().projection(Projections.include("_id")).first() == null;
	}

	/** How many entries are not marked as published. */
	public long countUnpublished() {
		return this.collection.countDocuments(Filters.eq("published", false));
	}

	/** When the oldest entry that is not marked as published was recorded. */
	public Optional<Instant> oldestUnpublished() {
		Instant oldest = null;
		for (Document document : this.collection.find(Filters.eq("published", false))
			.projection(Projections.include("recordedAt"))) {
			Date recordedAt = document.getDate("recordedAt");
			if (oldest == null || recordedAt.toInstant().isBefore(oldest)) {
				oldest = recordedAt.toInstant();
			}
		}
		return Optional.ofNullable(oldest);
	}

	/**
	 * Marks entries as published, one after the other in the given order: a crash in
	 * between leaves a tail of each aggregate unmarked, never an entry in the middle.
	 */
	public void markPublished(Collection<JournalEntry> ascendingPerAggregate) {
		List<UpdateOneModel<Document>> marks = new ArrayList<>();
		for (JournalEntry entry : ascendingPerAggregate) {
			marks.add(new UpdateOneModel<>(Filters.eq("_id", entry.id()), Updates.set("published", true)));
		}
		if (!marks.isEmpty()) {
			this.collection.bulkWrite(marks, new BulkWriteOptions().ordered(true));
		}
	}

	private Optional<JournalEntry> first(Bson filter) {
		return Optional.ofNullable(this.collection.find(filter).first()).map(JournalEntry::of);
	}

}
