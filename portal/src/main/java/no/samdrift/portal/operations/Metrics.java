package no.samdrift.portal.operations;

import java.util.TreeMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a service measures, read from the text format of Prometheus (version 0.0.4). What
 * is no sample of that format is left out; a measure without a number, as one that was
 * never taken, counts as absent.
 *
 * @param samples in the order in which they stand there
 */
record Metrics(List<Sample> samples) {

	static final Metrics NONE = new Metrics(List.of());

	Metrics {
		samples = List.copyOf(samples);
	}

	static Metrics parse(String text) {
		List<Sample> samples = new ArrayList<>();
		text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).forEach((line) -> {
			Sample sample = new Line(line).sample();
			if (sample != null) {
				samples.add(sample);
			}
		});
		return new Metrics(samples);
	}

	private Stream<Sample> named(String name) {
		return this.samples.stream().filter((sample) -> sample.name().equals(name));
	}

	private static DoubleStream numbers(Stream<Sample> samples) {
		return samples.mapToDouble(Sample::value).filter((value) -> !Double.isNaN(value));
	}

	/** The sum of a measure over all its labels; empty when it is not measured. */
	OptionalDouble sum(String name) {
		double[] values = numbers(named(name)).toArray();
		return (values.length == 0) ? OptionalDouble.empty() : OptionalDouble.of(DoubleStream.of(values).sum());
	}

	/** The largest of a measure over all its labels; empty when it is not measured. */
	OptionalDouble max(String name) {
		return numbers(named(name)).max();
	}

	/**
	 * A quantile that the service itself has formed of the last minutes; empty when
	 * nothing was measured in them, which it says by 0.
	 */
	OptionalDouble recent(String name, String quantile) {
		return numbers(named(name).filter((sample) -> quantile.equals(sample.labels().get("quantile"))))
			.filter((value) -> value > 0)
			.max();
	}

	/**
	 * A quantile since the start, from the buckets of a histogram: the upper bound of the
	 * bucket in which it lies. Empty when nothing was measured; infinite when it lies
	 * above the last bound.
	 */
	OptionalDouble fromBuckets(String name, double quantile) {
		Map<Double, Double> buckets = new TreeMap<>();
		named(name + "_bucket").forEach((sample) -> buckets.merge(bound(sample), sample.value(), Double::sum));
		double all = buckets.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
		if (all <= 0) {
			return OptionalDouble.empty();
		}
		return buckets.entrySet()
			.stream()
			.filter((bucket) -> bucket.getValue() >= quantile * all)
			.mapToDouble(Map.Entry::getKey)
			.findFirst();
	}

	private static double bound(Sample bucket) {
		return number(bucket.labels().getOrDefault("le", "+Inf"));
	}

	private static double number(String text) {
		return switch (text) {
			case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
			case "-Inf" -> Double.NEGATIVE_INFINITY;
			default -> {
				try {
					yield Double.parseDouble(text);
				}
				catch (NumberFormatException ex) {
					yield Double.NaN;
				}
			}
		};
	}

	/**
	 * One measured value.
	 *
	 * @param name what is measured
	 * @param labels of what
	 * @param value the value; not a number when none was taken
	 */
	record Sample(String name, Map<String, String> labels, double value) {
	}

	/** A line that is read from left to right. */
	private static final class Line {

		private final String text;

		private int at;

		Line(String text) {
			this.text = text.strip();
		}

		/** The sample, or nothing when the line is none. */
		@Nullable Sample sample() {
			String name = until("{ \t");
			Map<String, String> labels = new LinkedHashMap<>();
			if (peek() == '{') {
				this.at++;
				while (peek() != '}') {
					if (!label(labels)) {
						return null;
					}
				}
				this.at++;
			}
			skip(" \t");
			String value = until(" \t");
			return (name.isEmpty() || value.isEmpty()) ? null : new Sample(name, labels, number(value));
		}

		private boolean label(Map<String, String> into) {
			skip(" ,");
			String name = until("=}");
			if (peek() != '=') {
				return name.isEmpty() && peek() == '}';
			}
			this.at++;
			if (peek() != '"') {
				return false;
			}
			this.at++;
			StringBuilder value = new StringBuilder();
			while (peek() != '"') {
				if (this.at >= this.text.length()) {
					return false;
				}
				value.append(character());
			}
			this.at++;
			skip(" ,");
			into.put(name.strip(), value.toString());
			return true;
		}

		private char character() {
			char next = this.text.charAt(this.at++);
			if (next != '\\' || this.at >= this.text.length()) {
				return next;
			}
			char escaped = this.text.charAt(this.at++);
			return (escaped == 'n') ? '\n' : escaped;
		}

		private char peek() {
			return (this.at < this.text.length()) ? this.text.charAt(this.at) : 0;
		}

		private void skip(String these) {
			while (this.at < this.text.length() && these.indexOf(peek()) >= 0) {
				this.at++;
			}
		}

		private String until(String these) {
			int from = this.at;
			while (this.at < this.text.length() && these.indexOf(peek()) < 0) {
				this.at++;
			}
			return this.text.substring(from, this.at);
		}

	}

}
