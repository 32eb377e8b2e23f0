package no.samdrift.benchmark.stream;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import no.samdrift.benchmark.process.JavaProcess;
import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;

/** A municipality's system that asks its feed with long poll, from now on. */
final class FeedReader extends Way {

	private final HttpClient http = HttpClient.newHttpClient();

	private final JavaProcess service;

	private final String token;

	private volatile boolean closing;

	FeedReader(JavaProcess service, String token) throws IOException, InterruptedException {
		this.service = service;
		this.token = token;
		String path = "/municipalities/" + Municipalities.id(0).value();
		String newest = EventJson.mapper().readTree(get(path).body()).get("newest").asString();
		Thread.ofPlatform().daemon().name("feed-reader").start(() -> read(path + "/events?wait=5&limit=500", newest));
	}

	private void read(String path, String newest) {
		String cursor = newest;
		try {
			while (!this.closing) {
				HttpResponse<byte[]> page = get(path + "&after=" + cursor);
				for (JsonNode event : EventJson.mapper().readTree(page.body())) {
					came(event.get("subject").asString(), Long.parseLong(event.get("sequence").asString()));
				}
				cursor = page.headers().firstValue("Samdrift-Cursor").orElseThrow();
			}
		}
		catch (IOException | InterruptedException ex) {
			if (!this.closing) {
				System.err.println("The feed cannot be read any more: " + ex);
			}
		}
	}

	private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = this.http.send(HttpRequest.newBuilder(this.service.address(path))
			.header("Authorization", "Bearer " + this.token)
			.timeout(Duration.ofSeconds(60))
			.build(), HttpResponse.BodyHandlers.ofByteArray());
		if (answer.statusCode() != 200) {
			throw new IOException("The feed answers " + answer.statusCode());
		}
		return answer;
	}

	@Override
	public void close() {
		this.closing = true;
		this.http.shutdownNow();
	}

}
