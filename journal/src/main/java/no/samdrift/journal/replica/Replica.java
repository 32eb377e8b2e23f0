package no.samdrift.journal.replica;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Card;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.journal.readmodel.RebuildableReadModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Another service's cards of one family, as far as they have arrived. Needs no logic per
 * event type: the card with the highest sequence wins, whatever order or how often they
 * come.
 *
 * @param <C> the card
 */
public final class Replica<C extends Card> implements RebuildableReadModel {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private final EventFamily family;

	private final Class<C> type;

	private static final int PAGE = 200;

	private final MongoCollection<Document> collection;

	/** How to reach Kafka. */
	private final Map<String, Object> clientSettings;

	private final Counter kept;

	private final Counter skipped;

	Replica(EventFamily family, Class<C> type, MongoCollection<Document> collection, Map<String, Object> clientSettings,
			MeterRegistry meters) {
		this.family = family;
		this.type = type;
		this.collection = collection;
		this.clientSettings = clientSettings;
		this.kept = Counter.builder("samdrift.replica.kept")
			.description("Cards that were newer than what was here")
			.tag("family", family.key())
			.register(meters);
		this.skipped = Counter.builder("samdrift.replica.skipped")
			.description("Cards that were not newer than what was here")
			.tag("family", family.key())
			.register(meters);
	}

	void ensureIndexes(List<String> filteredFields) {
		this.collection.createIndex(Indexes.ascending("_id", "sequence"), new IndexOptions().unique(true));
		filteredFields.forEach((field) -> this.collection.createIndex(Indexes.ascending("card." + field)));
	}

	/** The card with this id, if it has arrived. */
	public Optional<C> find(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", id)).first()).map(this::card);
	}

	/**
	 * The card with this id.
	 * @throws FactNotYetKnown when it has not arrived
	 */
	public C require(String id) {
		return find(id).orElseThrow(() -> new FactNotYetKnown(this.family.key(), id));
	}

	/**
	 * Cards that match.
	 * @param filter on {@code card.…}
	 * @param limit how many at most
	 */
	public List<C> find(Bson filter, int limit) {
		List<C> cards = new ArrayList<>();
		for (Document document : this.collection.find(filter).limit(limit)) {
			cards.add(card(document));
		}
		return cards;
	}

	/** The function that reads the family's cards topic. */
	public Consumer<Message<byte[]>> consumer() {
		return (message) -> {
			if (((Message<?>) message).getPayload() instanceof byte[] payload && payload.length > 0) {
				Envelope envelope = EventConsumers.envelope(message);
				keep(envelope.subject(), envelope.sequence(), EventJson.mapper().readValue(payload, this.type));
			}
			else {
				forget(key(message));
			}
		};
	}

	/** Keeps the card if it is newer than what is here. */
	public void keep(String id, long sequence, C card) {
		Document document = document(id, sequence, card);
		while (true) {
			Document before = this.collection.find(Filters.eq("_id", id)).first();
			if (before == null ? insert(document) : replace(before, document)) {
				return;
			}
		}
	}

	private static Document document(String id, long sequence, Card card) {
		return new Document("_id", id).append("sequence", sequence)
			.append("card", new Document(EventJson.mapper().convertValue(card, FIELDS)));
	}

	private boolean insert(Document document) {
		try {
			this.collection.insertOne(document);
			this.kept.increment();
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	private boolean replace(Document before, Document document) {
		long sequence = before.get("sequence", Number.class).longValue();
		if (sequence >= document.getLong("sequence")) {
			this.skipped.increment();
			return true;
		}
		boolean replaced = this.collection
			.replaceOne(Filters.and(Filters.eq("_id", document.getString("_id")), Filters.eq("sequence", sequence)),
					document)
			.getMatchedCount() == 1;
		if (replaced) {
			this.kept.increment();
		}
		return replaced;
	}

	/** Forgets an erased card. */
	public void forget(String id) {
		this.collection.deleteOne(Filters.eq("_id", id));
	}

	@Override
	public String name() {
		return "replica-" + this.family.key();
	}

	@Override
	public Source source() {
		return Source.CARDS;
	}

	/**
	 * Makes the replica what the topic of cards says, in place: nothing that is right is
	 * away for a moment, and whatever the consumer brings meanwhile stays.
	 * @throws IllegalStateException when the topic has no cards although there are some
	 * here: it was lost, and is not evidence that they are wrong
	 */
	@Override
	public void rebuild(Filling filling) {
		try (ToldCards<C> told = new ToldCards<>(this.clientSettings, this.family.cardsTopic(), this.type)) {
			told.readToEnd(filling);
			Set<String> here = new HashSet<>();
			List<Document> page = page("");
			if (told.all().isEmpty() && !page.isEmpty()) {
				throw new IllegalStateException("The topic " + this.family.cardsTopic()
						+ " has no cards. Let the service that owns them republish its journal first");
			}
			while (!page.isEmpty()) {
				// whatever is here came through the topic: what is not told up to
				// this end was never told
				told.readToEnd(filling);
				for (Document copy : page) {
					here.add(copy.getString("_id"));
					mend(copy, told.find(copy.getString("_id")).orElse(null));
				}
				page = page(page.getLast().getString("_id"));
			}
			told.all().forEach((id, card) -> {
				if (!here.contains(id)) {
					keep(id, card.sequence(), card.card());
				}
			});
		}
	}

	private List<Document> page(String after) {
		return this.collection.find(Filters.gt("_id", after))
			.sort(Sorts.ascending("_id"))
			.limit(PAGE)
			.into(new ArrayList<>());
	}

	/** Leaves alone what the consumer has replaced meanwhile. */
	private void mend(Document copy, ToldCards.@Nullable Told<C> told) {
		Bson seen = Filters.and(Filters.eq("_id", copy.getString("_id")), Filters.eq("sequence", copy.get("sequence")));
		if (told == null) {
			this.collection.deleteOne(seen);
			return;
		}
		Document right = document(copy.getString("_id"), told.sequence(), told.card());
		if (!EventJson.mapper().valueToTree(right).equals(EventJson.mapper().valueToTree(copy))) {
			this.collection.replaceOne(seen, right);
		}
	}

	private C card(Document document) {
		return EventJson.mapper().convertValue(document.get("card", Document.class), this.type);
	}

	private static String key(Message<byte[]> message) {
		Object key = message.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
		return (key instanceof byte[] bytes) ? new String(bytes, UTF_8) : String.valueOf(key);
	}

}
