package no.samdrift.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import no.samdrift.benchmark.command.DurableCommands;
import no.samdrift.benchmark.command.JournalGrowth;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Machine;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.benchmark.stream.CommandToReader;
import no.samdrift.benchmark.stream.FanOut;
import no.samdrift.benchmark.stream.FeedPages;
import no.samdrift.benchmark.stream.WebhookDeliveries;
import org.apache.kafka.common.utils.AppInfoParser;

import org.springframework.boot.SpringBootVersion;
import org.springframework.modulith.events.EventExternalizationConfiguration;

/** Runs benchmarks one after the other and writes the report. */
public final class Benchmarks {

	/** All of them, in the order of the report. */
	static final List<Benchmark> ALL = List.of(new DurableCommands(), new FanOut(), new FeedPages(),
			new WebhookDeliveries(), new CommandToReader(), new JournalGrowth());

	private Benchmarks() {
	}

	/**
	 * Runs.
	 * @param arguments {@code --quick}, {@code --report=FILE}, and names of benchmarks;
	 * all when there is none
	 * @throws Exception when a benchmark has no figure
	 */
	public static void main(String[] arguments) throws Exception {
		Effort effort = Effort.FULL;
		Path report = Path.of("benchmarks", "target", "report.md");
		List<String> names = new ArrayList<>();
		for (String argument : arguments) {
			if (argument.equals("--quick")) {
				effort = Effort.QUICK;
			}
			else if (argument.equals("--tiny")) {
				effort = Effort.TINY;
			}
			else if (argument.startsWith("--report=")) {
				report = Path.of(argument.substring("--report=".length()));
			}
			else {
				names.add(argument);
			}
		}
		List<String> known = ALL.stream().map(Benchmark::name).toList();
		if (!known.containsAll(names)) {
			System.err.println("There are the benchmarks " + String.join(", ", known) + ".");
			System.exit(2);
		}
		run(effort, names, report);
		System.out.println("Report: " + report);
		System.exit(0);
	}

	static void run(Effort effort, List<String> names, Path report) throws Exception {
		List<Benchmark> wanted = ALL.stream()
			.filter((benchmark) -> names.isEmpty() || names.contains(benchmark.name()))
			.toList();
		StringBuilder text = new StringBuilder(beginning(effort).markdown());
		if (effort == Effort.TINY) {
			try (Servers shared = Servers.start()) {
				for (Benchmark benchmark : wanted) {
					measure(benchmark, shared, effort, text, report);
				}
			}
			return;
		}
		for (Benchmark benchmark : wanted) {
			try (Servers own = Servers.start()) {
				measure(benchmark, own, effort, text, report);
			}
		}
	}

	private static void measure(Benchmark benchmark, Servers servers, Effort effort, StringBuilder text, Path report)
			throws Exception {
		System.out.println(benchmark.name());
		text.append(benchmark.measure(servers, effort).markdown());
		// what is measured is kept also when a later one fails
		Files.createDirectories(report.toAbsolutePath().getParent());
		Files.writeString(report, text.toString().strip() + "\n");
	}

	private static Section beginning(Effort effort) {
		Section section = new Section("Figures");
		section.say("""
				Measured on %s with `./samdrift benchmark%s`. Every figure is a ratio against something else in the \
				same run on the same servers: the sides take turns, forwards in one round and backwards in the next \
				(ABBA), the ratio is taken within each round, and the median stands with the least and the most. \
				Rates of one machine say little about another; ratios say more.""".formatted(LocalDate.now(),
				(effort == Effort.FULL) ? "" : " --quick"));
		List<List<String>> facts = new ArrayList<>(Machine.facts());
		facts.add(List.of("Kafka", AppInfoParser.getVersion() + ", embedded, one broker, on disk"));
		facts.add(List.of("MongoDB",
				"mongo-java-server (module `embedded-servers`), one file that is written before it answers; no "
						+ "transactions, no change streams, indexes only where unique"));
		facts.add(List.of("Spring Boot", SpringBootVersion.getVersion()));
		facts.add(List.of("Spring Modulith",
				String.valueOf(EventExternalizationConfiguration.class.getPackage().getImplementationVersion())));
		facts.add(List.of("Rounds", effort.rounds() + ", after one of every side that warms up and does not count"));
		section.table(List.of("", ""), facts);
		return section;
	}

}
