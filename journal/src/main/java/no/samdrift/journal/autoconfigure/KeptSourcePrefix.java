package no.samdrift.journal.autoconfigure;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.JournalEntries;
import no.samdrift.journal.topics.WrongSetting;
import org.bson.Document;

import org.springframework.context.SmartLifecycle;

/**
 * Remembers the source prefix of the first start and refuses another one: readers know a
 * subject by its source, and under another prefix everything would be there twice.
 */
final class KeptSourcePrefix implements SmartLifecycle {

	private static final String ID = "source-prefix";

	private final SourcePrefix prefix;

	private final JournalEntries entries;

	private final MongoCollection<Document> settings;

	private volatile boolean running;

	KeptSourcePrefix(SourcePrefix prefix, JournalEntries entries, MongoDatabase database) {
		this.prefix = prefix;
		this.entries = entries;
		this.settings = database.getCollection("settings");
	}

	@Override
	public void start() {
		String kept = kept();
		if (!kept.equals(this.prefix.value())) {
			throw new WrongSetting(
					"samdrift.events.source-prefix is '" + this.prefix + "', but this service has told events under '"
							+ kept + "'.",
					"Set it to '" + kept + "' again: it is chosen once, before the first event.");
		}
		this.running = true;
	}

	private String kept() {
		Document known = this.settings.find(Filters.eq("_id", ID)).first();
		if (known != null) {
			return known.getString("value");
		}
		// a service that has told of something before there were prefixes had none
		String first = this.entries.isEmpty() ? this.prefix.value() : "";
		try {
			this.settings.insertOne(new Document("_id", ID).append("value", first));
			return first;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return kept();
			}
			throw ex;
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the relay publishes anything. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE + 100;
	}

}
