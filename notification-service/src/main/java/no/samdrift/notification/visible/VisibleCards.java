package no.samdrift.notification.visible;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import no.samdrift.events.Audience;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;

/**
 * Of each resource the newest card that each organisation may see. One document per
 * resource, however many organisations there are.
 * <p>
 * Cards may be kept in any order and more than once, also by two instances at the same
 * time. The streams' writer keeps them <em>before</em> it commits to the streams, so what
 * is read here after looking at a stream is never older than the stream; it may be newer.
 */
public final class VisibleCards {

	static final String COLLECTION = "visible-cards";

	private static final int ATTEMPTS = 50;

	private final MongoCollection<Document> collection;

	VisibleCards(MongoDatabase database) {
		this.collection = database.getCollection(COLLECTION);
	}

	void ensureIndexes() {
		// on an engine for which only unique indexes are real this makes the compare-and-
		// set fast
		this.collection.createIndex(Indexes.ascending("_id", "revision"), new IndexOptions().unique(true));
		this.collection.createIndex(Indexes.ascending("subject"));
	}

	/** Keeps what was told, unless it is known or hidden by newer cards. */
	public void keep(Collection<ToldCard> cards) {
		Map<Resource, List<ToldCard>> byResource = cards.stream()
			.collect(Collectors.groupingBy(ToldCard::resource, LinkedHashMap::new, Collectors.toList()));
		Map<String, Document> known = new HashMap<>();
		this.collection.find(Filters.in("_id", byResource.keySet().stream().map(VisibleCards::id).toList()))
			.forEach((document) -> known.put(document.getString("_id"), document));
		byResource.forEach((resource, told) -> keep(resource, told, known.get(id(resource))));
	}

	private void keep(Resource resource, List<ToldCard> told, @Nullable Document known) {
		Document current = known;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (keptFrom(resource, told, current)) {
				return;
			}
			current = this.collection.find(Filters.eq("_id", id(resource))).first();
		}
		throw new IllegalStateException(
				"The cards of " + resource.subject() + " were changed by others " + ATTEMPTS + " times in a row");
	}

	/** Whether it was still as it was seen. */
	private boolean keptFrom(Resource resource, List<ToldCard> told, @Nullable Document current) {
		Told before = (current != null) ? told(current) : Told.NOTHING;
		Told after = before.with(told);
		if (after.equals(before)) {
			return true;
		}
		long revision = (current != null) ? current.getLong("revision") : 0;
		Document next = document(resource, after, revision + 1);
		if (current != null) {
			return this.collection
				.replaceOne(Filters.and(Filters.eq("_id", id(resource)), Filters.eq("revision", revision)), next)
				.getMatchedCount() == 1;
		}
		try {
			this.collection.insertOne(next);
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Reads an organisation's cards one by one, ordered by source and subject.
	 * @param subjects which subjects; all when empty
	 */
	public void read(OrganisationId organisation, Set<String> subjects, Consumer<ToldCard> reader) {
		for (Document document : documents(subjects)) {
			told(document).to(organisation).ifPresent(reader);
		}
	}

	/**
	 * As {@link #read}, without attributes and text: enough for digests.
	 */
	public void digests(OrganisationId organisation, Consumer<ToldCard> reader) {
		for (Document document : documents(Set.of())
			.projection(Projections.exclude("cards.json", "cards.attributes"))) {
			told(document).to(organisation).ifPresent(reader);
		}
	}

	private FindIterable<Document> documents(Set<String> subjects) {
		FindIterable<Document> found = subjects.isEmpty() ? this.collection.find()
				: this.collection.find(Filters.in("subject", subjects));
		return found.sort(Sorts.ascending("_id")).batchSize(200);
	}

	/** Forgets everything. */
	void clear() {
		this.collection.deleteMany(Filters.empty());
	}

	long count() {
		return this.collection.estimatedDocumentCount();
	}

	/** No source has a space in it, so the order of ids is that of resources. */
	private static String id(Resource resource) {
		return resource.source() + " " + resource.subject();
	}

	private static Document document(Resource resource, Told told, long revision) {
		List<Document> cards = new ArrayList<>();
		for (ToldCard card : told.newestFirst()) {
			cards.add(new Document("cardType", card.cardType()).append("sequence", card.sequence())
				.append("visibility", card.audience().visibility().name())
				.append("organisations", card.audience().organisations().stream().map(OrganisationId::value).toList())
				.append("place", card.place())
				.append("offset", card.offset())
				.append("attributes", new Document(new TreeMap<>(card.attributes())))
				.append("json", card.json())
				.append("digest", card.digest()));
		}
		return new Document("_id", id(resource)).append("revision", revision)
			.append("source", resource.source())
			.append("subject", resource.subject())
			.append("cards", cards);
	}

	private static Told told(Document document) {
		Resource resource = new Resource(document.getString("source"), document.getString("subject"));
		return new Told(
				document.getList("cards", Document.class).stream().map((card) -> card(resource, card)).toList());
	}

	private static ToldCard card(Resource resource, Document card) {
		Map<String, String> attributes = new LinkedHashMap<>();
		Optional.ofNullable(card.get("attributes", Document.class))
			.ifPresent((kept) -> kept.forEach((name, value) -> attributes.put(name, value.toString())));
		Set<OrganisationId> organisations = card.getList("organisations", String.class)
			.stream()
			.map(OrganisationId::new)
			.collect(Collectors.toSet());
		return new ToldCard(resource, card.getString("cardType"), card.getLong("sequence"),
				new Audience(Visibility.valueOf(card.getString("visibility")), organisations), card.getString("place"),
				card.getLong("offset"), attributes, Optional.ofNullable(card.getString("json")).orElse(""),
				card.getString("digest"));
	}

}
