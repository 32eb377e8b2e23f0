package no.samdrift.journal.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Lets one instance at a time do something. It only keeps two from working against each
 * other: correctness rests on Kafka's fencing, so clocks may differ. For one thread.
 */
public final class Lease {

	private final MongoCollection<Document> collection;

	private final String name;

	private final String holder;

	private final Duration duration;

	private final Clock clock;

	private final AtomicBoolean held = new AtomicBoolean();

	/** By the clock that never goes back ({@link System#nanoTime}). */
	private volatile long renewAt;

	/**
	 * A lease that is not held yet.
	 * @param name what it is for, the same on every instance
	 * @param holder this instance
	 * @param duration how long an instance that has died keeps the others waiting
	 */
	public Lease(MongoDatabase database, String name, String holder, Duration duration, Clock clock) {
		this.collection = database.getCollection("leases");
		this.name = name;
		this.holder = holder;
		this.duration = duration;
		this.clock = clock;
	}

	/** Whether this instance holds the lease now; renews it or tries to get it. */
	public Hold hold() {
		Instant now = this.clock.instant();
		if (this.held.get() && System.nanoTime() - this.renewAt < 0) {
			return Hold.KEPT;
		}
		if (this.held.get() && renew(now)) {
			return Hold.KEPT;
		}
		this.held.set(acquire(now));
		return this.held.get() ? Hold.GAINED : Hold.NONE;
	}

	/** Whether this instance held it when it last asked. */
	public boolean isHeld() {
		return this.held.get();
	}

	/** Gives the lease back, so that another instance goes on at once. */
	public void release() {
		if (this.held.getAndSet(false)) {
			this.collection.updateOne(Filters.and(Filters.eq("_id", this.name), Filters.eq("holder", this.holder)),
					Updates.set("until", Date.from(Instant.EPOCH)));
		}
	}

	private boolean renew(Instant now) {
		boolean renewed = this.collection
			.updateOne(Filters.and(Filters.eq("_id", this.name), Filters.eq("holder", this.holder),
					Filters.gt("until", Date.from(now))), until(now))
			.getMatchedCount() == 1;
		if (renewed) {
			this.renewAt = System.nanoTime() + this.duration.toNanos() / 3;
		}
		return renewed;
	}

	private boolean acquire(Instant now) {
		boolean acquired = this.collection
			.updateOne(Filters.and(Filters.eq("_id", this.name), Filters.lte("until", Date.from(now))),
					Updates.combine(until(now), Updates.set("holder", this.holder)))
			.getMatchedCount() == 1 || first(now);
		if (acquired) {
			this.renewAt = System.nanoTime() + this.duration.toNanos() / 3;
		}
		return acquired;
	}

	private boolean first(Instant now) {
		try {
			this.collection.insertOne(new Document("_id", this.name).append("holder", this.holder)
				.append("until", Date.from(now.plus(this.duration))));
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
				return false;
			}
			throw ex;
		}
	}

	private org.bson.conversions.Bson until(Instant now) {
		return Updates.set("until", Date.from(now.plus(this.duration)));
	}

	/** The answer to {@link #hold()}. */
	public enum Hold {

		/** Held without a break since the last answer. */
		KEPT,
		/** Held from now on; somebody else may have done it meanwhile. */
		GAINED,
		/** Somebody else holds it. */
		NONE

	}

}
