package no.samdrift.notification.federation;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of a followed programme. */
final class FederationMeters {

	private static final String FOLLOWED = "followed";

	private final String followed;

	private final MeterRegistry meters;

	private final Counter accepted;

	private final Counter restarts;

	private final Timer latency;

	FederationMeters(String followed, MeterRegistry meters) {
		this.followed = followed;
		this.meters = meters;
		this.accepted = counter("samdrift.federation.accepted", "Events of a followed programme that were taken in");
		this.restarts = counter("samdrift.federation.restarts",
				"How often the stream had to be read from its beginning again, because its cursor led nowhere");
		this.latency = Timer.builder("samdrift.federation.latency")
			.description("From the recording of an event there to its commit here")
			.tag(FOLLOWED, followed)
			.publishPercentiles(0.5, 0.95, 0.99)
			.register(meters);
		for (Admission.Reason reason : Admission.Reason.values()) {
			passed(reason, 0);
		}
		for (FollowedFeed.Kind kind : FollowedFeed.Kind.values()) {
			failures(kind, 0);
		}
	}

	private Counter counter(String name, String description, String... tags) {
		return Counter.builder(name)
			.description(description)
			.tag(FOLLOWED, this.followed)
			.tags(tags)
			.register(this.meters);
	}

	/**
	 * Watches a follower.
	 * @param follows whether this instance does it
	 * @param age how long ago there was a good answer, whichever instance got it
	 */
	void watch(BooleanSupplier follows, Supplier<Duration> age) {
		Gauge.builder("samdrift.federation.leader", () -> follows.getAsBoolean() ? 1 : 0)
			.description("1 on the instance that follows")
			.tag(FOLLOWED, this.followed)
			.register(this.meters);
		Gauge.builder("samdrift.federation.answer.age", () -> age.get().toMillis() / 1000.0)
			.description("How long ago a followed programme gave a good answer")
			.baseUnit("seconds")
			.tag(FOLLOWED, this.followed)
			.register(this.meters);
	}

	void accepted(Duration sinceRecorded) {
		this.accepted.increment();
		this.latency.record(sinceRecorded.isNegative() ? Duration.ZERO : sinceRecorded);
	}

	void passed(Admission.Reason reason) {
		passed(reason, 1);
	}

	private void passed(Admission.Reason reason, int times) {
		counter("samdrift.federation.passed", "Events of a followed programme that were passed over", "reason",
				reason.tag())
			.increment(times);
	}

	void failed(FollowedFeed.Kind kind) {
		failures(kind, 1);
	}

	private void failures(FollowedFeed.Kind kind, int times) {
		counter("samdrift.federation.failures", "Attempts to read on that failed and are made again", "kind",
				kind.tag())
			.increment(times);
	}

	void restarted() {
		this.restarts.increment();
	}

}
