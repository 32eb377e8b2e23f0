package no.samdrift.portal.operations;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTest {

	private static final Metrics METRICS = Metrics.parse("""
			# HELP samdrift_journal_unpublished Changes that are not on Kafka yet
			# TYPE samdrift_journal_unpublished gauge
			samdrift_journal_unpublished 3.0
			samdrift_deadletters_waiting NaN
			process_start_time_seconds 1.795573747108E9
			lag{group="a",topic="one"} 2.0
			lag{group="a",topic="two",} 5 1795573747108
			odd{text="a \\"quoted\\" } and\\nnew, = line"} 1
			latency_seconds{quantile="0.5"} 0.02
			latency_seconds{quantile="0.99"} 0.0
			publish_seconds_bucket{le="0.1"} 90
			publish_seconds_bucket{le="0.5"} 99
			publish_seconds_bucket{le="1.0"} 100
			publish_seconds_bucket{le="+Inf"} 100
			slow_seconds_bucket{le="1.0"} 1
			slow_seconds_bucket{le="+Inf"} 100
			never_seconds_bucket{le="+Inf"} 0

			broken{le="0.1
			noValue
			wrong{a=b} 1
			""");

	@Test
	void aValueIsRead() {
		assertThat(METRICS.sum("samdrift_journal_unpublished")).hasValue(3);
		assertThat(METRICS.max("process_start_time_seconds")).hasValue(1.795573747108E9);
	}

	@Test
	void whatHasNoNumberWasNotMeasured() {
		assertThat(METRICS.sum("samdrift_deadletters_waiting")).isEmpty();
		assertThat(METRICS.sum("unheard_of")).isEmpty();
	}

	@Test
	void valuesOfSeveralLabelsAreAddedUp() {
		assertThat(METRICS.sum("lag")).hasValue(7);
		assertThat(METRICS.max("lag")).hasValue(5);
	}

	@Test
	void labelsMayHoldAnything() {
		assertThat(METRICS.samples()).filteredOn((sample) -> sample.name().equals("odd"))
			.singleElement()
			.extracting(Metrics.Sample::labels)
			.isEqualTo(Map.of("text", "a \"quoted\" } and\nnew, = line"));
	}

	@Test
	void whatIsNoSampleIsLeftOut() {
		assertThat(METRICS.samples()).extracting(Metrics.Sample::name).doesNotContain("broken", "noValue", "wrong");
	}

	@Test
	void aQuantileOfTheLastMinutesIsAbsentWhenNothingHappened() {
		assertThat(METRICS.recent("latency_seconds", "0.5")).hasValue(0.02);
		assertThat(METRICS.recent("latency_seconds", "0.99")).isEmpty();
	}

	@Test
	void aQuantileLiesBelowTheBoundOfItsBucket() {
		assertThat(METRICS.fromBuckets("publish_seconds", 0.99)).hasValue(0.5);
		assertThat(METRICS.fromBuckets("publish_seconds", 0.5)).hasValue(0.1);
		assertThat(METRICS.fromBuckets("slow_seconds", 0.99)).hasValue(Double.POSITIVE_INFINITY);
		assertThat(METRICS.fromBuckets("never_seconds", 0.99)).isEmpty();
	}

}
