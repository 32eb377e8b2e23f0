package no.samdrift.quickstart.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import no.samdrift.quickstart.users.DemoUsers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The services, as seen by an ordinary HTTP client. Where they are is told by the
 * variables {@code SAMDRIFT_DEMO_ISSUER}, {@code SAMDRIFT_DEMO_MEMBERSHIP},
 * {@code SAMDRIFT_DEMO_PROJECT} and {@code SAMDRIFT_DEMO_NOTIFICATION}.
 */
final class Services {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, String> ON_THIS_MACHINE = Map.of("issuer", "http://localhost:8090", "membership",
			"http://127.0.0.1:8082", "project", "http://127.0.0.1:8081", "notification", "http://127.0.0.1:8083");

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final DemoUsers users = DemoUsers.read();

	private final Map<String, String> tokens = new ConcurrentHashMap<>();

	/** Reads something, in bokmål unless the service knows better. */
	Answer get(String as, String service, String path) {
		return send(request(as, service, path).GET().build());
	}

	/** Gives a command. */
	Answer post(Command command, @Nullable String version) {
		HttpRequest.Builder request = request(command.as(), command.service(), command.path())
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", command.idempotencyKey())
			.POST(HttpRequest.BodyPublishers.ofString(command.body().toString()));
		if (version != null) {
			request.header("If-Match", version);
		}
		return send(request.build());
	}

	/** A request with a token, for those who read an answer as it comes. */
	HttpRequest.Builder request(String as, String service, String path) {
		return HttpRequest.newBuilder(address(service).resolve(path))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", "Bearer " + this.tokens.computeIfAbsent(as, this::token));
	}

	HttpClient http() {
		return this.http;
	}

	private String token(String who) {
		boolean machine = this.users.client(who).isPresent();
		String client = machine ? who : "samdrift-cli";
		Map<String, String> parameters = machine ? Map.of("grant_type", "client_credentials")
				: Map.of("grant_type", "urn:samdrift:demo", "username", who, "password", who);
		String form = parameters.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		String credentials = Base64.getEncoder()
			.encodeToString((client + ":" + client).getBytes(StandardCharsets.UTF_8));
		Answer answer = send(HttpRequest.newBuilder(address("issuer").resolve("/oauth2/token"))
			.header("Authorization", "Basic " + credentials)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build());
		if (answer.status() != 200) {
			throw new DemoStopped("The issuer gives " + who + " no token: " + answer.body());
		}
		return answer.body().path("access_token").asString();
	}

	private Answer send(HttpRequest request) {
		try {
			HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers(), json(response.body()));
		}
		catch (ConnectException ex) {
			throw new DemoStopped("Nothing answers on " + request.uri().resolve("/")
					+ ". Is Samdrift running? ./samdrift status tells.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoStopped("Interrupted");
		}
	}

	private static JsonNode json(String body) {
		try {
			return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static URI address(String service) {
		String told = System.getenv("SAMDRIFT_DEMO_" + service.toUpperCase(java.util.Locale.ROOT));
		String address = (told != null && !told.isBlank()) ? told : ON_THIS_MACHINE.get(service);
		if (address == null) {
			throw new IllegalArgumentException("There is no service " + service);
		}
		return URI.create(address);
	}

}
