package no.samdrift.quickstart.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody whose inbox is open and waits for one notification. */
final class InboxReader implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final InputStream body;

	private final CompletableFuture<Long> arrived = new CompletableFuture<>();

	private InboxReader(InputStream body) {
		this.body = body;
	}

	/** Opens a person's inbox; when this returns, it is open. */
	static InboxReader open(Services services, String username, String subject, String event) {
		try {
			HttpResponse<InputStream> response = services.http()
				.send(services.request(username, "notification", "/inbox/live")
					.timeout(Duration.ofMinutes(5))
					.header("Accept", "text/event-stream")
					.build(), HttpResponse.BodyHandlers.ofInputStream());
			if (response.statusCode() != 200) {
				throw new DemoStopped("The inbox of " + username + " does not open: status " + response.statusCode());
			}
			InboxReader reader = new InboxReader(response.body());
			Thread.ofVirtual().start(() -> reader.read(subject, event));
			return reader;
		}
		catch (IOException ex) {
			throw new DemoStopped("The inbox of " + username + " does not open: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoStopped("Interrupted");
		}
	}

	/** The nanosecond at which the notification came. */
	CompletableFuture<Long> arrived() {
		return this.arrived;
	}

	@Override
	public void close() {
		try {
			this.body.close();
		}
		catch (IOException ex) {
			// nobody reads it any more
		}
	}

	private void read(String subject, String event) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(this.body, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				long now = System.nanoTime();
				if (line.startsWith("data:")) {
					JsonNode notification = JSON.readTree(line.substring("data:".length()));
					if (notification.path("subject").asString().equals(subject)
							&& notification.path("event").asString().equals(event)) {
						this.arrived.complete(now);
						return;
					}
				}
			}
		}
		catch (IOException ex) {
			this.arrived.completeExceptionally(ex);
		}
	}

}
