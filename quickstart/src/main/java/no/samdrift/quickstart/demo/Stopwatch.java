package no.samdrift.quickstart.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Collects durations of one kind, in nanoseconds. */
final class Stopwatch {

	private static final double NANOS_PER_MILLI = 1e6;

	private final String what;

	private final List<Long> durations = new ArrayList<>();

	Stopwatch(String what) {
		this.what = what;
	}

	synchronized void add(long nanos) {
		this.durations.add(nanos);
	}

	/** One line: the median, the fastest, the slowest, and of how many. */
	synchronized String summary() {
		if (this.durations.isEmpty()) {
			return "%-38s nothing measured".formatted(this.what);
		}
		List<Long> sorted = new ArrayList<>(this.durations);
		Collections.sort(sorted);
		return "%-38s p50 %s   fastest %s   slowest %s   (%d measured)".formatted(this.what,
				millis(sorted.get(sorted.size() / 2)), millis(sorted.getFirst()), millis(sorted.getLast()),
				sorted.size());
	}

	static String millis(long nanos) {
		return String.format(Locale.ROOT, "%6.1f ms", nanos / NANOS_PER_MILLI);
	}

}
