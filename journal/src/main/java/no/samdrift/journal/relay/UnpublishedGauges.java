package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import no.samdrift.journal.JournalEntries;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/** How many entries wait for Kafka, and for how long the oldest has waited. */
final class UnpublishedGauges implements MeterBinder {

	private final JournalEntries entries;

	private final Clock clock;

	UnpublishedGauges(JournalEntries entries, Clock clock) {
		this.entries = entries;
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
	}

	private double ageOfOldest(JournalEntries waiting) {
		return waiting.oldestUnpublished()
			.map((recordedAt) -> (double) Duration.between(recordedAt, this.clock.instant()).toMillis())
			.orElse(0.0);
	}

}
