package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import no.samdrift.journal.Journal;
import no.samdrift.journal.JournalEntry;
import no.samdrift.journal.JournalListener;
import no.samdrift.journal.lease.Lease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Brings the journal to Kafka ({@code architecture.md} 2). The instance that holds the
 * lease publishes what it appended itself straight from memory and finds the others'
 * entries by a short poll. Entries go out ascending per aggregate, events and then the
 * card, in one transaction, and are marked afterwards. A crash between commit and mark
 * repeats a tail, in order, with the same ids.
 * <p>
 * When an operator asks for it, all of the journal goes the same way again, in between
 * what is new (see {@link Republishing}).
 */
public final class Relay implements JournalListener, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	private final Journal journal;

	private final Lease lease;

	private final Publisher publisher;

	private final Republishing republishing;

	private final RelayProperties properties;

	private final RelaySteps steps;

	private final Clock clock;

	/** What a batch may weigh: entries hold whole aggregates, of which some are large. */
	private static final long BATCH_WEIGHT = 16L * 1024 * 1024;

	/** An entry that does not wait in memory. */
	private static final long LARGE = 64 * 1024;

	private final BlockingQueue<JournalEntry> appended;

	private final PublishedVersions published = new PublishedVersions();

	private final Timer latency;

	private final Counter entries;

	private final Counter republished;

	private final Counter failures;

	/** The way through the journal that is asked for, while it is. */
	private @Nullable Walk walk;

	/** By the clock that never goes back ({@link System#nanoTime}). */
	private long nextPoll = System.nanoTime();

	/** Whether this instance holds the lease and Kafka takes what it sends. */
	private volatile boolean publishing;

	private volatile @Nullable Thread thread;

	Relay(Journal journal, Lease lease, Publisher publisher, Republishing republishing, RelayProperties properties,
			RelaySteps steps, Clock clock, MeterRegistry meters) {
		this.journal = journal;
		this.lease = lease;
		this.publisher = publisher;
		this.republishing = republishing;
		this.properties = properties;
		this.steps = steps;
		this.clock = clock;
		this.appended = new ArrayBlockingQueue<>(properties.queue());
		this.latency = Timer.builder("samdrift.relay.publish.latency")
			.description("From the durable entry to its commit on Kafka")
			.publishPercentileHistogram()
			.register(meters);
		this.entries = Counter.builder("samdrift.relay.published")
			.description("Journal entries committed to Kafka")
			.register(meters);
		this.republished = Counter.builder("samdrift.relay.republished")
			.description("Journal entries committed to Kafka again because an operator asked for it")
			.register(meters);
		this.failures = Counter.builder("samdrift.relay.failures")
			.description("Attempts to publish that failed and are tried again")
			.register(meters);
		Gauge.builder("samdrift.relay.leader", lease, (held) -> held.isHeld() ? 1 : 0)
			.description("1 on the instance that publishes")
			.register(meters);
	}

	@Override
	public void appended(JournalEntry entry) {
		// while Kafka is away nothing piles up here; the poll finds it in the journal
		if (this.publishing && entry.weight() < LARGE) {
			this.appended.offer(entry);
		}
	}

	@Override
	public void start() {
		Thread started = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
		this.thread = started;
		started.start();
	}

	@Override
	public void stop() {
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

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** Before the web server stops taking commands is too early: the relay stops last. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE + 1000;
	}

	private void run() {
		boolean reported = false;
		while (this.thread == Thread.currentThread()) {
			try {
				if (!publishNext()) {
					TimeUnit.MILLISECONDS.sleep(this.properties.poll().toMillis());
				}
				reported = false;
			}
			catch (InterruptedException ex) {
				break;
			}
			catch (RuntimeException ex) {
				if (this.thread != Thread.currentThread()) {
					break;
				}
				this.publishing = false;
				this.failures.increment();
				if (!reported) {
					logger.warn("Publishing failed; nothing is lost, it is tried again every {}",
							this.properties.retry(), ex);
					reported = true;
				}
				this.publisher.close();
				if (!sleep(this.properties.retry())) {
					break;
				}
			}
		}
		// the goodbye below must not be cut short by the interrupt that ended the loop
		Thread.interrupted();
		this.publisher.close();
		releaseLease();
	}

	/**
	 * One round: publishes what is waiting.
	 * @return whether this instance is the one that publishes
	 */
	private boolean publishNext() throws InterruptedException {
		Lease.Hold hold = this.lease.hold();
		if (hold != Lease.Hold.KEPT) {
			this.publisher.close();
		}
		if (hold == Lease.Hold.NONE) {
			this.publishing = false;
			return false;
		}
		if (!this.publisher.isOpen()) {
			this.steps.before(RelaySteps.Step.OPEN);
			this.publisher.open();
			// what was in memory may be older than what a predecessor has published
			this.appended.clear();
			this.published.forget();
			this.walk = null;
			this.nextPoll = System.nanoTime();
			logger.info("This instance publishes the journal from now on");
		}
		this.publishing = true;
		List<JournalEntry> waiting = waiting();
		// asked only now: whatever was accepted after the request waits for what its
		// aggregate told before
		Walk current = walk();
		if (current != null) {
			republishBefore(waiting, current);
		}
		publish(waiting);
		if (current != null) {
			republishNext(current);
		}
		return true;
	}

	/** The walk that is asked for, where it is. */
	private @Nullable Walk walk() {
		Republishing.Round round = this.republishing.underWay().orElse(null);
		Walk before = this.walk;
		if (round == null) {
			this.walk = null;
		}
		else if (before == null || !before.isOf(round)) {
			this.walk = this.republishing.begin(round) ? new Walk(this.journal.entries(), this.republishing, round)
					: null;
		}
		return this.walk;
	}

	/**
	 * Sends all again that the aggregates of the waiting entries have told before, and
	 * the waiting entries with it.
	 */
	private void republishBefore(List<JournalEntry> waiting, Walk current) {
		for (String aggregateId : newestOfEach(waiting).keySet()) {
			while (!current.hasSent(aggregateId)) {
				Walk.Part part = current.nextOf(aggregateId, this.properties.batch(), BATCH_WEIGHT);
				republish(part);
				current.sentAhead(part);
			}
		}
	}

	private void republishNext(Walk current) {
		Walk.Part part = current.next(this.properties.batch(), BATCH_WEIGHT);
		if (part.isEmpty()) {
			if (current.finish()) {
				logger.info("The whole journal is published again");
			}
			this.walk = null;
			return;
		}
		republish(part);
		if (!current.sent(part)) {
			this.walk = null;
		}
	}

	private void republish(Walk.Part part) {
		if (!part.entries().isEmpty() || !part.newest().isEmpty()) {
			send(part.entries(), part.newest());
			this.republished.increment(part.entries().size());
			List<JournalEntry> fresh = part.entries().stream().filter((entry) -> !entry.published()).toList();
			this.steps.before(RelaySteps.Step.MARK);
			this.journal.entries().markPublished(fresh);
		}
		this.steps.before(RelaySteps.Step.KEEP);
	}

	private List<JournalEntry> waiting() throws InterruptedException {
		long now = System.nanoTime();
		if (now - this.nextPoll >= 0) {
			List<JournalEntry> found = this.journal.entries().unpublished(this.properties.batch(), BATCH_WEIGHT);
			boolean more = found.size() == this.properties.batch()
					|| found.stream().mapToLong(JournalEntry::weight).sum() >= BATCH_WEIGHT;
			// where the database has no partial index a look is slow: it gets a tenth of
			// the time
			long pause = Math.max(this.properties.poll().toNanos(), 10 * (System.nanoTime() - now));
			this.nextPoll = more ? now : now + pause;
			if (!found.isEmpty()) {
				this.journal.rollForward(newestOfEach(found).values());
				return found;
			}
		}
		List<JournalEntry> fromMemory = new ArrayList<>();
		long patience = (this.walk != null) ? 0 : this.nextPoll - System.nanoTime();
		JournalEntry first = this.appended.poll(patience, TimeUnit.NANOSECONDS);
		if (first != null) {
			fromMemory.add(first);
			this.appended.drainTo(fromMemory, this.properties.batch() - 1);
		}
		return fromMemory;
	}

	private void publish(List<JournalEntry> waiting) {
		List<JournalEntry> ordered = withoutGaps(waiting);
		if (ordered.isEmpty()) {
			return;
		}
		send(ordered, newestOfEach(ordered).values());
		Instant committed = this.clock.instant();
		ordered.forEach((entry) -> this.latency.record(Duration.between(entry.recordedAt(), committed)));
		this.entries.increment(ordered.size());
		this.steps.before(RelaySteps.Step.MARK);
		this.journal.entries().markPublished(ordered);
	}

	private void send(Collection<JournalEntry> ordered, Collection<JournalEntry> newest) {
		this.steps.before(RelaySteps.Step.SEND);
		this.publisher.publish(ordered, newest);
		ordered.forEach((entry) -> this.published.published(entry.aggregateId(), entry.version()));
	}

	/**
	 * The entries to publish, ascending per aggregate and without gap: what is missing
	 * between the last published version and the newest waiting one is read from the
	 * journal.
	 */
	private List<JournalEntry> withoutGaps(List<JournalEntry> waiting) {
		Map<String, Map<Long, JournalEntry>> known = new LinkedHashMap<>();
		for (JournalEntry entry : waiting) {
			known.computeIfAbsent(entry.aggregateId(), (id) -> new LinkedHashMap<>()).put(entry.version(), entry);
		}
		List<JournalEntry> ordered = new ArrayList<>();
		known.forEach((id, versions) -> {
			long newest = versions.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
			long oldest = versions.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
			for (long version = lastPublished(id, oldest) + 1; version <= newest; version++) {
				JournalEntry entry = versions.get(version);
				ordered.add((entry != null) ? entry : entry(id, version));
			}
		});
		// stable, and an aggregate's entries are recorded in the order of their versions
		ordered.sort(Comparator.comparing(JournalEntry::recordedAt));
		return ordered;
	}

	private long lastPublished(String id, long oldestWaiting) {
		return this.published.of(id).orElseGet(() -> {
			long version = oldestWaiting - 1;
			while (version >= 1 && !entry(id, version).published()) {
				version--;
			}
			return version;
		});
	}

	private JournalEntry entry(String id, long version) {
		return this.journal.entries()
			.find(id, version)
			.orElseThrow(() -> new IllegalStateException("The journal has a hole at " + JournalEntry.id(id, version)));
	}

	private static Map<String, JournalEntry> newestOfEach(List<JournalEntry> entries) {
		Map<String, JournalEntry> newest = new LinkedHashMap<>();
		for (JournalEntry entry : entries) {
			newest.merge(entry.aggregateId(), entry, (a, b) -> (a.version() > b.version()) ? a : b);
		}
		return newest;
	}

	private void releaseLease() {
		try {
			this.lease.release();
		}
		catch (RuntimeException ex) {
			logger.info("The lease could not be given back; it runs out by itself");
		}
	}

	private static boolean sleep(Duration duration) {
		try {
			TimeUnit.MILLISECONDS.sleep(duration.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
