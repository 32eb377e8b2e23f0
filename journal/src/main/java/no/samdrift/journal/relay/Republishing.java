package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import no.samdrift.journal.Act;
import no.samdrift.journal.JournalEntries;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Sends the whole journal to Kafka again, for when its topics are gone. Asking for it is
 * one write; the relay does it under its lease, and goes on from where it was when the
 * process dies. A command that is accepted after it was asked for reaches Kafka after
 * everything that its aggregate told before.
 */
public final class Republishing {

	private static final String ID = "journal";

	private final JournalEntries entries;

	/** One document: what was asked for last, and how far it is. */
	private final MongoCollection<Document> rounds;

	/**
	 * The aggregates that were sent again before it was their turn, because a command
	 * waited.
	 */
	private final MongoCollection<Document> ahead;

	private final Clock clock;

	Republishing(JournalEntries entries, MongoDatabase database, Clock clock) {
		this.entries = entries;
		this.rounds = database.getCollection("republishing");
		this.ahead = database.getCollection("republished-ahead");
		this.clock = clock;
	}

	/** How far it is. */
	public Progress progress() {
		return Optional.ofNullable(round()).map(Republishing::progress).orElse(Progress.NEVER);
	}

	/**
	 * Asks for it, in the name of who acts now. The same idempotency key asks once.
	 * @param reason why, for those who look later
	 * @param fromTheBeginning also when it is under way: because the topics were lost
	 * again meanwhile
	 * @throws Refused when it is under way
	 */
	public Progress request(String reason, boolean fromTheBeginning) {
		Act act = Act.current();
		Document before = round();
		if (before != null && act.idempotencyKey() != null && act.idempotencyKey().equals(before.getString("key"))) {
			return progress(before);
		}
		if (before != null && progress(before).state() != State.DONE && !fromTheBeginning) {
			throw Refused.because(Unmet.of("republish-under-way"));
		}
		long number = (before != null) ? before.getLong("round") : 0;
		Document asked = new Document("_id", ID).append("round", number + 1)
			.append("state", State.REQUESTED.name())
			.append("askedAt", Date.from(this.clock.instant()))
			.append("askedBy", act.actor().id())
			.append("reason", reason)
			.append("key", act.idempotencyKey())
			.append("cursor", "")
			.append("entries", this.entries.count())
			.append("sent", 0L);
		if (!put(asked, number)) {
			// somebody else has asked at the same time
			throw Refused.because(Unmet.of("republish-under-way"));
		}
		return progress(asked);
	}

	private boolean put(Document asked, long before) {
		if (before > 0) {
			return this.rounds.replaceOne(Filters.and(Filters.eq("_id", ID), Filters.eq("round", before)), asked)
				.getMatchedCount() == 1;
		}
		try {
			this.rounds.insertOne(asked);
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	/** The round that is asked for or under way, for the relay. */
	Optional<Round> underWay() {
		return Optional.ofNullable(round())
			.filter((document) -> progress(document).state() != State.DONE)
			.map((document) -> new Round(document.getLong("round"), document.getString("cursor")));
	}

	/**
	 * Begins a round or goes on with it.
	 * @return whether it is still the one that is asked for
	 */
	boolean begin(Round round) {
		this.ahead.deleteMany(Filters.lt("round", round.number()));
		return this.rounds.updateOne(at(round), Updates.set("state", State.UNDER_WAY.name())).getMatchedCount() == 1;
	}

	/**
	 * Keeps how far a round is.
	 * @param sent how many entries are sent since
	 * @return whether it was where {@code from} says; otherwise somebody else goes on
	 * with it, or another one is asked for
	 */
	boolean advance(Round from, String cursor, long sent) {
		return this.rounds
			.updateOne(at(from), Updates.combine(Updates.set("cursor", cursor), Updates.inc("sent", sent)))
			.getMatchedCount() == 1;
	}

	/** Ends a round. */
	boolean finish(Round round) {
		boolean finished = this.rounds
			.updateOne(at(round), Updates.combine(Updates.set("state", State.DONE.name()),
					Updates.set("doneAt", Date.from(this.clock.instant()))))
			.getMatchedCount() == 1;
		this.ahead.deleteMany(Filters.lte("round", round.number()));
		return finished;
	}

	/** Remembers that an aggregate was sent again before its turn. */
	void putAhead(Round round, String aggregateId, long sent) {
		try {
			this.ahead.insertOne(new Document("_id", aheadId(round, aggregateId)).append("round", round.number()));
			this.rounds.updateOne(Filters.and(Filters.eq("_id", ID), Filters.eq("round", round.number())),
					Updates.inc("sent", sent));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

	boolean isAhead(Round round, String aggregateId) {
		return this.ahead.find(Filters.eq("_id", aheadId(round, aggregateId))).first() != null;
	}

	private static String aheadId(Round round, String aggregateId) {
		return round.number() + "/" + aggregateId;
	}

	private static Bson at(Round round) {
		return Filters.and(Filters.eq("_id", ID), Filters.eq("round", round.number()),
				Filters.eq("cursor", round.cursor()), Filters.ne("state", State.DONE.name()));
	}

	private @Nullable Document round() {
		return this.rounds.find(Filters.eq("_id", ID)).first();
	}

	private static Progress progress(Document document) {
		State state = State.valueOf(document.getString("state"));
		long left = Math.max(0, document.getLong("entries") - document.getLong("sent"));
		return new Progress(state, (state == State.DONE) ? 0 : left, document.getLong("sent"),
				instant(document, "askedAt"), document.getString("askedBy"), document.getString("reason"),
				instant(document, "doneAt"));
	}

	private static @Nullable Instant instant(Document document, String field) {
		Date date = document.getDate(field);
		return (date != null) ? date.toInstant() : null;
	}

	/** Where it stands. */
	public enum State {

		/** Nobody has asked for it. */
		NEVER,
		/** Asked for; the relay has not begun. */
		REQUESTED,
		/** Entries are sent again. */
		UNDER_WAY,
		/** Everything has been sent again. */
		DONE

	}

	/**
	 * How far it is.
	 *
	 * @param state where it stands
	 * @param left how many entries are still to be sent, roughly: new ones come meanwhile
	 * @param sent how many have been sent
	 * @param askedAt when it was asked for last
	 * @param askedBy by whom
	 * @param reason why
	 * @param doneAt when it was done
	 */
	public record Progress(State state, long left, long sent, @Nullable Instant askedAt, @Nullable String askedBy,
			@Nullable String reason, @Nullable Instant doneAt) {

		static final Progress NEVER = new Progress(State.NEVER, 0, 0, null, null, null, null);

	}

	/**
	 * A round at a place.
	 *
	 * @param number tells it from those before and after
	 * @param cursor the id of the first entry of the last aggregate in the order of the
	 * walk that is sent; empty at the beginning
	 */
	record Round(long number, String cursor) {

		Round at(String cursor) {
			return new Round(this.number, cursor);
		}

	}

}
