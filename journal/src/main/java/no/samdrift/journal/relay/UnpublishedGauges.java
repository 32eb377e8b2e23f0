package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import no.samdrift.journal.JournalEntries;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * How many entries wait for Kafka, for how long the oldest has waited, and how many are
 * still to be sent again.
 */
final class UnpublishedGauges implements MeterBinder {

	private final JournalEntries entries;

	private final Republishing republishing;

	private final Clock clock;

	UnpublishedGauges(JournalEntries entries, Republishing republishing, Clock clock) {
		this.entries = entries;
		this.republishing = republishing;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("samdrift.journal.unpublished", this.entries, JournalEntries::countUnpublished)
			.description("Journal entries not yet known to be on Kafka")
			.register(meters);
		TimeGauge.builder("samdrift.journal.unpublished.age", this.entries, MILLISECONDS, this::ageOfOldest)
			.description("Age of the oldest journal entry not yet known to be on Kafka")
			.register(meters);
		Gauge.builder("samdrift.journal.republish.left", this.republishing, (asked) -> asked.progress().left())
			.description("Journal entries that an operator wants on Kafka again and that are not yet, roughly")
			.register(meters);
	}

	private double ageOfOldest(JournalEntries waiting) {
		return waiting.oldestUnpublished()
			.map((recordedAt) -> (double) Duration.between(recordedAt, this.clock.instant()).toMillis())
			.orElse(0.0);
	}

}
