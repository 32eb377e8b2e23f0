package no.samdrift.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.retry.Backoff;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Subscriptions;

/**
 * Sends a courier for each active webhook that no instance delivers. An instance holds a
 * webhook for a while and keeps hold of it as long as it lives; what it leaves when it
 * dies another one takes.
 */
final class Couriers implements SmartLifecycle {

	static final String SERVICE = "notification-service";

	private static final Logger logger = LoggerFactory.getLogger(Couriers.class);

	private static final int CLAIMED = 100;

	/** How often it is made sure that each subscription has its position. */
	private static final Duration SWEEP = Duration.ofMinutes(1);

	/** How often it is counted how it is with all of them. */
	private static final Duration COUNT = Duration.ofSeconds(5);

	private final Round round;

	private final CardReader cards;

	private final Map<SubscriptionId, Sent> sent = new ConcurrentHashMap<>();

	private volatile boolean running;

	private @Nullable Thread thread;

	private long renewAt = System.nanoTime();

	private long sweepAt = System.nanoTime();

	private long countAt = System.nanoTime();

	Couriers(Round round, CardReader cards) {
		this.round = round;
		this.cards = cards;
	}

	/** Makes a change hold at once, here; other instances notice within moments. */
	void changed(SubscriptionId id) {
		Sent courier = this.sent.get(id);
		if (courier != null) {
			courier.courier.changed();
		}
	}

	/** Lets everybody look at the clock. */
	void wake() {
		this.sent.values().forEach((each) -> each.courier.wake());
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("webhooks").start(this::run);
	}

	private void run() {
		boolean ready = false;
		boolean reported = false;
		while (this.running) {
			try {
				if (!ready && this.cards.caughtUp()) {
					this.round.positions().ensureIndexes();
					this.round.log().ensureIndexes();
					ready = true;
				}
				if (ready) {
					look();
				}
				reported = false;
				TimeUnit.MILLISECONDS.sleep(this.round.properties().poll().toMillis());
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				if (!reported) {
					logger.warn("Webhooks wait: {}", ex.toString());
					reported = true;
				}
				pause();
			}
		}
	}

	private void look() {
		Instant now = this.round.clock().instant();
		if (isDue(this.sweepAt)) {
			this.round.subscriptions().active(this.round.positions()::hearAll);
			this.sweepAt = System.nanoTime() + SWEEP.toNanos();
		}
		renew(now);
		watch(now);
		for (Position waiting : this.round.positions().waiting(now, CLAIMED)) {
			claim(waiting, now);
		}
		if (isDue(this.countAt)) {
			this.round.meters().stand(stand());
			this.countAt = System.nanoTime() + COUNT.toNanos();
		}
	}

	private static boolean isDue(long nanos) {
		return System.nanoTime() - nanos >= 0;
	}

	private void renew(Instant now) {
		Duration lease = this.round.properties().lease();
		if (!this.sent.isEmpty() && isDue(this.renewAt)) {
			this.round.positions().renew(this.round.holder(), now, now.plus(lease));
			this.renewAt = System.nanoTime() + lease.toNanos() / 4;
		}
	}

	/**
	 * Calls back couriers whose webhook is held no more, and tells the others of news.
	 */
	private void watch(Instant now) {
		if (this.sent.isEmpty()) {
			return;
		}
		long begun = System.nanoTime();
		Map<SubscriptionId, Positions.Held> held = this.round.positions().heldBy(this.round.holder(), now);
		this.sent.forEach((id, each) -> {
			Positions.Held hold = held.get(id);
			if (hold == null) {
				each.courier.stop();
				return;
			}
			each.courier.heldUntil(begun + Duration.between(now, hold.until()).toNanos());
			if (hold.version() != each.version) {
				each.version = hold.version();
				each.courier.changed();
			}
		});
	}

	private void claim(Position waiting, Instant now) {
		if (this.sent.containsKey(waiting.id())) {
			return;
		}
		Duration lease = this.round.properties().lease();
		long until = System.nanoTime() + lease.toNanos();
		this.round.positions()
			.claim(waiting, this.round.holder(), now, now.plus(lease))
			.ifPresent((position) -> send(position, new Courier(position, this.round, until)));
	}

	private void send(Position position, Courier courier) {
		Sent each = new Sent(courier, position.version());
		this.sent.put(position.id(), each);
		each.thread = Thread.ofVirtual().name("webhook-" + position.id()).start(() -> {
			try {
				courier.run();
			}
			catch (Throwable ex) {
				logger.error("Webhook {} is let go of", position.id(), ex);
				throw ex;
			}
			finally {
				// in this order: once it is gone from here it may be claimed here again
				release(position.id());
				this.sent.remove(position.id(), each);
			}
		});
	}

	private void release(SubscriptionId id) {
		try {
			this.round.positions().release(id, this.round.holder());
		}
		catch (RuntimeException ex) {
			logger.warn("Webhook {} is let go of later: {}", id, ex.toString());
		}
	}

	private WebhookMeters.Stand stand() {
		List<Position> open = this.round.positions().open();
		Set<OrganisationId> organisations = new HashSet<>();
		long failing = 0;
		long paused = 0;
		for (Position position : open) {
			organisations.add(position.organisation());
			if (position.state() == SubscriptionState.PAUSED) {
				paused++;
			}
			else if (position.trouble() != null) {
				failing++;
			}
		}
		Map<OrganisationId, Long> ends = organisations.isEmpty() ? Map.of() : this.round.outlet().ends(organisations);
		long behind = open.stream()
			.mapToLong((position) -> ends.getOrDefault(position.organisation(), 0L) - position.place().next())
			.max()
			.orElse(0);
		return new WebhookMeters.Stand(Math.max(0, behind), failing, paused, this.sent.size());
	}

	private static void pause() {
		try {
			TimeUnit.SECONDS.sleep(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		Thread looking = this.thread;
		List<Sent> all = List.copyOf(this.sent.values());
		all.forEach((each) -> each.courier.stop());
		try {
			if (looking != null) {
				looking.interrupt();
				looking.join(Duration.ofSeconds(2));
			}
			// an attempt that is under way is let come to its end, within its deadline
			long patience = System.nanoTime() + this.round.properties().deadline().toNanos();
			for (Sent each : all) {
				Thread courier = each.thread;
				if (courier != null) {
					courier.join(Duration.ofNanos(Math.max(1, patience - System.nanoTime())));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops with those who read streams, before what they read from. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** A courier that was sent. */
	private static final class Sent {

		private final Courier courier;

		private volatile long version;

		private volatile @Nullable Thread thread;

		Sent(Courier courier, long version) {
			this.courier = courier;
			this.version = version;
		}

	}

	/**
	 * What every courier works with.
	 *
	 * @param holder this instance
	 * @param told hears of what a receiver has brought about
	 */
	record Round(String holder, WebhookProperties properties, Subscriptions subscriptions, Positions positions,
			DeliveryLog log, Delivery delivery, StreamOutlet outlet, Facts facts, Backoff backoff, WebhookMeters meters,
			Clock clock, DeliverySteps steps, Consumer<Subscription> told) {
	}

}
