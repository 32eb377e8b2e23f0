package no.samdrift.examples.mirror;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samdrift's public HTTP API, with the municipality's own client credentials. */
final class Samdrift {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Settings settings;

	private String token = "";

	Samdrift(Settings settings) {
		this.settings = settings;
	}

	/** Reads something of the municipality's, such as {@code events?after=…}. */
	Answer get(String path) {
		return ask(HttpRequest.newBuilder(address(path)).GET());
	}

	/** Sends something for the municipality. */
	Answer post(String path, Object body) {
		return ask(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
	}

	private URI address(String path) {
		return this.settings.samdrift()
			.resolve(path.startsWith("/") ? path : "/municipalities/" + this.settings.municipality() + "/" + path);
	}

	private Answer ask(HttpRequest.Builder request) {
		Answer answer = send(request.setHeader("Authorization", "Bearer " + this.token));
		if (answer.status() == 401) {
			this.token = token();
			answer = send(request.setHeader("Authorization", "Bearer " + this.token));
		}
		return answer;
	}

	private String token() {
		String credentials = this.settings.client() + ":" + this.settings.secret();
		Answer answer = send(HttpRequest.newBuilder(this.settings.issuer().resolve("/oauth2/token"))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
		if (answer.status() != 200) {
			throw new Stopped("The issuer gives " + this.settings.client() + " no token: " + answer.body());
		}
		return answer.body().path("access_token").asString();
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(request.timeout(Duration.ofSeconds(90)).build(),
					HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().map(), JSON.readTree(response.body()));
		}
		catch (IOException ex) {
			throw new Unanswered(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Stopped("Interrupted");
		}
	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status
	 * @param headers its headers
	 * @param body its JSON
	 */
	record Answer(int status, Map<String, List<String>> headers, JsonNode body) {

		String header(String name) {
			return this.headers.getOrDefault(name, List.of("")).getFirst();
		}

		/**
		 * The answer when it is one of success.
		 * @throws Unanswered when it is worth trying again
		 * @throws Stopped when somebody has to do something
		 */
		Answer orStop() {
			if (this.status == 409 || this.status == 429 || this.status >= 500) {
				throw new Unanswered(new IOException(this.status + " " + this.body.path("detail").asString()));
			}
			if (this.status >= 400) {
				throw new Stopped(this.status + " " + this.body.path("type").asString() + ": "
						+ this.body.path("detail").asString());
			}
			return this;
		}

	}

	/** Nobody answers just now; to be tried again. */
	static final class Unanswered extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Unanswered(IOException cause) {
			super(cause.toString(), cause);
		}

	}

}
