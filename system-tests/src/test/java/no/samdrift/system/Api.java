package no.samdrift.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The HTTP APIs as one caller sees them. */
final class Api {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final RunningSystem system;

	private final HttpClient http;

	private final @Nullable String token;

	Api(RunningSystem system, HttpClient http, @Nullable String token) {
		this.system = system;
		this.http = http;
		this.token = token;
	}

	Answer get(Part part, String path) {
		return send(request(part, path).GET());
	}

	/** Reads something that must be there. */
	JsonNode read(Part part, String path) {
		Answer answer = get(part, path);
		assertThat(answer.status()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
		return answer.body();
	}

	Answer post(Part part, String path, Object body) {
		return post(part, path, body, Map.of());
	}

	Answer post(Part part, String path, Object body, Map<String, String> headers) {
		HttpRequest.Builder request = request(part, path).header("Content-Type", "application/json");
		headers.forEach(request::header);
		return send(request.POST(HttpRequest.BodyPublishers.ofString(json(body))));
	}

	/** Creates something; waits for facts that are still on their way. */
	JsonNode create(Part part, String path, Object body) {
		String key = UUID.randomUUID().toString();
		Answer answer = await().atMost(Duration.ofSeconds(30))
			.until(() -> post(part, path, body, Map.of("Idempotency-Key", key)), (a) -> !a.isNotYetKnown());
		assertThat(answer.status()).as("POST %s: %s", path, answer.body()).isEqualTo(201);
		return answer.body();
	}

	/**
	 * Gives a command on the version that is there now; waits for facts that are still on
	 * their way.
	 */
	JsonNode command(Part part, String resource, String command, Object body) {
		Answer answer = await().atMost(Duration.ofSeconds(30))
			.until(() -> tryCommand(part, resource, command, body), (a) -> !a.isNotYetKnown());
		assertThat(answer.status()).as("POST %s/%s: %s", resource, command, answer.body()).isEqualTo(200);
		return answer.body();
	}

	/** Gives a command on the version that is there now. */
	Answer tryCommand(Part part, String resource, String command, Object body) {
		Answer now = get(part, resource);
		// what changes without a version too, such as how a webhook goes, has no ETag
		String version = now.etag().isEmpty() ? "\"" + now.body().path("version").asLong() + "\"" : now.etag();
		return post(part, resource + "/" + command, body,
				Map.of("If-Match", version, "Idempotency-Key", UUID.randomUUID().toString()));
	}

	private HttpRequest.Builder request(Part part, String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.system.address(part, path))
			.timeout(Duration.ofSeconds(70))
			.header("Accept-Language", "nb");
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return request;
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			String type = response.headers().firstValue("Content-Type").orElse("");
			JsonNode body = type.contains("json") ? JSON.readTree(response.body())
					: JSON.getNodeFactory().stringNode(response.body());
			return new Answer(response.statusCode(), body, response.headers().firstValue("ETag").orElse(""), response);
		}
		catch (IOException ex) {
			return new Answer(0, JSON.getNodeFactory().stringNode(String.valueOf(ex.getMessage())), "", null);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String json(Object body) {
		return (body instanceof String text) ? text : JSON.writeValueAsString(body);
	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status; 0 when nobody answered
	 * @param body the JSON, or the text
	 * @param etag the version, or empty
	 * @param response the whole response; absent when nobody answered
	 */
	record Answer(int status, JsonNode body, String etag, @Nullable HttpResponse<String> response) {

		boolean isNotYetKnown() {
			return this.status == 409 && this.body.path("type").asString("").endsWith(":fact-not-yet-known");
		}

		String header(String name) {
			return (this.response != null) ? this.response.headers().firstValue(name).orElse("") : "";
		}

	}

}
