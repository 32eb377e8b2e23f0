package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import no.samdrift.embedded.FreePort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * Samdrift on free ports, each part a process of its own from its packaged jar,
 * configured by the environment variables that production uses.
 */
final class RunningSystem implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final List<Part> APPLICATIONS = List.of(Part.MEMBERSHIP, Part.PROJECT, Part.NOTIFICATION,
			Part.PORTAL);

	private static @Nullable RunningSystem shared;

	private final Path directory;

	private final Map<Part, Process> processes = new EnumMap<>(Part.class);

	private final Map<Part, Integer> ports = new EnumMap<>(Part.class);

	private final Map<String, String> more = new ConcurrentHashMap<>();

	private final Map<String, String> tokens = new ConcurrentHashMap<>();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final int kafkaPort = FreePort.take();

	private final int kafkaScramPort = FreePort.take();

	private final int mongoPort = FreePort.take();

	private boolean apart;

	private RunningSystem(Path directory) {
		this.directory = directory;
		for (Part part : Part.values()) {
			this.ports.put(part, FreePort.take());
		}
	}

	/** The system that the tests of this JVM share, ready, with the demo data loaded. */
	static synchronized RunningSystem shared() {
		if (shared == null) {
			shared = withDemoData("shared");
		}
		return shared;
	}

	/** A system of its own, ready, with the demo data loaded. */
	static RunningSystem withDemoData(String name) {
		RunningSystem system = planned(name);
		Rehearsal.once().copyDataTo(system.directory);
		system.start();
		return system;
	}

	/** A system of its own, ready and empty. */
	static RunningSystem fresh(String name) {
		RunningSystem system = planned(name);
		system.start();
		return system;
	}

	/** A system of its own that has its addresses and is not started yet. */
	static RunningSystem planned(String name) {
		try {
			Path target = Files.createDirectories(Path.of("target", "system").toAbsolutePath());
			RunningSystem system = new RunningSystem(Files.createTempDirectory(target, name + "-"));
			// also when a start or a test fails: no process outlives the tests
			Runtime.getRuntime().addShutdownHook(new Thread(system::close));
			return system;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Adds environment variables for every service of this system, before its start. */
	RunningSystem with(Map<String, String> variables) {
		this.more.putAll(variables);
		return this;
	}

	/** Broker and database are processes of their own, so that each can die alone. */
	RunningSystem withServersApart() {
		this.apart = true;
		return this;
	}

	/** Starts everything but the portal. */
	void start() {
		Rehearsal.once();
		start(this.apart ? new Part[] { Part.KAFKA, Part.MONGODB, Part.ISSUER } : new Part[] { Part.ISSUER });
		start(Part.MEMBERSHIP, Part.PROJECT, Part.NOTIFICATION);
	}

	/**
	 * Loads the demo data into this new system and ends it; the JVMs keep what they have
	 * learned.
	 * @return the directory of the system
	 */
	Path rehearse() {
		launch(Part.ISSUER, StartCache.of(Part.ISSUER).training(Part.ISSUER.memory));
		awaitReady(Part.ISSUER);
		for (Part part : APPLICATIONS) {
			launch(part, StartCache.of(part).training(part.memory));
		}
		APPLICATIONS.forEach(this::awaitReady);
		loadDemoData();
		APPLICATIONS.forEach((part) -> process(part).destroy());
		APPLICATIONS.forEach(this::stop);
		stop(Part.ISSUER);
		return this.directory;
	}

	/** The portal of this system, started when it is first asked for. */
	synchronized URI portal() {
		if (!this.processes.containsKey(Part.PORTAL)) {
			start(Part.PORTAL);
		}
		return address(Part.PORTAL, "");
	}

	/** Starts parts and waits until they are ready. */
	void start(Part... parts) {
		for (Part part : parts) {
			launch(part);
		}
		for (Part part : parts) {
			awaitReady(part);
		}
	}

	/** Starts a part without waiting for it. */
	void launch(Part part) {
		launch(part, StartCache.of(part).command(part.memory));
	}

	private void launch(Part part, List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile());
		builder.environment().putAll(environment(part));
		builder.redirectErrorStream(true);
		builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(part).toFile()));
		try {
			this.processes.put(part, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void awaitReady(Part part) {
		await("readiness of " + part + ", see " + log(part)).atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> {
				if (!process(part).isAlive()) {
					throw new IllegalStateException(
							part + " ended; the last it logged to " + log(part) + ": " + lastWords(part));
				}
				return isReady(part);
			});
	}

	/** The end of a part's log, short enough for a line of a report. */
	private String lastWords(Part part) throws IOException {
		List<String> lines = Files.readAllLines(log(part));
		return lines.subList(Math.max(0, lines.size() - 5), lines.size())
			.stream()
			.map((line) -> line.substring(0, Math.min(line.length(), 600)))
			.collect(Collectors.joining(" | "));
	}

	private boolean isReady(Part part) {
		return status(part, "/actuator/health/readiness") == 200;
	}

	/** The status of an unauthenticated GET; 0 when nobody answers. */
	int status(Part part, String path) {
		try {
			return this.http
				.send(HttpRequest.newBuilder(address(part, path)).timeout(Duration.ofSeconds(10)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Loads the demo data as {@code ./samdrift up} does; a second time it changes
	 * nothing.
	 * @param files some of it only
	 */
	String loadDemoData(String... files) {
		Map<String, String> variables = Map.of("SAMDRIFT_DEMO_ISSUER", address(Part.ISSUER, "").toString(),
				"SAMDRIFT_DEMO_MEMBERSHIP", address(Part.MEMBERSHIP, "").toString(), "SAMDRIFT_DEMO_PROJECT",
				address(Part.PROJECT, "").toString(), "SAMDRIFT_DEMO_NOTIFICATION",
				address(Part.NOTIFICATION, "").toString());
		List<String> command = new ArrayList<>(List.of(StartCache.JAVA, "-XX:TieredStopAtLevel=1", "-cp",
				Checkout.jar(Part.ISSUER.module).toString(), "-Dloader.main=no.samdrift.quickstart.demo.LoadDemoData",
				"org.springframework.boot.loader.launch.PropertiesLauncher"));
		command.addAll(List.of(files));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(variables);
		builder.redirectErrorStream(true);
		try {
			Process process = builder.start();
			String output = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new IllegalStateException("The demo data could not be loaded: " + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends a part as {@code kill -9} does: nothing of it runs after this line. */
	void kill(Part part) {
		Process process = process(part);
		process.destroyForcibly();
		try {
			process.waitFor();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends a part as an operator does: it finishes what it has begun. */
	void stop(Part part) {
		Process process = process(part);
		process.destroy();
		try {
			process.waitFor();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Somebody signed in: a demo user by name, or a machine client. */
	Api as(String user) {
		return new Api(this, this.http, tokenOf(user));
	}

	/** The token of a demo user or a machine client. */
	String tokenOf(String user) {
		return this.tokens.computeIfAbsent(user, this::token);
	}

	/** A machine client of an organisation that the demo has none of. */
	Api asSystemOf(String organisation) {
		return withToken(signer().ofClient(address(Part.ISSUER, "").toString(), organisation, "system"));
	}

	/** An integrator of an organisation that the demo has none of. */
	Api asIntegratorOf(String organisation) {
		return withToken(signer().ofPerson(address(Part.ISSUER, "").toString(), organisation + "-it", organisation,
				"integrator"));
	}

	private SignedToken signer() {
		return SignedToken.by(this.directory.resolve("key-" + Part.ISSUER));
	}

	/** Nobody signed in. */
	Api anonymous() {
		return new Api(this, this.http, null);
	}

	/** Somebody with this token, whatever it is. */
	Api withToken(String token) {
		return new Api(this, this.http, token);
	}

	/** Where systems with a credential reach Kafka. */
	String kafkaScramServers() {
		return "127.0.0.1:" + this.kafkaScramPort;
	}

	String kafka() {
		return "127.0.0.1:" + this.kafkaPort;
	}

	URI address(Part part, String path) {
		return URI.create("http://localhost:" + this.ports.get(part) + path);
	}

	private String token(String user) {
		boolean machine = user.contains("-system") || user.equals("loader");
		String form = machine ? "grant_type=client_credentials&client_id=" + user + "&client_secret=" + user
				: "grant_type=urn:samdrift:demo&client_id=samdrift-cli&client_secret=samdrift-cli&username=" + user
						+ "&password=" + user;
		HttpRequest request = HttpRequest.newBuilder(address(Part.ISSUER, "/oauth2/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		try {
			HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("No token for " + user + ": " + response.body());
			}
			return JSON.readTree(response.body()).get("access_token").asString();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The environment variables by which each part is configured, as in
	 * docker-compose.yml.
	 */
	Map<String, String> environment(Part part) {
		String issuer = "http://localhost:" + this.ports.get(Part.ISSUER);
		Map<String, String> variables = new HashMap<>();
		variables.put("SERVER_ADDRESS", "127.0.0.1");
		variables.put("SERVER_PORT", this.ports.get(part).toString());
		if (part.module.equals("quickstart")) {
			variables.put("SAMDRIFT_QUICKSTART_BROKER_ENABLED",
					Boolean.toString(this.apart ? part == Part.KAFKA : part == Part.ISSUER));
			variables.put("SAMDRIFT_QUICKSTART_BROKER_PORT", Integer.toString(this.kafkaPort));
			variables.put("SAMDRIFT_QUICKSTART_BROKER_SCRAMPORT", Integer.toString(this.kafkaScramPort));
			variables.put("SAMDRIFT_QUICKSTART_BROKER_DIRECTORY", this.directory.resolve("kafka").toString());
			variables.put("SAMDRIFT_QUICKSTART_DATABASE_ENABLED",
					Boolean.toString(this.apart ? part == Part.MONGODB : part == Part.ISSUER));
			variables.put("SAMDRIFT_QUICKSTART_DATABASE_PORT", Integer.toString(this.mongoPort));
			variables.put("SAMDRIFT_QUICKSTART_DATABASE_DIRECTORY", this.directory.resolve("mongodb").toString());
			variables.put("SAMDRIFT_QUICKSTART_MAIL_ENABLED", "false");
			variables.put("SAMDRIFT_QUICKSTART_ISSUER_URI", issuer);
			variables.put("SAMDRIFT_QUICKSTART_ISSUER_PORTALURIS", address(Part.PORTAL, "").toString());
			variables.put("SAMDRIFT_QUICKSTART_ISSUER_KEYFILE", this.directory.resolve("key-" + part).toString());
		}
		else {
			variables.put("SAMDRIFT_KAFKAACCESS_BOOTSTRAPSERVERS", "127.0.0.1:" + this.kafkaScramPort);
			variables.put("SAMDRIFT_WEBHOOKS_ALLOWEDNETWORKS", "127.0.0.0/8");
			variables.put("SAMDRIFT_WEBHOOKS_PERHOST", "64");
			variables.put("SAMDRIFT_WEBHOOKS_FIRSTRETRY", "200ms");
			variables.put("SAMDRIFT_WEBHOOKS_LONGESTRETRY", "2s");
			variables.put("SPRING_MONGODB_URI", "mongodb://127.0.0.1:" + this.mongoPort + "/samdrift-"
					+ part.module.replace("-service", "") + "?serverSelectionTimeoutMS=3000&connectTimeoutMS=2000");
		}
		if (part == Part.PORTAL) {
			variables.put("SAMDRIFT_PORTAL_SIGNIN_ISSUER", issuer);
			// a service that is slow because all is tested at once is not away
			variables.put("SAMDRIFT_PORTAL_SERVICES_PATIENCE", "20s");
			variables.put("SAMDRIFT_PORTAL_SERVICES_PROJECT", address(Part.PROJECT, "").toString());
			variables.put("SAMDRIFT_PORTAL_SERVICES_MEMBERSHIP", address(Part.MEMBERSHIP, "").toString());
			variables.put("SAMDRIFT_PORTAL_SERVICES_NOTIFICATION", address(Part.NOTIFICATION, "").toString());
		}
		else if (!part.module.equals("quickstart")) {
			variables.putAll(this.more);
			variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
			variables.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer);
		}
		return variables;
	}

	private Path log(Part part) {
		return this.directory.resolve(part + ".log");
	}

	private Process process(Part part) {
		Process process = this.processes.get(part);
		if (process == null) {
			throw new IllegalStateException(part + " was never started");
		}
		return process;
	}

	@Override
	public void close() {
		if (RecordedEvents.WRITE && this.processes.values().stream().anyMatch(Process::isAlive)) {
			RecordedEvents.write(kafka(), Checkout.ROOT);
		}
		this.processes.values().forEach(Process::destroyForcibly);
	}

}
