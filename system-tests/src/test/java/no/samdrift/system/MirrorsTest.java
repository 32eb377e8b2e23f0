package no.samdrift.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import no.samdrift.embedded.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code examples/municipal-mirror} by each way, killed again and again while things
 * happen and while notification-service is killed, too: each ends with the same copy, and
 * proves it.
 */
class MirrorsTest {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final String SKOGDAL = "/municipalities/demo-skogdal";

	private static final int FAULTS = Integer.getInteger("samdrift.faults", 8);

	private static final long SEED = Long.getLong("samdrift.faults.seed", 20220323L);

	private final RunningSystem system = RunningSystem.shared();

	private final Random random = new Random(SEED);

	@Test
	void whateverIsKilledEachMirrorEndsWithTheSameCopyAndProvesIt() throws Exception {
		try (Mirror feed = new Mirror("feed", Map.of()); Mirror kafka = new Mirror("kafka", credential())) {
			int port = FreePort.take();
			String webhookPort = Integer.toString(port);
			String secret;
			try (Mirror unsigned = new Mirror("webhook", Map.of("port", webhookPort))) {
				unsigned.start();
				secret = await("the mirror answers the test event").atMost(PATIENCE)
					.until(() -> connected(port), (answered) -> answered != null);
			}
			try (Mirror webhook = new Mirror("webhook", Map.of("port", webhookPort, "webhook-secret", secret))) {
				List<Mirror> mirrors = List.of(feed, kafka, webhook);
				mirrors.forEach(Mirror::start);

				for (int fault = 0; fault < FAULTS; fault++) {
					DemoProject.idea(this.system, "Speil " + fault).inAssessment();
					if (fault % 4 == 3) {
						this.system.kill(Part.NOTIFICATION);
						this.system.start(Part.NOTIFICATION);
					}
					Mirror victim = mirrors.get(this.random.nextInt(mirrors.size()));
					TimeUnit.MILLISECONDS.sleep(this.random.nextInt(300));
					victim.kill();
					victim.start();
				}

				// a proof that finds a difference is news itself, so all must agree at
				// once
				await("every copy is the snapshot, seed " + SEED).atMost(PATIENCE)
					.pollInterval(Duration.ofSeconds(1))
					.untilAsserted(() -> {
						for (Mirror mirror : mirrors) {
							assertThat(mirror.isInSync()).as(mirror.way).isTrue();
						}
						List<String> expected = snapshot();
						assertThat(expected).hasSizeGreaterThan(FAULTS);
						for (Mirror mirror : mirrors) {
							assertThat(mirror.lines()).as(mirror.way).isEqualTo(expected);
						}
					});
			}
		}
	}

	private Map<String, String> credential() {
		JsonNode made = this.system.as("olav")
			.create(Part.NOTIFICATION, SKOGDAL + "/kafka-credentials", Map.of("purpose", "A mirror"));
		return Map.of("kafka", made.path("bootstrapServers").asString(), "kafka-user",
				made.path("credential").path("username").asString(), "kafka-password",
				made.path("password").asString());
	}

	/** Connects the webhook; the secret, or nothing while the mirror does not answer. */
	private @Nullable String connected(int port) {
		Api.Answer answer = this.system.as("olav")
			.post(Part.NOTIFICATION, SKOGDAL + "/subscriptions", Map.of("name", "A mirror", "endpoint",
					"http://127.0.0.1:" + port + "/samdrift", "from", "beginning"));
		return (answer.status() == 201) ? answer.body().path("secret").asString() : null;
	}

	/** Each resource of the snapshot with its sequence. */
	private List<String> snapshot() {
		List<String> lines = new ArrayList<>();
		this.system.as("skogdal-system")
			.read(Part.NOTIFICATION, SKOGDAL + "/snapshot")
			.forEach((card) -> lines.add(card.path("source").asString() + " " + card.path("subject").asString() + " "
					+ card.path("sequence").asString()));
		return lines.stream().sorted().toList();
	}

	/** The program, in a process of its own. */
	private final class Mirror implements AutoCloseable {

		private final String way;

		private final Path directory;

		private final Map<String, String> options;

		private @Nullable Process process;

		Mirror(String way, Map<String, String> options) throws IOException {
			this.way = way;
			this.options = options;
			this.directory = Files.createDirectories(Path.of("target", "system")).toAbsolutePath();
		}

		private Path copy() {
			return this.directory.resolve("mirror-" + this.way + "-" + ProcessHandle.current().pid());
		}

		private Process run(String... more) {
			List<String> command = new ArrayList<>(List.of(StartCache.JAVA, "-XX:TieredStopAtLevel=1", "-Xmx96m",
					"-jar", jar().toString(), "--way=" + this.way, "--municipality=demo-skogdal",
					"--client=skogdal-system", "--at=" + MirrorsTest.this.system.address(Part.NOTIFICATION, ""),
					"--issuer=" + MirrorsTest.this.system.address(Part.ISSUER, ""), "--copy=" + copy()));
			this.options.forEach((name, value) -> {
				if (!name.endsWith("secret") && !name.endsWith("password")) {
					command.add("--" + name + "=" + value);
				}
			});
			command.addAll(List.of(more));
			ProcessBuilder builder = new ProcessBuilder(command);
			builder.environment().put("SAMDRIFT_SECRET", "skogdal-system");
			this.options.forEach((name, value) -> builder.environment()
				.put("SAMDRIFT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
			File log = this.directory.resolve("mirror-" + this.way + ".log").toFile();
			builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
			if (!List.of(more).contains("--list")) {
				builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
			}
			try {
				return builder.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		void start() {
			this.process = run();
		}

		/** Ends it as {@code kill -9} does. */
		void kill() {
			Process running = this.process;
			if (running != null) {
				running.destroyForcibly().onExit().join();
				this.process = null;
			}
		}

		boolean isInSync() {
			kill();
			try {
				return run("--once").waitFor() == 0;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** Each resource of the copy with its sequence. */
		List<String> lines() throws IOException {
			try (Stream<String> output = run("--list").inputReader().lines()) {
				return output.map((line) -> line.substring(0, line.lastIndexOf(' '))).sorted().toList();
			}
		}

		@Override
		public void close() throws IOException {
			kill();
			if (Files.exists(copy())) {
				try (Stream<Path> files = Files.walk(copy())) {
					for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
						Files.deleteIfExists(file);
					}
				}
			}
		}

		private static Path jar() {
			Path target = Path.of("..", "examples", "municipal-mirror", "target");
			try (Stream<Path> files = Files.list(target)) {
				return files.filter((file) -> file.getFileName().toString().matches("municipal-mirror-.*\\.jar"))
					.findFirst()
					.orElseThrow(() -> new IllegalStateException("No jar in " + target.toAbsolutePath()))
					.toAbsolutePath();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
