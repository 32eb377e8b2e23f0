package no.samdrift.notification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.SourcePrefix;
import no.samdrift.http.testing.TestTokens;
import no.samdrift.notification.federation.Neighbour;

/** The running service, one for all tests, on the embedded servers. */
public final class TheService {

	/** What the sources of its events begin with. */
	public static final SourcePrefix PREFIX = new SourcePrefix("/tests");

	private static @Nullable TheService shared;

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()));

	private TheService(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static synchronized TheService shared() {
		if (shared == null) {
			SpringApplication application = new SpringApplication(NotificationService.class);
			List<String> settings = new ArrayList<>(List.of("--server.port=0",
					"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
					"--spring.mongodb.uri=" + TestServers.mongoUri("samdrift-notification"),
					"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.issuerUri(),
					"--samdrift.events.source-prefix=" + PREFIX, "--samdrift.topics.partitions=3",
					"--samdrift.streams.instance=tests",
					"--samdrift.kafka-access.bootstrap-servers=" + TestServers.kafkaScramServers(),
					"--samdrift.webhooks.allowed-networks=127.0.0.0/8", "--samdrift.webhooks.origin=samdrift.test",
					"--samdrift.webhooks.first-retry=100ms", "--samdrift.webhooks.longest-retry=1s",
					"--samdrift.federation.poll=100ms", "--samdrift.inbox.patience=2s",
					"--samdrift.inbox.live.heart-beat=300ms", "--server.tomcat.connection-timeout=3s"));
			settings.addAll(Neighbour.shared().settings("aust"));
			shared = new TheService(application.run(settings.toArray(String[]::new)));
		}
		return shared;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public Admin admin() {
		return this.admin;
	}

	public String address(String path) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	public Answer get(String path, @Nullable String token) {
		return send(request(path, token).GET());
	}

	public Answer post(String path, @Nullable String token) {
		return send(request(path, token).POST(HttpRequest.BodyPublishers.noBody()));
	}

	public Answer post(String path, @Nullable String token, Object body) {
		return send(request(path, token).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(EventJson.mapper().writeValueAsBytes(body))));
	}

	/**
	 * Sends a command as JSON.
	 * @param version for {@code If-Match}; absent for none
	 */
	public Answer post(String path, @Nullable String token, @Nullable Long version, String json) {
		HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json));
		if (version != null) {
			request.header("If-Match", "\"" + version + "\"");
		}
		return send(request);
	}

	public HttpRequest.Builder request(String path, @Nullable String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(90));
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		return request;
	}

	public Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public static String token(PersonId person, @Nullable OrganisationId organisation, Role... roles) {
		return TestTokens.person(person.value(), (organisation != null) ? organisation.value() : null, roles);
	}

	public static String system(OrganisationId organisation) {
		return TestTokens.client("archive", organisation.value());
	}

	/**
	 * An answer.
	 *
	 * @param response the response
	 */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public JsonNode json() {
			return EventJson.mapper().readTree(this.response.body());
		}

		public String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		/** The problem's type without its common beginning. */
		public String problem() {
			return json().path("type").asString().replace("urn:samdrift:problem:", "");
		}

	}

}
