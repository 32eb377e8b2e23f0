package no.samdrift.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import no.samdrift.benchmark.measure.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That every benchmark runs and is in the report. What it measures here means nothing.
 */
class EveryBenchmarkTest {

	@TempDir
	Path directory;

	@Test
	void aRunOfAllGivesAReportWithAllSections() throws Exception {
		Path report = this.directory.resolve("report.md");

		Benchmarks.run(Effort.TINY, List.of(), report);

		String text = Files.readString(report);
		assertThat(text).contains("| Processor |", "| Cores |", "| Memory |", "| JDK |", "| Kafka |", "| MongoDB |",
				"| Spring Boot |", "| Rounds |");
		assertThat(text.lines().filter((line) -> line.startsWith("## "))).containsExactly("## Figures",
				"## Durable commands, accepted and published", "## Fan-out to municipalities' streams",
				"## Pages of the HTTP feed", "## Webhook deliveries", "## From a command to its readers",
				"## Cost of a command as the journal grows");
		assertThat(text).contains("### Many aggregates, 1 instance", "### Memory of the notification service",
				"ratio, median (least–most)", "| ms | side | p50 | p95 | p99 | of |",
				"<summary>Every round, commands/s</summary>");
		assertThat(text).doesNotContain("NaN", "Infinity", "null");
	}

}
