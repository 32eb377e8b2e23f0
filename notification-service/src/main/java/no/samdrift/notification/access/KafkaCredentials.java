package no.samdrift.notification.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Unknown;
import no.samdrift.notification.access.KafkaCredential.State;
import no.samdrift.notification.stream.MunicipalTopic;

/**
 * The credentials by which municipalities' systems read Kafka.
 * <p>
 * What is going to be done is written down before it is done at Kafka, so a crash between
 * any two lines leaves nothing at Kafka that nobody knows of: at the next start what was
 * half made is taken away, and what was half taken away is taken away wholly.
 */
final class KafkaCredentials implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(KafkaCredentials.class);

	/**
	 * Longer than making one takes, so that nobody else's work is taken for left over.
	 */
	private static final Duration LEFT_OVER = Duration.ofMinutes(2);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final MongoCollection<Document> collection;

	private final KafkaUsers users;

	private final Clock clock;

	private final int most;

	private final Counter repaired;

	private volatile boolean running;

	KafkaCredentials(MongoDatabase database, KafkaUsers users, Clock clock, int most, MeterRegistry meters) {
		this.collection = database.getCollection("kafka-credentials");
		this.users = users;
		this.clock = clock;
		this.most = most;
		this.repaired = Counter.builder("samdrift.kafka.credentials.repaired")
			.description("Credentials that were found half made or half taken away")
			.register(meters);
		Gauge
			.builder("samdrift.kafka.credentials", this.collection,
					(all) -> all.countDocuments(Filters.eq("state", State.ACTIVE.name())))
			.description("Credentials by which systems read Kafka")
			.register(meters);
	}

	/**
	 * Makes a credential.
	 * @throws Rejected when the organisation has as many as it may, or the broker keeps
	 * no users or rights
	 */
	Secret create(OrganisationId organisation, String purpose, String by) {
		if (all(organisation).stream().filter((each) -> each.state() != State.REVOKED).count() >= this.most) {
			throw Rejected.with(HttpStatus.CONFLICT, "too-many-credentials", Map.of("most", this.most));
		}
		String username = "samdrift-" + organisation.value() + "-" + random(6).toLowerCase(Locale.ROOT);
		this.collection.insertOne(new Document("_id", username).append("organisation", organisation.value())
			.append("purpose", purpose)
			.append("state", State.MAKING.name())
			.append("createdAt", now())
			.append("createdBy", by));
		try {
			this.users.allow(username, MunicipalTopic.of(organisation), groupPrefix(organisation));
			String password = random(24);
			this.users.password(username, password);
			set(username, State.ACTIVE);
			return new Secret(get(organisation, username), password);
		}
		catch (Rejected ex) {
			// nothing is at Kafka
			this.collection.deleteOne(Filters.eq("_id", username));
			throw ex;
		}
	}

	/**
	 * Gives a credential another password. The one before ends at once; who needs both
	 * for a while makes a second credential and revokes the first.
	 * @throws Unknown when there is no such credential
	 */
	Secret rotate(OrganisationId organisation, String username) {
		KafkaCredential credential = get(organisation, username);
		if (credential.state() != State.ACTIVE) {
			throw new Unknown("kafka-credential", username);
		}
		String password = random(24);
		this.users.password(username, password);
		this.collection.updateOne(Filters.eq("_id", username), Updates.set("rotatedAt", now()));
		return new Secret(get(organisation, username), password);
	}

	/**
	 * Takes a credential away: its password and its rights.
	 * @throws Unknown when there is no such credential
	 */
	KafkaCredential revoke(OrganisationId organisation, String username, String by) {
		if (get(organisation, username).state() != State.REVOKED) {
			this.collection.updateOne(Filters.eq("_id", username),
					Updates.combine(Updates.set("state", State.REVOKING.name()), Updates.set("revokedBy", by)));
			takeAway(username);
		}
		return get(organisation, username);
	}

	private void takeAway(String username) {
		this.users.remove(username);
		// who is still connected reads nothing more
		this.users.forbid(username);
		this.collection.updateOne(Filters.eq("_id", username),
				Updates.combine(Updates.set("state", State.REVOKED.name()), Updates.set("revokedAt", now())));
	}

	/** An organisation's credentials, the oldest first. */
	List<KafkaCredential> all(OrganisationId organisation) {
		List<KafkaCredential> all = new ArrayList<>();
		this.collection.find(Filters.eq("organisation", organisation.value()))
			.sort(Sorts.ascending("createdAt"))
			.map(KafkaCredentials::credential)
			.into(all);
		return all;
	}

	private KafkaCredential get(OrganisationId organisation, String username) {
		Document found = this.collection.find(Filters.eq("_id", username)).first();
		if (found == null || !organisation.value().equals(found.getString("organisation"))) {
			throw new Unknown("kafka-credential", username);
		}
		return credential(found);
	}

	/** The consumer groups in which an organisation's systems read begin so. */
	static String groupPrefix(OrganisationId organisation) {
		return organisation.value() + ".";
	}

	private void set(String username, State state) {
		this.collection.updateOne(Filters.eq("_id", username), Updates.set("state", state.name()));
	}

	private Date now() {
		return Date.from(this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
	}

	/** So many random bytes, in letters and digits that need no quoting. */
	private static String random(int bytes) {
		byte[] random = new byte[bytes];
		RANDOM.nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random).replace('_', 'x').replace('-', 'y');
	}

	private static KafkaCredential credential(Document document) {
		return new KafkaCredential(document.getString("_id"), new OrganisationId(document.getString("organisation")),
				document.getString("purpose"), State.valueOf(document.getString("state")),
				document.getDate("createdAt").toInstant(), document.getString("createdBy"),
				instant(document.getDate("rotatedAt")), instant(document.getDate("revokedAt")),
				document.getString("revokedBy"));
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	@Override
	public void start() {
		this.running = true;
		this.collection.createIndex(Indexes.ascending("organisation"));
		Thread.ofVirtual().name("kafka-credentials").start(this::repair);
	}

	/** Takes away what a crash has left. */
	void repair() {
		Date old = Date.from(this.clock.instant().minus(LEFT_OVER));
		try {
			for (Document left : this.collection.find(Filters.or(Filters.eq("state", State.REVOKING.name()),
					Filters.and(Filters.eq("state", State.MAKING.name()), Filters.lt("createdAt", old))))) {
				takeAway(left.getString("_id"));
				this.repaired.increment();
				logger.info("The credential {} was left {} and is taken away", left.getString("_id"),
						left.getString("state"));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("What is left of credentials cannot be taken away just now: {}", ex.toString());
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

	/**
	 * A credential and its password, which is never told again.
	 *
	 * @param credential the credential
	 * @param password its password
	 */
	record Secret(KafkaCredential credential, String password) {

		@Override
		public String toString() {
			return this.credential.username();
		}

	}

}
