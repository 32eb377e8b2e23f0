package no.samdrift.notification.federation;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far the followed programmes are read. A place is written only by whoever knows the
 * one before, so an instance that wakes up late moves nothing back.
 */
final class Places {

	private final MongoCollection<Document> collection;

	Places(MongoDatabase database) {
		this.collection = database.getCollection("federation");
	}

	Optional<Place> find(String followed) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", followed)).first()).map(Places::read);
	}

	/**
	 * Writes a place down.
	 * @param before as it was read; absent when there was none
	 * @return whether it was still so
	 */
	boolean save(String followed, @Nullable Place before, Place after) {
		if (before == null) {
			try {
				this.collection.insertOne(document(followed, after));
				return true;
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
					return false;
				}
				throw ex;
			}
		}
		return this.collection
			.replaceOne(Filters.and(Filters.eq("_id", followed), Filters.eq("cursor", before.cursor()),
					Filters.eq("prefix", before.prefix())), document(followed, after))
			.getMatchedCount() == 1;
	}

	private static Document document(String followed, Place place) {
		return new Document("_id", followed).append("prefix", place.prefix())
			.append("cursor", place.cursor())
			.append("lastAnswerAt", date(place.lastAnswerAt()))
			.append("restartedAt", date(place.restartedAt()))
			.append("restartReason", place.restartReason());
	}

	private static Place read(Document document) {
		return new Place(document.getString("prefix"), document.getString("cursor"),
				instant(document.getDate("lastAnswerAt")), instant(document.getDate("restartedAt")),
				document.getString("restartReason"));
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

}
