package no.samdrift.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Act;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Recorded;
import no.samdrift.notification.stream.EventFilter;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.stream.StreamOutlet.Event;
import no.samdrift.notification.stream.StreamOutlet.Part;
import no.samdrift.notification.subscription.Subscription;

/**
 * Delivers one webhook's events in order, one at a time, while this instance holds it. It
 * sends, logs, and then writes down how far it is: a crash repeats a tail, in order, with
 * the same ids, and skips nothing.
 */
final class Courier implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Courier.class);

	private static final int PART = 100;

	/** After this long the place is written down however few the deliveries. */
	private static final Duration SETTLED = Duration.ofMillis(100);

	/** It looks at least this often whether something is different. */
	private static final Duration LOOK = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final SubscriptionId id;

	private final OrganisationId organisation;

	private final Couriers.Round round;

	private final Semaphore woken = new Semaphore(0);

	private volatile boolean changed;

	private volatile boolean stopped;

	/** By the clock that never goes back ({@link System#nanoTime}). */
	private volatile long heldUntil;

	private long mayGoAt = System.nanoTime();

	Courier(Position position, Couriers.Round round, long heldUntil) {
		this.id = position.id();
		this.organisation = position.organisation();
		this.round = round;
		this.heldUntil = heldUntil;
	}

	/** It is still held, until then. */
	void heldUntil(long nanos) {
		this.heldUntil = nanos;
	}

	/** The subscription is another than before. */
	void changed() {
		this.changed = true;
		wake();
	}

	/** Time has moved, or there is something new. */
	void wake() {
		this.woken.release();
		this.round.outlet().wake(this.organisation);
	}

	void stop() {
		this.stopped = true;
		wake();
	}

	@Override
	public void run() {
		boolean reported = false;
		while (goesOn()) {
			try {
				if (!step()) {
					return;
				}
				reported = false;
			}
			catch (RuntimeException ex) {
				// the database or Kafka is away: nothing that the receiver could help
				if (!reported && goesOn()) {
					logger.warn("Webhook {} waits: {}", this.id, ex.toString());
					reported = true;
				}
				sleep(PAUSE);
			}
		}
	}

	private boolean goesOn() {
		return !this.stopped && System.nanoTime() - this.heldUntil < 0;
	}

	/** Whether an attempt that begins now ends while this instance still holds it. */
	private boolean mayBegin() {
		return !this.stopped && !this.changed
				&& System.nanoTime() + this.round.properties().deadline().toNanos() - this.heldUntil < 0;
	}

	/**
	 * Does what there is to do.
	 * @return whether there can be more
	 */
	private boolean step() {
		this.changed = false;
		Recorded<Subscription> recorded = this.round.subscriptions().get(this.id);
		Position position = this.round.positions().hear(recorded);
		if (!this.round.holder().equals(position.holder()) || recorded.state().state() != SubscriptionState.ACTIVE) {
			return false;
		}
		Position.Trouble trouble = position.trouble();
		Duration wait = (trouble != null) ? Duration.between(now(), trouble.nextAttemptAt()) : Duration.ZERO;
		if (wait.isPositive()) {
			sleep((wait.compareTo(LOOK) < 0) ? wait : LOOK);
			return true;
		}
		deliver(recorded.state(), position);
		return true;
	}

	private void deliver(Subscription subscription, Position position) {
		Part part;
		try {
			part = this.round.outlet().read(position.place(), PART);
		}
		catch (Rejected ex) {
			lost(subscription, position);
			return;
		}
		if (part.events().isEmpty()) {
			// the ends of transactions have places too
			boolean there = part.next().equals(position.place())
					|| this.round.positions().save(position.passed(part.next())).isPresent();
			if (there && !this.changed && !this.stopped) {
				this.round.outlet().await(part.next(), LOOK);
			}
			return;
		}
		EventFilter wanted = EventFilter.of(subscription.terms().filter());
		Delivery.Target target = this.round.delivery().target(subscription);
		Unsettled unsettled = new Unsettled(position);
		for (Event event : part.events()) {
			if (this.changed || this.stopped) {
				break;
			}
			if (!wanted.admits(event, this.round.facts())) {
				unsettled.passed(event);
				continue;
			}
			pace(subscription);
			Optional<Answer> answer = this.round.delivery()
				.attempt(target, event.id(), event.content(), this.round.outlet().cursor(event.after()),
						this::mayBegin);
			if (answer.isEmpty()) {
				// no place for long, or not held for long enough: others first
				sleep(SETTLED);
				break;
			}
			if (!unsettled.tried(event, answer.get()) || unsettled.isDue() && !unsettled.settle()) {
				break;
			}
		}
		unsettled.settle();
		unsettled.consequences(subscription);
	}

	/** The stream does not lead to where it stopped: nobody may guess where to go on. */
	private void lost(Subscription subscription, Position position) {
		Unsettled unsettled = new Unsettled(position);
		unsettled.lost();
		unsettled.settle();
		unsettled.consequences(subscription);
	}

	/** Goes no faster than the receiver allows. */
	private void pace(Subscription subscription) {
		for (long wait = this.mayGoAt - System.nanoTime(); wait > 0
				&& mayBegin(); wait = this.mayGoAt - System.nanoTime()) {
			sleep(Duration.ofNanos(wait));
		}
		if (subscription.ratePerMinute() != null) {
			this.mayGoAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(1) / subscription.ratePerMinute();
		}
	}

	private Instant now() {
		return this.round.clock().instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private void sleep(Duration duration) {
		try {
			if (this.woken.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
				this.woken.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			this.stopped = true;
		}
	}

	/** What was sent and is not written down yet. */
	private final class Unsettled {

		private final List<Attempt> attempts = new ArrayList<>();

		private final long begun = System.nanoTime();

		private long settled = this.begun;

		private Position position;

		private boolean dirty;

		private boolean valid = true;

		Unsettled(Position position) {
			this.position = position;
		}

		void passed(Event event) {
			this.position = this.position.passed(event.after());
			this.dirty = true;
		}

		/**
		 * An attempt was made.
		 * @return whether the event came through
		 */
		boolean tried(Event event, Answer answer) {
			Instant at = now();
			Position.Trouble before = this.position.trouble();
			boolean again = before != null && before.eventId().equals(event.id());
			int number = again ? before.attempts() + 1 : 1;
			this.attempts.add(Attempt.of(DeliveryLog.nextId(), Courier.this.id, Attempt.Occasion.STREAM, event, number,
					at, answer));
			this.dirty = true;
			Position.Last last = new Position.Last(at, answer.outcome(), answer.status());
			if (answer.delivered()) {
				this.position = this.position.delivered(event.after(), at, last);
				recorded(event).ifPresent((time) -> Courier.this.round.meters().delivered(Duration.between(time, at)));
				return true;
			}
			this.position = this.position.failed(event.place(), last,
					new Position.Trouble(event.id(), event.type(), again ? before.failingSince() : at, number,
							Courier.this.round.backoff().next(number, answer.header("retry-after"))));
			logger.info("Webhook {} attempt {} {} {}", Courier.this.id, number, answer.outcome(), answer.status());
			return false;
		}

		void lost() {
			Instant at = now();
			Position.Trouble before = this.position.trouble();
			int number = (before != null) ? before.attempts() + 1 : 1;
			this.position = this.position.failed(this.position.place(),
					new Position.Last(at, AttemptOutcome.PLACE_LOST, null),
					new Position.Trouble("", "", (before != null) ? before.failingSince() : at, number,
							Courier.this.round.backoff().next(number, Optional.empty())));
			this.dirty = true;
		}

		boolean isDue() {
			return this.attempts.size() >= Courier.this.round.properties().settle()
					|| System.nanoTime() - this.settled > SETTLED.toNanos();
		}

		/**
		 * Writes the log, then the place.
		 * @return whether the place is written; not when somebody else has changed it
		 */
		boolean settle() {
			if (!this.dirty || !this.valid) {
				return this.valid;
			}
			Courier.this.round.steps().beforeSettling(Courier.this.id);
			Courier.this.round.log().add(this.attempts);
			this.attempts.clear();
			Optional<Position> saved = Courier.this.round.positions().save(this.position);
			this.valid = saved.isPresent();
			this.position = saved.orElse(this.position);
			this.dirty = false;
			this.settled = System.nanoTime();
			return this.valid;
		}

		/** Ends or pauses the webhook when that is what the last attempt means. */
		void consequences(Subscription subscription) {
			Position.Trouble trouble = this.position.trouble();
			Position.Last last = this.position.last();
			if (!this.valid || trouble == null || last == null) {
				return;
			}
			if (last.outcome() == AttemptOutcome.GONE) {
				react("end-as-gone", subscription, Subscription::endAsGone, now());
			}
			else if (!now().isBefore(trouble.failingSince().plus(Courier.this.round.properties().giveUpAfter()))) {
				react("pause-as-failing", subscription,
						(current, at) -> current.pauseAsFailing(trouble.failingSince(), at), now());
			}
		}

		private void react(String command, Subscription seen, Reaction reaction, Instant at) {
			Recorded<Subscription> after = Act.due(Couriers.SERVICE, command)
				.perform(() -> Courier.this.round.subscriptions()
					.react(Courier.this.id,
							// what was changed meanwhile deserves a try of its own
							(current) -> (current.start().number() == seen.start().number()) ? reaction.of(current, at)
									: Outcome.unchanged(current)));
			Courier.this.round.positions().hear(after);
			Courier.this.round.told().accept(after.state());
		}

	}

	private static Optional<Instant> recorded(Event event) {
		String time = event.content().path("time").asString();
		return time.isEmpty() ? Optional.empty() : Optional.of(java.time.OffsetDateTime.parse(time).toInstant());
	}

	/** What a receiver brings about. */
	@FunctionalInterface
	private interface Reaction {

		Outcome<Subscription> of(Subscription current, Instant at);

	}

}
