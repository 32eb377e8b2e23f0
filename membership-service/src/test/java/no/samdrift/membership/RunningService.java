package no.samdrift.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.http.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service that all tests of this module share, on real servers, called over the wire.
 */
final class RunningService {

	private static @Nullable RunningService shared;

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final int port;

	private RunningService(ConfigurableApplicationContext context) {
		this.context = context;
		this.port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	static synchronized RunningService shared() {
		if (shared == null) {
			SpringApplication application = new SpringApplication(MembershipService.class);
			shared = new RunningService(application.run("--server.port=0",
					"--spring.mongodb.uri=" + TestServers.mongoUri("membership-" + Id.next()),
					"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
					"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.issuerUri(),
					// tests do what is due themselves
					"--samdrift.due-dates.first-after=1d"));
		}
		return shared;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Answer get(String path, @Nullable String token, String... headers) {
		return send(request(path, token, headers).GET());
	}

	Answer post(String path, @Nullable String token, String json, String... headers) {
		return send(request(path, token, headers).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	/** Posts a command to something that exists, from the version it has now. */
	Answer command(String thing, String command, String token, String json) {
		String version = get(thing, token).header("ETag");
		return post(thing + "/" + command, token, json, "If-Match", version);
	}

	private HttpRequest.Builder request(String path, @Nullable String token, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return request;
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			return new Answer(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What came back. */
	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		JsonNode json() {
			return EventJson.mapper().readTree(this.response.body());
		}

		String text(String pointer) {
			return json().at(pointer).asString("");
		}

		/** What was not met, in order. */
		List<String> codes() {
			return json().at("/errors").valueStream().map((error) -> error.get("code").asString()).toList();
		}

		Answer expect(int status) {
			if (status() != status) {
				throw new AssertionError("Expected " + status + " but got " + status() + ": " + this.response.body());
			}
			return this;
		}

	}

}
