package no.samdrift.notification.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

import no.samdrift.events.PersonId;
import no.samdrift.http.problem.Rejected;

/**
 * The people who follow their inbox live. Each is a cursor over the collection, moved by
 * the request's own (virtual) thread: nothing is queued for a slow reader, who is closed
 * by the server's write timeout and goes on later from the last id that he or she got.
 * <p>
 * What this instance tells wakes its readers at once; what other instances tell is found
 * by one question to the database each second, for all readers together.
 */
final class LiveReaders implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveReaders.class);

	/**
	 * How much later than its time of arrival another instance's notification may be
	 * seen.
	 */
	private static final Duration OVERLAP = Duration.ofSeconds(2);

	private final Inbox inbox;

	private final LiveProperties properties;

	private final Clock clock;

	private final Map<PersonId, Set<Reader>> readers = new ConcurrentHashMap<>();

	private final Semaphore places;

	private final Counter pushed;

	private volatile boolean running;

	private @Nullable Thread poller;

	LiveReaders(Inbox inbox, LiveProperties properties, Clock clock, MeterRegistry meters) {
		this.inbox = inbox;
		this.properties = properties;
		this.clock = clock;
		this.places = new Semaphore(properties.readers());
		this.pushed = Counter.builder("samdrift.inbox.live.pushed")
			.description("Notifications pushed to people who follow live")
			.register(meters);
		Gauge.builder("samdrift.inbox.live.readers", () -> properties.readers() - this.places.availablePermits())
			.description("People who follow their inbox live now")
			.register(meters);
	}

	/** Wakes the readers of these people. */
	void arrived(Collection<PersonId> people) {
		for (PersonId person : people) {
			this.readers.getOrDefault(person, Set.of()).forEach(Reader::wake);
		}
	}

	/**
	 * Follows a person's inbox until the reader goes, or the time is up.
	 * @param lastId the last notification that the reader has got; absent for one who
	 * begins now
	 * @param view the JSON of a notification
	 * @throws Rejected when there are too many readers
	 * @throws IOException when the reader has gone
	 */
	void follow(PersonId person, @Nullable String lastId, OutputStream out, Function<Notification, String> view)
			throws IOException {
		if (!this.running || !this.places.tryAcquire()) {
			throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
		}
		Set<Reader> own = this.readers.computeIfAbsent(person, (unused) -> ConcurrentHashMap.newKeySet());
		Reader reader = new Reader(person, out, view);
		try {
			own.add(reader);
			if (own.size() > this.properties.readersPerPerson()) {
				throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
			}
			reader.run(lastId);
		}
		finally {
			own.remove(reader);
			this.readers.computeIfPresent(person, (unused, left) -> left.isEmpty() ? null : left);
			this.places.release();
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.poller = Thread.ofVirtual().name("live-inbox").start(this::poll);
	}

	private void poll() {
		while (this.running) {
			try {
				TimeUnit.MILLISECONDS.sleep(this.properties.poll().toMillis());
				Set<PersonId> people = Set.copyOf(this.readers.keySet());
				if (!people.isEmpty()) {
					arrived(this.inbox.reached(people, this.clock.instant().minus(OVERLAP)));
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("The inbox cannot be looked at just now: {}", ex.toString());
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.poller != null) {
			this.poller.interrupt();
		}
		this.readers.values().forEach((own) -> own.forEach(Reader::wake));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops before the web server waits for its requests to end. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** One open reader. */
	private final class Reader {

		private final PersonId person;

		private final OutputStream out;

		private final Function<Notification, String> view;

		private final Semaphore news = new Semaphore(0);

		private final Set<String> sent = new HashSet<>();

		private Instant newest = Instant.EPOCH;

		Reader(PersonId person, OutputStream out, Function<Notification, String> view) {
			this.person = person;
			this.out = out;
			this.view = view;
		}

		void wake() {
			this.news.release();
		}

		void run(@Nullable String lastId) throws IOException {
			Instant end = LiveReaders.this.clock.instant().plus(LiveReaders.this.properties.lifetime());
			begin(lastId);
			try {
				while (LiveReaders.this.running && LiveReaders.this.clock.instant().isBefore(end)) {
					if (this.news.tryAcquire(LiveReaders.this.properties.heartBeat().toMillis(),
							TimeUnit.MILLISECONDS)) {
						this.news.drainPermits();
						sendNews();
					}
					else {
						write(": still here\n\n");
					}
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		/**
		 * Goes on after the last one that the reader got, or begins with what comes now.
		 */
		private void begin(@Nullable String lastId) throws IOException {
			Optional<Notification> last = (lastId != null) ? LiveReaders.this.inbox.find(this.person, lastId)
					: Optional.empty();
			this.newest = last.map(Notification::arrivedAt).orElseGet(() -> LiveReaders.this.clock.instant());
			for (Notification before : LiveReaders.this.inbox.arrived(this.person, this.newest.minus(OVERLAP))) {
				// of the same writer the order is sure; another's may have been seen
				// later
				if (last.isEmpty() || before.writer().equals(last.get().writer())
						&& !before.arrivedAt().isAfter(last.get().arrivedAt())) {
					this.sent.add(before.eventId());
				}
			}
			write("retry: 2000\n\n");
			if (lastId != null && last.isEmpty()) {
				write("event: reload\ndata: {}\n\n");
			}
			sendNews();
		}

		private void sendNews() throws IOException {
			Instant since = this.newest.minus(OVERLAP);
			List<Notification> arrived = LiveReaders.this.inbox.arrived(this.person, since);
			Set<String> recent = new HashSet<>();
			for (Notification notification : arrived) {
				recent.add(notification.eventId());
				if (this.sent.add(notification.eventId())) {
					write("id: " + notification.eventId() + "\nevent: notification\ndata: "
							+ this.view.apply(notification) + "\n\n");
					LiveReaders.this.pushed.increment();
				}
				if (notification.arrivedAt().isAfter(this.newest)) {
					this.newest = notification.arrivedAt();
				}
			}
			this.sent.retainAll(recent);
		}

		private void write(String text) throws IOException {
			this.out.write(text.getBytes(StandardCharsets.UTF_8));
			this.out.flush();
		}

	}

}
