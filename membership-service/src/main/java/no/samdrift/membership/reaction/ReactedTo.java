package no.samdrift.membership.reaction;

import java.time.Clock;
import java.util.Date;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/**
 * The events whose consequences have been drawn. Old news that comes again, because the
 * journal was published again, must not be judged by how things are by then. A crash
 * between a consequence and its mark lets one event through twice, right away, which each
 * reaction takes without harm.
 */
final class ReactedTo {

	private final MongoCollection<Document> collection;

	private final Clock clock;

	ReactedTo(MongoDatabase database, Clock clock) {
		this.collection = database.getCollection("reacted-to");
		this.clock = clock;
	}

	/** Draws the consequences of an event, unless that is done. */
	void once(String eventId, Runnable reaction) {
		if (this.collection.find(Filters.eq("_id", eventId)).first() != null) {
			return;
		}
		reaction.run();
		try {
			this.collection.insertOne(new Document("_id", eventId).append("at", Date.from(this.clock.instant())));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

}
