package no.samdrift.benchmark.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The demo's Olav, who connects Skogdal's systems. */
final class Integrator implements AutoCloseable {

	static final OrganisationId OWNER = new OrganisationId("demo-skogdal");

	private final HttpClient http = HttpClient.newHttpClient();

	private final Municipalities municipalities;

	private final String token;

	Integrator(Servers servers, Municipalities municipalities) {
		this.municipalities = municipalities;
		this.token = servers.userToken("olav");
	}

	/**
	 * Connects a receiver to what is told from now on.
	 * @return the subscription, with its {@code id} and {@code fromCursor}
	 */
	JsonNode connect(String name, URI endpoint) throws IOException, InterruptedException {
		return call("", null, Map.of("name", name, "endpoint", endpoint.toString()), 201);
	}

	/** Has a webhook go on from a cursor. */
	void rewind(String id, String cursor) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.http.send(request("/" + id).GET().build(),
				HttpResponse.BodyHandlers.ofString());
		long version = EventJson.mapper().readTree(answer.body()).path("version").asLong();
		call("/" + id + "/rewind", version, Map.of("to", cursor), 200);
	}

	private JsonNode call(String path, @Nullable Long version, Map<String, Object> body, int expected)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
		if (version != null) {
			request.header("If-Match", "\"" + version + "\"");
		}
		HttpResponse<String> answer = this.http.send(
				request.POST(HttpRequest.BodyPublishers.ofString(EventJson.mapper().writeValueAsString(body))).build(),
				HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != expected) {
			throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
		}
		return EventJson.mapper().readTree(answer.body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest
			.newBuilder(
					this.municipalities.service().address("/municipalities/" + OWNER.value() + "/subscriptions" + path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + this.token);
	}

	@Override
	public void close() {
		this.http.close();
	}

}
