package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;

/**
 * Wakes those who wait for something new in a stream. What this instance writes wakes
 * them at once; what other instances write is found by one question to Kafka for all
 * waiting streams together. Nobody who waits holds a consumer.
 */
final class StreamNews implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StreamNews.class);

	private static final long INTERVAL = 250;

	private final StreamTopics topics;

	private final Semaphore places;

	private final Map<OrganisationId, Set<Waiting>> waiting = new ConcurrentHashMap<>();

	private volatile boolean running;

	private @Nullable Thread poller;

	StreamNews(StreamTopics topics, int places, MeterRegistry meters) {
		this.topics = topics;
		this.places = new Semaphore(places);
		Gauge.builder("samdrift.streams.readers.waiting", () -> places - this.places.availablePermits())
			.description("Systems that wait for something new in their stream")
			.register(meters);
	}

	/** Wakes those who wait for these streams. */
	void written(Collection<OrganisationId> organisations) {
		for (OrganisationId organisation : organisations) {
			this.waiting.getOrDefault(organisation, Set.of()).forEach((each) -> each.news.release());
		}
	}

	/**
	 * Waits until the stream goes beyond an offset, or the time is up.
	 * @return whether waiting again makes sense; not when the service is stopping
	 * @throws Rejected when too many wait
	 */
	boolean await(OrganisationId organisation, long offset, Duration patience) {
		if (!this.places.tryAcquire()) {
			throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
		}
		try {
			return awaitInside(organisation, offset, patience);
		}
		finally {
			this.places.release();
		}
	}

	/**
	 * As {@link #await}, for those inside this service: they are few, and take no
	 * reader's place.
	 */
	boolean awaitInside(OrganisationId organisation, long offset, Duration patience) {
		Waiting own = new Waiting(offset, new Semaphore(0));
		try {
			this.waiting.compute(organisation, (unused, others) -> {
				Set<Waiting> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
				all.add(own);
				return all;
			});
			// what was written between the look and the wait wakes nobody
			if (this.topics.end(organisation) <= offset && this.running) {
				own.news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.waiting.computeIfPresent(organisation, (unused, others) -> {
				others.remove(own);
				return others.isEmpty() ? null : others;
			});
		}
		return this.running;
	}

	@Override
	public void start() {
		this.running = true;
		this.poller = Thread.ofVirtual().name("stream-news").start(this::poll);
	}

	private void poll() {
		while (this.running) {
			try {
				TimeUnit.MILLISECONDS.sleep(INTERVAL);
				if (!this.waiting.isEmpty()) {
					this.topics.ends(Set.copyOf(this.waiting.keySet()))
						.forEach((organisation, end) -> this.waiting.getOrDefault(organisation, Set.of())
							.stream()
							.filter((each) -> end > each.offset)
							.forEach((each) -> each.news.release()));
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("Kafka does not say how far the streams go: {}", ex.toString());
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.poller != null) {
			this.poller.interrupt();
		}
		this.waiting.values().forEach((all) -> all.forEach((each) -> each.news.release()));
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

	/** Not a record: two that wait for the same are two. */
	private static final class Waiting {

		private final long offset;

		private final Semaphore news;

		Waiting(long offset, Semaphore news) {
			this.offset = offset;
			this.news = news;
		}

	}

}
