package no.samdrift.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import no.samdrift.embedded.FreePort;
import no.samdrift.events.EventJson;

import org.springframework.util.FileSystemUtils;

/**
 * Kafka broker, MongoDB server and issuer in one process, the one that
 * {@code ./samdrift up} starts, on free ports and an empty directory. It keeps its data
 * on disk. All sides of a comparison use the same one.
 */
public final class Servers implements AutoCloseable {

	private final Path directory;

	private final int kafkaPort = FreePort.take();

	private final int mongoPort = FreePort.take();

	private final JavaProcess process;

	private final Map<String, JavaProcess> services = new HashMap<>();

	private int databases;

	private Servers(Path directory) {
		this.directory = directory;
		int port = FreePort.take();
		Map<String, String> variables = new HashMap<>();
		variables.put("SAMDRIFT_QUICKSTART_BROKER_PORT", Integer.toString(this.kafkaPort));
		variables.put("SAMDRIFT_QUICKSTART_BROKER_DIRECTORY", directory.resolve("kafka").toString());
		variables.put("SAMDRIFT_QUICKSTART_DATABASE_PORT", Integer.toString(this.mongoPort));
		variables.put("SAMDRIFT_QUICKSTART_DATABASE_DIRECTORY", directory.resolve("mongodb").toString());
		variables.put("SAMDRIFT_QUICKSTART_MAIL_ENABLED", "false");
		variables.put("SAMDRIFT_QUICKSTART_ISSUER_URI", "http://localhost:" + port);
		variables.put("SAMDRIFT_QUICKSTART_ISSUER_KEYFILE", directory.resolve("key").toString());
		this.process = JavaProcess.start("quickstart", options("768m"), directory, port, variables);
	}

	/** Starts them; they are ready. */
	public static Servers start() {
		try {
			Path directory = Files.createTempDirectory("samdrift-benchmark-");
			try {
				return new Servers(directory);
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException("The servers did not start; their log is in " + directory, ex);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As {@code ./samdrift up} starts them: quick from the first second on. */
	private static List<String> options(String heap) {
		return List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
	}

	/** Host and port of Kafka. */
	public String kafka() {
		return "127.0.0.1:" + this.kafkaPort;
	}

	/** The address of a database. */
	public String mongo(String database) {
		return "mongodb://127.0.0.1:" + this.mongoPort + "/" + database;
	}

	/** A name that no database has had yet. */
	public String freshDatabase() {
		return "benchmark-" + ++this.databases;
	}

	/**
	 * A service on these servers, started when first asked for.
	 * @param module such as {@code notification-service}
	 * @param heap its largest heap, as {@code -Xmx} takes it
	 * @param settings environment variables besides
	 */
	public JavaProcess service(String module, String heap, Map<String, String> settings) {
		return this.services.computeIfAbsent(module, (key) -> {
			Map<String, String> variables = new HashMap<>(settings);
			variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
			variables.put("SPRING_MONGODB_URI", mongo("samdrift-" + module.replace("-service", "")));
			variables.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", this.process.address("").toString());
			return JavaProcess.start(module, options(heap), this.directory, FreePort.take(), variables);
		});
	}

	/** A token of a municipality's machine client, such as {@code fjordvik-system}. */
	public String systemToken(String client) {
		return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client));
	}

	/** A token of a demo user. */
	public String userToken(String user) {
		return token(Map.of("grant_type", "urn:samdrift:demo", "client_id", "samdrift-cli", "client_secret",
				"samdrift-cli", "username", user, "password", user));
	}

	private String token(Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest request = HttpRequest.newBuilder(this.process.address("/oauth2/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("The issuer gives no token: " + response.body());
			}
			return EventJson.mapper().readTree(response.body()).get("access_token").asString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.services.values().forEach(JavaProcess::close);
		this.process.close();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			System.err.println("Not all of " + this.directory + " could be removed: " + ex);
		}
	}

}
