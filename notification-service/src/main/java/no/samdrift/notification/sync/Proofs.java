package no.samdrift.notification.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import no.samdrift.events.OrganisationId;

/** The last proof of each system. */
@Component
class Proofs {

	/** No municipality has more systems than fit on a page. */
	private static final int MOST = 200;

	private final MongoCollection<Document> collection;

	private final Clock clock;

	Proofs(MongoDatabaseFactory mongo, Clock clock) {
		this.collection = mongo.getMongoDatabase().getCollection("sync-proofs");
		this.collection.createIndex(Indexes.ascending("organisation"));
		this.clock = clock;
	}

	void keep(OrganisationId organisation, String system, ProofResult result) {
		String id = id(organisation, system);
		List<Document> kinds = new ArrayList<>();
		for (ProofResult.Kind kind : result.kinds()) {
			kinds.add(new Document("cardType", kind.cardType()).append("state", kind.state().name())
				.append("count", kind.count())
				.append("underWay", kind.underWay())
				.append("missing", kind.missing().size())
				.append("stale", kind.stale().size())
				.append("unexpected", kind.unexpected().size()));
		}
		this.collection.replaceOne(Filters.eq("_id", id),
				new Document("_id", id).append("organisation", organisation.value())
					.append("system", system)
					.append("at", Date.from(this.clock.instant().truncatedTo(ChronoUnit.MILLIS)))
					.append("state", result.state().name())
					.append("kinds", kinds),
				new ReplaceOptions().upsert(true));
	}

	Optional<View> of(OrganisationId organisation, String system) {
		return Optional.ofNullable(this.collection.find(Filters.eq("_id", id(organisation, system))).first())
			.map(Proofs::view);
	}

	/** The last proof of each of a municipality's systems. */
	List<View> of(OrganisationId organisation) {
		List<View> views = new ArrayList<>();
		this.collection.find(Filters.eq("organisation", organisation.value()))
			.sort(Sorts.ascending("_id"))
			.limit(MOST)
			.map(Proofs::view)
			.into(views);
		return views;
	}

	private static String id(OrganisationId organisation, String system) {
		return organisation.value() + "/" + system;
	}

	private static View view(Document document) {
		return new View(document.getString("system"), document.getDate("at").toInstant(),
				ProofResult.State.valueOf(document.getString("state")),
				document.getList("kinds", Document.class)
					.stream()
					.map((kind) -> new View.Kind(kind.getString("cardType"),
							ProofResult.State.valueOf(kind.getString("state")), kind.getInteger("count"),
							kind.getInteger("underWay"), kind.getInteger("missing"), kind.getInteger("stale"),
							kind.getInteger("unexpected")))
					.toList());
	}

	/**
	 * A system's last proof.
	 *
	 * @param system its client id
	 * @param at when it was offered
	 * @param state how it came out
	 * @param kinds each kind that was offered
	 */
	record View(String system, Instant at, ProofResult.State state, List<Kind> kinds) {

		/**
		 * One kind, in numbers.
		 *
		 * @param cardType the CloudEvents type of the cards
		 * @param state how it came out
		 * @param count how many the system should have
		 * @param underWay how many had newer events that it had not read
		 * @param missing how many it lacked
		 * @param stale how many it had otherwise
		 * @param unexpected how many it should not have had
		 */
		record Kind(String cardType, ProofResult.State state, int count, int underWay, int missing, int stale,
				int unexpected) {
		}

	}

}
