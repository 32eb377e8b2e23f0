package no.samdrift.benchmark.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * What one side showed in one round.
 *
 * @param rate how much of it in a second
 * @param latencies by name, in nanoseconds
 * @param counts what was counted besides, by name
 */
public record Sample(double rate, Map<String, Histogram> latencies, Map<String, Long> counts) {

	/** A sample of nothing but a rate. */
	public static Sample of(long count, long nanoseconds) {
		return new Sample(count * 1e9 / nanoseconds, Map.of(), Map.of());
	}

	/** The same with latencies that have a name. */
	public Sample withLatency(String name, Histogram latency) {
		Map<String, Histogram> all = new LinkedHashMap<>(this.latencies);
		all.put(name, latency);
		return new Sample(this.rate, all, this.counts);
	}

	/** The same with a count that has a name. */
	public Sample withCount(String name, long count) {
		Map<String, Long> all = new LinkedHashMap<>(this.counts);
		all.put(name, count);
		return new Sample(this.rate, this.latencies, all);
	}

	/** A histogram for latencies from a microsecond to some minutes. */
	public static Histogram histogram() {
		return new Histogram(3);
	}

	/** The latencies of one name in several samples together. */
	static Histogram together(List<Sample> samples, String name) {
		Histogram all = histogram();
		samples.forEach((sample) -> {
			Histogram one = sample.latencies().get(name);
			if (one != null) {
				all.add(one);
			}
		});
		return all;
	}

}
