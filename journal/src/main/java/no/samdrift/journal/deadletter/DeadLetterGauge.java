package no.samdrift.journal.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many dead letters wait for a person, and for how long. Counting asks Kafka, so a
 * scrape gets the last count and starts the next one, at most every half minute.
 */
final class DeadLetterGauge implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetterGauge.class);

	private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

	private final DeadLetters deadLetters;

	private final AtomicBoolean counting = new AtomicBoolean();

	private final Clock clock;

	private volatile double count = Double.NaN;

	private volatile double age = Double.NaN;

	private volatile long countedAt = System.nanoTime() - INTERVAL;

	DeadLetterGauge(DeadLetters deadLetters, Clock clock) {
		this.deadLetters = deadLetters;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("samdrift.deadletters.waiting", this, DeadLetterGauge::lastCount)
			.description("Events parked for a person to replay, fix or discard; must be 0")
			.register(meters);
		Gauge.builder("samdrift.deadletters.age", this, DeadLetterGauge::lastAge)
			.description("How long the oldest parked event has waited; 0 when none waits")
			.baseUnit("seconds")
			.register(meters);
	}

	private double lastCount() {
		countSometimes();
		return this.count;
	}

	private double lastAge() {
		countSometimes();
		return this.age;
	}

	private void countSometimes() {
		if (System.nanoTime() - this.countedAt >= INTERVAL && this.counting.compareAndSet(false, true)) {
			Thread.ofVirtual().name("dead-letter-count").start(this::count);
		}
	}

	private void count() {
		try {
			List<DeadLetter> waiting = this.deadLetters.waiting();
			Instant now = this.clock.instant();
			this.count = waiting.size();
			this.age = waiting.stream()
				.mapToDouble((letter) -> Math.max(0, Duration.between(letter.parkedAt(), now).toMillis() / 1000.0))
				.max()
				.orElse(0);
		}
		catch (RuntimeException ex) {
			logger.debug("The dead letters could not be counted", ex);
			this.count = Double.NaN;
			this.age = Double.NaN;
		}
		finally {
			this.countedAt = System.nanoTime();
			this.counting.set(false);
		}
	}

}
