package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of webhooks. */
final class WebhookMeters {

	private final MeterRegistry meters;

	private final Timer latency;

	private final AtomicLong behind = new AtomicLong();

	private final AtomicLong failing = new AtomicLong();

	private final AtomicLong paused = new AtomicLong();

	private final AtomicLong held = new AtomicLong();

	WebhookMeters(MeterRegistry meters) {
		this.meters = meters;
		this.latency = Timer.builder("samdrift.webhooks.latency")
			.description("From the recording of an event to a receiver's good answer")
			.publishPercentileHistogram()
			.register(meters);
		gauge("samdrift.webhooks.lag", "Offsets that the webhook furthest behind has to go; one event takes about two",
				this.behind);
		gauge("samdrift.webhooks.failing", "Active webhooks with an event that does not come through", this.failing);
		gauge("samdrift.webhooks.paused", "Webhooks that are paused", this.paused);
		gauge("samdrift.webhooks.held", "Webhooks that this instance delivers", this.held);
	}

	private void gauge(String name, String description, AtomicLong value) {
		Gauge.builder(name, value::get).description(description).register(this.meters);
	}

	/** An attempt was made, for whatever occasion. */
	void attempted(Answer answer) {
		Timer.builder("samdrift.webhooks.attempts")
			.description("Attempts to deliver, by what became of them")
			.tag("outcome", answer.outcome().name())
			.register(this.meters)
			.record(answer.took());
	}

	/** An event of the stream came through. */
	void delivered(Duration sinceRecorded) {
		this.latency.record(sinceRecorded.isNegative() ? Duration.ZERO : sinceRecorded);
	}

	/** How it is with all webhooks. */
	void stand(Stand stand) {
		this.behind.set(stand.behind());
		this.failing.set(stand.failing());
		this.paused.set(stand.paused());
		this.held.set(stand.held());
	}

	Stand stand() {
		return new Stand(this.behind.get(), this.failing.get(), this.paused.get(), this.held.get());
	}

	/**
	 * How it is with all webhooks.
	 *
	 * @param behind offsets that the one furthest behind has to go
	 * @param failing active ones with an event that does not come through
	 * @param paused those that are paused
	 * @param held those that this instance delivers
	 */
	record Stand(long behind, long failing, long paused, long held) {
	}

}
