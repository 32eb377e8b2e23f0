package no.samdrift.benchmark.stream;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import no.samdrift.benchmark.process.JavaProcess;
import no.samdrift.events.EventJson;

/** Somebody whose inbox is open. */
final class InboxReader extends Way {

	private static final String DATA = "data:";

	private final HttpClient http = HttpClient.newHttpClient();

	InboxReader(JavaProcess service, String token) throws IOException, InterruptedException {
		HttpResponse<Stream<String>> live = this.http.send(HttpRequest.newBuilder(service.address("/inbox/live"))
			.header("Authorization", "Bearer " + token)
			.header("Accept", "text/event-stream")
			.build(), HttpResponse.BodyHandlers.ofLines());
		if (live.statusCode() != 200) {
			throw new IOException("The inbox answers " + live.statusCode());
		}
		Thread.ofPlatform().daemon().name("inbox-reader").start(() -> read(live.body()));
	}

	private void read(Stream<String> lines) {
		try (lines) {
			lines.filter((line) -> line.startsWith(DATA + " {") || line.startsWith(DATA + "{"))
				.forEach((line) -> cameNext(
						EventJson.mapper().readTree(line.substring(DATA.length())).get("subject").asString()));
		}
		catch (java.io.UncheckedIOException ex) {
			// closed
		}
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
