package no.samdrift.notification.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

import no.samdrift.events.Id;

/**
 * What must be told to nobody: receivers' addresses and the secrets that sign. Each has a
 * key of its own, which is all that the journal knows; nothing kept here ever changes.
 */
final class Secrets {

	private final MongoCollection<Document> collection;

	Secrets(MongoDatabase database) {
		this.collection = database.getCollection("webhook-secrets");
	}

	/** Keeps a value and gives its key. */
	String keep(String value) {
		String key = Id.next();
		this.collection.insertOne(new Document("_id", key).append("value", value));
		return key;
	}

	/** The value of a key, unless it was forgotten. */
	Optional<String> find(String key) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", key)).first())
			.map((kept) -> kept.getString("value"));
	}

	/**
	 * The values of keys, in their order.
	 * @throws IllegalStateException when one was forgotten
	 */
	List<String> of(List<String> keys) {
		return keys.stream()
			.map((key) -> find(key).orElseThrow(() -> new IllegalStateException("A webhook's secret is gone")))
			.toList();
	}

	/** Forgets what is no longer used. */
	void forget(Collection<String> keys) {
		keys.forEach((key) -> this.collection.deleteOne(Filters.eq("_id", key)));
	}

}
