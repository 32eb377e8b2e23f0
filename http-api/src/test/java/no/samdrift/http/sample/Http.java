package no.samdrift.http.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;

/** Calls a service over the wire. */
public final class Http {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	Http(int port) {
		this.port = port;
	}

	public Call get(String path) {
		return new Call(HttpRequest.newBuilder(uri(path)).GET());
	}

	public Call post(String path, String json) {
		return new Call(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	/** Posts blanks without telling their number first. */
	public Call stream(String path, int blanks) {
		byte[] body = " ".repeat(blanks).getBytes(StandardCharsets.US_ASCII);
		return new Call(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
	}

	public Call call(String method, String path) {
		return new Call(HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	/** A call under preparation. */
	public static final class Call {

		private final HttpRequest.Builder request;

		private Call(HttpRequest.Builder request) {
			this.request = request;
		}

		public Call header(String name, String value) {
			this.request.header(name, value);
			return this;
		}

		public Call as(String token) {
			return header("Authorization", "Bearer " + token);
		}

		public Call in(String language) {
			return header("Accept-Language", language);
		}

		public Call ifMatch(long version) {
			return header("If-Match", "\"" + version + "\"");
		}

		public Answer send() {
			try {
				return new Answer(CLIENT.send(this.request.build(), HttpResponse.BodyHandlers.ofString()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/** What came back. */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public String header(String name) {
			return String.join(", ", this.response.headers().allValues(name));
		}

		public JsonNode json() {
			return EventJson.mapper().readTree(this.response.body());
		}

		/** A value by its JSON pointer, as text; empty when there is none. */
		public String text(String pointer) {
			JsonNode node = json().at(pointer);
			return node.isMissingNode() ? "" : node.isValueNode() ? node.asString() : node.toString();
		}

		public String body() {
			return this.response.body();
		}

	}

}
