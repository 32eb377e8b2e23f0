package no.samdrift.portal.operations;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What is watched of a service, and when to worry, as in {@code docs/operate.md}. Each
 * has the texts {@code operations.measure.<NAME>} and {@code .worry}.
 */
enum Measure {

	UNPUBLISHED(sum("samdrift_journal_unpublished"), Unit.COUNT, Worry.NEVER),

	UNPUBLISHED_AGE(max("samdrift_journal_unpublished_age_seconds"), Unit.SECONDS, Worry.above(30)),

	PUBLISH_LATENCY((metrics) -> metrics.fromBuckets("samdrift_relay_publish_latency_seconds", 0.99), Unit.SECONDS,
			Worry.above(1)),

	PUBLISH_FAILURES(sum("samdrift_relay_failures_total"), Unit.COUNT, Worry.GROWING),

	LAG(sum("spring_cloud_stream_binder_kafka_offset"), Unit.COUNT, Worry.GROWING),

	GAPS(sum("samdrift_events_gaps_total"), Unit.COUNT, Worry.above(0)),

	REPEATS(sum("samdrift_events_repeats_total"), Unit.COUNT, Worry.NEVER),

	RETRIES(sum("samdrift_consumer_retries_total"), Unit.COUNT, Worry.GROWING),

	NOTIFICATIONS(sum("samdrift_notifications_total"), Unit.COUNT, Worry.NEVER),

	NOTIFICATION_LATENCY(recent("samdrift_notifications_latency_seconds"), Unit.SECONDS, Worry.above(1)),

	FACTS_CURRENT(sum("samdrift_facts_current"), Unit.YES_NO, Worry.NONE_FOR_MINUTES),

	FACTS_MISSING(sum("samdrift_notifications_facts_missing_total"), Unit.COUNT, Worry.GROWING),

	FACTS_UNREADABLE(sum("samdrift_facts_unreadable_total"), Unit.COUNT, Worry.above(0)),

	STREAM_RECORDS(sum("samdrift_streams_records_total"), Unit.COUNT, Worry.NEVER),

	STREAM_LATENCY(recent("samdrift_streams_latency_seconds"), Unit.SECONDS, Worry.above(1)),

	STREAMS_WAITING(sum("samdrift_streams_waiting"), Unit.YES_NO, Worry.SOME_FOR_MINUTES),

	STREAM_GAPS(sum("samdrift_streams_gaps_total"), Unit.COUNT, Worry.above(0)),

	STREAM_PARKED(sum("samdrift_streams_parked_total"), Unit.COUNT, Worry.above(0)),

	FEDERATION_AGE(max("samdrift_federation_answer_age_seconds"), Unit.SECONDS, Worry.above(120)),

	FEDERATION_FAILURES(sum("samdrift_federation_failures_total"), Unit.COUNT, Worry.GROWING),

	FEDERATION_RESTARTS(sum("samdrift_federation_restarts_total"), Unit.COUNT, Worry.above(0)),

	LIVE_READERS(sum("samdrift_inbox_live_readers"), Unit.COUNT, Worry.above(450)),

	STREAM_READERS(sum("samdrift_streams_readers_waiting"), Unit.COUNT, Worry.above(900)),

	OPEN_PAGES(sum("samdrift_portal_live_readers"), Unit.COUNT, Worry.above(450));

	private final Function<Metrics, OptionalDouble> source;

	private final Unit unit;

	private final Worry worry;

	Measure(Function<Metrics, OptionalDouble> source, Unit unit, Worry worry) {
		this.source = source;
		this.unit = unit;
		this.worry = worry;
	}

	Unit unit() {
		return this.unit;
	}

	Worry worry() {
		return this.worry;
	}

	/** The value; empty when it is not measured, or nothing was to measure lately. */
	OptionalDouble in(Metrics metrics) {
		return this.source.apply(metrics);
	}

	/** Whether the service measures this at all. */
	boolean isKnownTo(Metrics metrics) {
		return in(metrics).isPresent() || metrics.samples().stream().anyMatch((sample) -> isSource(sample.name()));
	}

	private boolean isSource(String name) {
		return switch (this) {
			case PUBLISH_LATENCY -> name.startsWith("samdrift_relay_publish_latency_seconds");
			case NOTIFICATION_LATENCY -> name.startsWith("samdrift_notifications_latency_seconds");
			case STREAM_LATENCY -> name.startsWith("samdrift_streams_latency_seconds");
			default -> false;
		};
	}

	/** What a service measures. */
	static List<Measure> of(Metrics metrics) {
		return Arrays.stream(values()).filter((measure) -> measure.isKnownTo(metrics)).toList();
	}

	private static Function<Metrics, OptionalDouble> sum(String name) {
		return (metrics) -> metrics.sum(name);
	}

	private static Function<Metrics, OptionalDouble> max(String name) {
		return (metrics) -> metrics.max(name);
	}

	private static Function<Metrics, OptionalDouble> recent(String name) {
		return (metrics) -> metrics.recent(name, "0.99");
	}

	/** How a value is written. */
	enum Unit {

		COUNT, SECONDS, YES_NO

	}

}
