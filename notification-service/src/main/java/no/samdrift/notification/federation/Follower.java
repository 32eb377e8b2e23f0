package no.samdrift.notification.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import no.samdrift.journal.lease.FencedProducer;
import no.samdrift.journal.lease.Lease;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.notification.federation.Admission.Admitted;
import no.samdrift.notification.federation.Admission.Passed;
import no.samdrift.notification.federation.FederationSteps.Step;
import no.samdrift.notification.federation.FollowedFeed.NotRead;
import no.samdrift.notification.federation.FollowedFeed.PlaceLost;
import no.samdrift.notification.retry.Backoff;

/**
 * Follows one programme: reads a page, commits what is admitted of it to its topic in one
 * transaction, and then writes the cursor down. A crash in between repeats the page,
 * which is dropped by its sequences; nothing is ever skipped. Of all instances the one
 * that holds the lease does it, and opening its producer fences the one before.
 */
final class Follower {

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	private final Followed followed;

	private final FederationProperties properties;

	private final Admission admission;

	private final FollowedFeed feed;

	private final Places places;

	private final Lease lease;

	private final FencedProducer producer;

	private final TopicDeclarations topics;

	private final Backoff backoff;

	private final FederationMeters meters;

	private final FederationSteps steps;

	private final Clock clock;

	private final Instant begun;

	/** As it is in the database, as far as this instance knows. */
	private volatile Optional<Place> place = Optional.empty();

	private volatile @Nullable String trouble;

	private volatile @Nullable Thread thread;

	private int failures;

	Follower(Followed followed, FederationProperties properties, Admission admission, FollowedFeed feed, Places places,
			Lease lease, FencedProducer producer, TopicDeclarations topics, Backoff backoff, FederationMeters meters,
			FederationSteps steps, Clock clock) {
		this.followed = followed;
		this.properties = properties;
		this.admission = admission;
		this.feed = feed;
		this.places = places;
		this.lease = lease;
		this.producer = producer;
		this.topics = topics;
		this.backoff = backoff;
		this.meters = meters;
		this.steps = steps;
		this.clock = clock;
		this.begun = clock.instant();
		meters.watch(lease::isHeld, this::sinceAnswer);
	}

	String name() {
		return this.followed.name();
	}

	/** How long ago there was a good answer, or that there never was one. */
	Duration sinceAnswer() {
		return Duration.between(
				this.place.flatMap((known) -> Optional.ofNullable(known.lastAnswerAt())).orElse(this.begun),
				this.clock.instant());
	}

	/** How it stands, for operators. */
	Stand stand() {
		Place known = this.place.orElse(Place.beginning(this.followed.prefix().value()));
		return new Stand(this.lease.isHeld(), known.lastAnswerAt(), this.trouble, known.restartedAt(),
				known.restartReason());
	}

	void start() {
		Thread started = Thread.ofPlatform().daemon().name("follows-" + name()).unstarted(this::run);
		this.thread = started;
		started.start();
	}

	void stop() {
		Thread running = this.thread;
		this.thread = null;
		if (running != null) {
			running.interrupt();
			try {
				running.join(Duration.ofSeconds(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void run() {
		while (this.thread == Thread.currentThread()) {
			try {
				follow();
				this.failures = 0;
				this.trouble = null;
			}
			catch (InterruptedException ex) {
				break;
			}
			catch (RuntimeException ex) {
				if (this.thread != Thread.currentThread() || !pause(failed(ex))) {
					break;
				}
			}
		}
		// the goodbye below must not be cut short by the interrupt that ended the loop
		Thread.interrupted();
		this.producer.close();
		this.feed.close();
		release();
	}

	private void follow() throws InterruptedException {
		Lease.Hold hold = this.lease.hold();
		if (hold != Lease.Hold.KEPT) {
			this.producer.close();
		}
		if (hold == Lease.Hold.NONE || !this.topics.isDeclared()) {
			this.place = this.places.find(name());
			TimeUnit.MILLISECONDS.sleep(this.properties.poll().toMillis());
			return;
		}
		if (!this.producer.isOpen()) {
			this.producer.open();
			// only now: whoever followed before can commit nothing any more
			this.place = this.places.find(name());
			logger.info("This instance follows {} from now on", this.followed);
			beginAnewUnderAnotherPrefix();
		}
		Place before = this.place.orElse(null);
		long asked = System.nanoTime();
		try {
			FollowedFeed.Page page = this.feed.read((before != null) ? before.cursor() : null);
			take(page.events());
			this.steps.before(Step.CURSOR);
			move(before, Objects.requireNonNullElseGet(before, this::beginning).moved(page.next(), now()));
			if (page.events().isEmpty()) {
				// one that does not hold its answer back is not asked without pause
				pauseUntil(asked + this.properties.poll().toNanos());
			}
		}
		catch (PlaceLost ex) {
			if (before == null || before.cursor() == null) {
				// without a cursor: nothing is lost, and nothing would be gained
				throw ex;
			}
			beginAnew(before, String.valueOf(ex.getMessage()));
		}
	}

	private static void pauseUntil(long nanos) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
	}

	private void take(List<JsonNode> events) {
		List<Admitted> admitted = new ArrayList<>();
		List<Passed> passed = new ArrayList<>();
		for (JsonNode event : events) {
			switch (this.admission.judge(event)) {
				case Admitted taken -> admitted.add(taken);
				case Passed over -> passed.add(over);
			}
		}
		if (!admitted.isEmpty()) {
			this.producer.send(admitted.stream().map(Admitted::record), () -> this.steps.before(Step.COMMIT));
		}
		Instant committed = now();
		admitted.forEach((taken) -> this.meters.accepted(Duration.between(taken.envelope().time(), committed)));
		passed.forEach((over) -> this.meters.passed(over.reason()));
	}

	/**
	 * What was passed over for its source under the prefix before may be wanted now.
	 */
	private void beginAnewUnderAnotherPrefix() {
		Place known = this.place.orElse(null);
		if (known != null && !known.prefix().equals(this.followed.prefix().value())) {
			beginAnew(known, "prefix-changed");
		}
	}

	/** Reads from the beginning: what is known comes again and is dropped. */
	private void beginAnew(Place before, String reason) {
		move(before, before.restarted(this.followed.prefix().value(), reason, now()));
		this.meters.restarted();
		logger.error("The stream of {} is read from its beginning again: {}", this.followed, reason);
	}

	private void move(@Nullable Place before, Place after) {
		if (this.places.save(name(), before, after)) {
			this.place = Optional.of(after);
		}
		else {
			// somebody else has moved on; the producer will be fenced, or fence
			this.producer.close();
		}
	}

	private Place beginning() {
		return Place.beginning(this.followed.prefix().value());
	}

	/** When it is tried again. */
	private Duration failed(RuntimeException thrown) {
		this.failures++;
		NotRead notRead = (thrown instanceof NotRead known) ? known
				: new NotRead(FollowedFeed.Kind.NOT_KEPT, String.valueOf(thrown), Optional.empty());
		if (notRead.kind() == FollowedFeed.Kind.NOT_KEPT) {
			// it is not known what became of the page: it is read again
			this.producer.close();
		}
		this.meters.failed(notRead.kind());
		this.trouble = notRead.kind().tag() + ": " + notRead.getMessage();
		Duration wait = Duration.between(now(), this.backoff.next(this.failures, notRead.retryAfter()));
		if (wait.multipliedBy(3).compareTo(this.properties.lease()) > 0) {
			// the lease would run out meanwhile; another instance may have better luck
			release();
		}
		if (this.failures == 1) {
			logger.warn("{} cannot be followed just now; nothing is skipped, it is tried again: {}", this.followed,
					notRead.getMessage());
		}
		return wait;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
	}

	private void release() {
		try {
			this.lease.release();
		}
		catch (RuntimeException ex) {
			logger.info("The lease to follow {} could not be given back; it runs out by itself", this.followed);
		}
	}

	private static boolean pause(Duration duration) {
		try {
			TimeUnit.MILLISECONDS.sleep(Math.max(1, duration.toMillis()));
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/**
	 * How it stands with a followed programme.
	 *
	 * @param follows whether it is this instance that follows
	 * @param lastAnswerAt when there was a good answer; absent when there never was
	 * @param trouble what is wrong here just now; absent when nothing is
	 * @param restartedAt when it last had to be begun anew; absent when never
	 * @param restartReason why that was
	 */
	record Stand(boolean follows, @Nullable Instant lastAnswerAt, @Nullable String trouble,
			@Nullable Instant restartedAt, @Nullable String restartReason) {
	}

}
