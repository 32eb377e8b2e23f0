package no.samdrift.notification.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Unknown;

/** The addresses by which people's tools read municipalities' feeds. */
@Component
class FeedAddresses {

	/** An organisation may have this many that work. */
	private static final int MOST = 50;

	private static final int KEY_BYTES = 24;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final MongoCollection<Document> collection;

	private final Clock clock;

	FeedAddresses(MongoDatabaseFactory mongo, Clock clock) {
		this.collection = mongo.getMongoDatabase().getCollection("feed-addresses");
		this.collection.createIndex(Indexes.ascending("digest"), new IndexOptions().unique(true));
		this.collection.createIndex(Indexes.ascending("organisation"));
		this.clock = clock;
	}

	/**
	 * Makes an address.
	 * @throws Rejected when the organisation has as many as it may
	 */
	Key make(OrganisationId organisation, String name, String by) {
		if (this.collection
			.countDocuments(Filters.and(Filters.eq("organisation", organisation.value()), working())) >= MOST) {
			throw Rejected.with(HttpStatus.CONFLICT, "too-many-feed-addresses", Map.of("most", MOST));
		}
		byte[] random = new byte[KEY_BYTES];
		RANDOM.nextBytes(random);
		String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
		Document made = new Document("_id", Id.next()).append("organisation", organisation.value())
			.append("digest", digest(key))
			.append("name", name)
			.append("createdAt", now())
			.append("createdBy", by);
		this.collection.insertOne(made);
		return new Key(address(made), key);
	}

	/** Whether the key opens the organisation's feed now. */
	boolean opens(OrganisationId organisation, String key) {
		return this.collection
			.find(Filters.and(Filters.eq("digest", digest(key)), Filters.eq("organisation", organisation.value()),
					working()))
			.first() != null;
	}

	/**
	 * Ends an address; at once, and for good.
	 * @throws Unknown when the organisation has no such address
	 */
	FeedAddress revoke(OrganisationId organisation, String id, String by) {
		Bson own = Filters.and(Filters.eq("_id", id), Filters.eq("organisation", organisation.value()));
		Document revoked = this.collection.findOneAndUpdate(Filters.and(own, working()),
				Updates.combine(Updates.set("revokedAt", now()), Updates.set("revokedBy", by)),
				new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
		Document found = (revoked != null) ? revoked : this.collection.find(own).first();
		if (found == null) {
			throw new Unknown("feed-address", id);
		}
		return address(found);
	}

	/** An organisation's addresses, the oldest first. */
	List<FeedAddress> all(OrganisationId organisation) {
		List<FeedAddress> all = new ArrayList<>();
		this.collection.find(Filters.eq("organisation", organisation.value()))
			.sort(Sorts.ascending("createdAt"))
			.map(FeedAddresses::address)
			.into(all);
		return all;
	}

	private static Bson working() {
		return Filters.exists("revokedAt", false);
	}

	private Date now() {
		return Date.from(this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
	}

	/** A key is random enough to need no salt. */
	private static String digest(String key) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static FeedAddress address(Document document) {
		return new FeedAddress(document.getString("_id"), new OrganisationId(document.getString("organisation")),
				document.getString("name"), document.getDate("createdAt").toInstant(), document.getString("createdBy"),
				instant(document.getDate("revokedAt")), document.getString("revokedBy"));
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	/**
	 * A new address's key, which is never told again.
	 *
	 * @param address the address
	 * @param key its key
	 */
	record Key(FeedAddress address, String key) {

		@Override
		public String toString() {
			return this.address.id();
		}

	}

}
