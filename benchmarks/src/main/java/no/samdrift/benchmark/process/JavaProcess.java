package no.samdrift.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged part of Samdrift as a process of its own, ready when made. */
public final class JavaProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	private final String module;

	private final Process process;

	private final int port;

	private final Path log;

	private JavaProcess(String module, Process process, int port, Path log) {
		this.module = module;
		this.process = process;
		this.port = port;
		this.log = log;
	}

	/**
	 * Starts a part and waits until it is ready.
	 * @param module the module whose packaged jar is run
	 * @param options of its JVM
	 * @param directory where its log goes
	 * @param port where it answers
	 * @param environment how it is configured besides
	 * @throws IllegalStateException when it does not become ready
	 */
	static JavaProcess start(String module, List<String> options, Path directory, int port,
			Map<String, String> environment) {
		Path jar = root().resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
		if (!Files.exists(jar)) {
			throw new IllegalStateException(jar + " is not there: build it first, as ./samdrift benchmark does");
		}
		Path log = directory.resolve(module + ".log");
		List<String> command = new ArrayList<>(
				List.of(tool("java"), "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
		command.addAll(options);
		command.addAll(List.of("-jar", jar.toString()));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
		builder.environment().put("SERVER_PORT", Integer.toString(port));
		builder.redirectErrorStream(true);
		builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		try {
			JavaProcess started = new JavaProcess(module, builder.start(), port, log);
			// however the run ends, nothing outlives it
			Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
			started.awaitReady();
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path root() {
		return Path.of(System.getProperty("samdrift.root", ".")).toAbsolutePath().normalize();
	}

	private static String tool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	/** Where it answers. */
	public URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private void awaitReady() {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!isReady()) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				this.process.destroyForcibly();
				throw new IllegalStateException(this.module + " did not become ready, see " + this.log);
			}
			pause(Duration.ofMillis(100));
		}
	}

	private boolean isReady() {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(address("/actuator/health/readiness"))
					.timeout(Duration.ofSeconds(5))
					.build(), HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What of its heap is in use right after a garbage collection, in MiB. */
	public long heapAfterCollection() {
		command("GC.run");
		String info = command("GC.heap_info");
		// one line for each generation, and what is not heap after them
		int metaspace = info.indexOf("Metaspace");
		return USED.matcher((metaspace < 0) ? info : info.substring(0, metaspace))
			.results()
			.mapToLong((used) -> Long.parseLong(used.group(1)))
			.sum() / 1024;
	}

	/** What it has of the machine's memory, in MiB; -1 where the system does not tell. */
	public long resident() {
		try {
			Matcher resident = RESIDENT
				.matcher(Files.readString(Path.of("/proc", Long.toString(this.process.pid()), "status")));
			return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : -1;
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private String command(String command) {
		try {
			Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(this.process.pid()), command)
				.redirectErrorStream(true)
				.start();
			String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			jcmd.waitFor();
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void pause(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
