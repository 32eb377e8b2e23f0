package no.samdrift.journal.deadletter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many dead letters wait for a person. Counting asks Kafka, so a scrape gets the last
 * count and starts the next one, at most every half minute.
 */
final class DeadLetterGauge implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetterGauge.class);

	private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

	private final DeadLetters deadLetters;

	private final AtomicBoolean counting = new AtomicBoolean();

	private volatile double count = Double.NaN;

	private volatile long countedAt = System.nanoTime() - INTERVAL;

	DeadLetterGauge(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("samdrift.deadletters.waiting", this, DeadLetterGauge::lastCount)
			.description("Events parked for a person to replay or discard; must be 0")
			.register(meters);
	}

	private double lastCount() {
		if (System.nanoTime() - this.countedAt >= INTERVAL && this.counting.compareAndSet(false, true)) {
			Thread.ofVirtual().name("dead-letter-count").start(this::count);
		}
		return this.count;
	}

	private void count() {
		try {
			this.count = this.deadLetters.waiting();
		}
		catch (RuntimeException ex) {
			logger.debug("The dead letters could not be counted", ex);
			this.count = Double.NaN;
		}
		finally {
			this.countedAt = System.nanoTime();
			this.counting.set(false);
		}
	}

}
