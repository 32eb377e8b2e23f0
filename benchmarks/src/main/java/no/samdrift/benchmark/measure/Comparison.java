package no.samdrift.benchmark.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sides measured in turns: forwards in one round, backwards in the next (ABBA), so that a
 * machine that grows slower, or a neighbour that comes and goes, hits all of them alike.
 * A ratio is taken within each round; what is told of it is the median and the spread.
 */
public final class Comparison {

	private final String unit;

	private final Map<String, List<Sample>> samples;

	private Comparison(String unit, Map<String, List<Sample>> samples) {
		this.unit = unit;
		this.samples = samples;
	}

	/**
	 * Measures all sides in every round, after one round that warms up and does not
	 * count.
	 * @param unit what is counted in a second
	 * @param effort how often
	 * @param sides what is compared
	 * @throws Exception when a side has no figure
	 */
	public static Comparison run(String unit, Effort effort, List<Side> sides) throws Exception {
		Map<String, List<Sample>> samples = new LinkedHashMap<>();
		sides.forEach((side) -> samples.put(side.name(), new ArrayList<>()));
		if (effort != Effort.TINY) {
			for (Side side : sides) {
				side.measured().measure();
			}
		}
		for (int round = 0; round < effort.rounds(); round++) {
			List<Side> order = (round % 2 == 0) ? sides : sides.reversed();
			for (Side side : order) {
				Sample sample = side.measured().measure();
				System.out.printf("    round %d: %-40s %,10.0f %s/s%n", round + 1, side.name(), sample.rate(), unit);
				samples.get(side.name()).add(sample);
			}
		}
		return new Comparison(unit, samples);
	}

	/** The ratio of two sides, round by round. */
	public Ratio ratio(String side, String to) {
		List<Sample> these = samples(side);
		List<Sample> those = samples(to);
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < these.size(); round++) {
			ratios.add(these.get(round).rate() / those.get(round).rate());
		}
		return new Ratio(ratios);
	}

	/** The median rate of a side. */
	public double median(String side) {
		return median(samples(side).stream().map(Sample::rate).toList());
	}

	/** What was counted on a side in all rounds. */
	public long count(String side, String name) {
		return samples(side).stream().mapToLong((sample) -> sample.counts().getOrDefault(name, 0L)).sum();
	}

	private List<Sample> samples(String side) {
		List<Sample> all = this.samples.get(side);
		if (all == null) {
			throw new IllegalArgumentException("No side is called " + side);
		}
		return all;
	}

	/** Rates, ratios to some of the sides, and the numbers of every round. */
	public void tell(Section section, String side, Map<String, Double> aims) {
		List<List<String>> ratios = new ArrayList<>();
		this.samples.keySet().stream().filter((other) -> !other.equals(side)).forEach((other) -> {
			Ratio ratio = ratio(side, other);
			Double aim = aims.get(other);
			ratios.add(List.of(other, number(median(side)), number(median(other)), "**" + ratio.told() + "**",
					(aim == null) ? "" : String.format(Locale.ROOT, "%.1f", aim),
					(aim == null) ? "" : ((ratio.median() >= aim) ? "met" : "**missed**")));
		});
		section.table(List.of("against", side + ", " + this.unit + "/s", "the other, " + this.unit + "/s",
				"ratio, median (least–most)", "aim", ""), ratios);
		tellLatencies(section);
		tellRounds(section);
	}

	/** The percentiles of all rounds together. */
	private void tellLatencies(Section section) {
		Set<String> names = new LinkedHashSet<>();
		this.samples.values().forEach((all) -> all.forEach((sample) -> names.addAll(sample.latencies().keySet())));
		List<List<String>> rows = new ArrayList<>();
		for (String name : names) {
			this.samples.forEach((side, all) -> {
				var together = Sample.together(all, name);
				if (together.getTotalCount() > 0) {
					rows.add(List.of(name, side, milliseconds(together.getValueAtPercentile(50)),
							milliseconds(together.getValueAtPercentile(95)),
							milliseconds(together.getValueAtPercentile(99)), Long.toString(together.getTotalCount())));
				}
			});
		}
		if (!rows.isEmpty()) {
			section.table(List.of("ms", "side", "p50", "p95", "p99", "of"), rows);
		}
	}

	private void tellRounds(Section section) {
		List<String> heads = new ArrayList<>(List.of("round"));
		heads.addAll(this.samples.keySet());
		List<List<String>> rows = new ArrayList<>();
		int rounds = this.samples.values().iterator().next().size();
		for (int round = 0; round < rounds; round++) {
			List<String> row = new ArrayList<>(List.of(Integer.toString(round + 1)));
			for (List<Sample> all : this.samples.values()) {
				Sample sample = all.get(round);
				StringBuilder cell = new StringBuilder(number(sample.rate()));
				sample.counts().forEach((name, count) -> cell.append(", ").append(count).append(' ').append(name));
				row.add(cell.toString());
			}
			rows.add(row);
		}
		section.details("Every round, " + this.unit + "/s", heads, rows);
	}

	private static String milliseconds(long nanoseconds) {
		return String.format(Locale.ROOT, "%.1f", nanoseconds / 1e6);
	}

	static String number(double value) {
		return (value < 100) ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * A ratio in each round.
	 *
	 * @param rounds the ratio of each
	 */
	public record Ratio(List<Double> rounds) {

		/** The middle one. */
		public double median() {
			return Comparison.median(this.rounds);
		}

		/** The median with the least and the most. */
		public String told() {
			return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(), Collections.min(this.rounds),
					Collections.max(this.rounds));
		}

	}

}
