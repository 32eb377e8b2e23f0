package no.samdrift.quickstart.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import no.samdrift.quickstart.users.DemoClient;
import tools.jackson.databind.JsonNode;

/**
 * A municipality's system that waits at the end of its stream for one event, as any
 * system would: with a cursor and a long poll.
 */
final class StreamReader {

	private static final int WAIT_SECONDS = 10;

	private static final int ANSWERS = 6;

	private final Services services;

	private final DemoClient system;

	private final List<JsonNode> events = new ArrayList<>();

	private final CompletableFuture<Long> arrived = new CompletableFuture<>();

	private String cursor;

	private StreamReader(Services services, DemoClient system, String cursor) {
		this.services = services;
		this.system = system;
		this.cursor = cursor;
	}

	/** Goes to the end of the stream and waits there. */
	static StreamReader atTheEnd(Services services, DemoClient system, String subject, String type) {
		Answer stream = services.get(system.clientId(), "notification", "/municipalities/" + system.organisationId());
		String newest = stream.body().path("newest").asString();
		if (!stream.succeeded() || newest.isEmpty()) {
			throw new DemoStopped("The stream of " + system.organisationId() + " is not open: " + stream.refusal());
		}
		StreamReader reader = new StreamReader(services, system, newest);
		Thread.ofVirtual().start(() -> reader.read(subject, type));
		return reader;
	}

	DemoClient system() {
		return this.system;
	}

	/** The nanosecond at which the event came. */
	CompletableFuture<Long> arrived() {
		return this.arrived;
	}

	/** What has come since, in the stream's order. */
	List<JsonNode> events() {
		synchronized (this.events) {
			return List.copyOf(this.events);
		}
	}

	private void read(String subject, String type) {
		try {
			for (int i = 0; i < ANSWERS; i++) {
				Answer answer = this.services.get(this.system.clientId(), "notification", "/municipalities/"
						+ this.system.organisationId() + "/events?wait=" + WAIT_SECONDS + "&after=" + this.cursor);
				long now = System.nanoTime();
				if (!answer.succeeded()) {
					throw new DemoStopped(answer.refusal());
				}
				this.cursor = answer.headers().firstValue("Samdrift-Cursor").orElseThrow();
				synchronized (this.events) {
					answer.body().valueStream().forEach(this.events::add);
				}
				if (answer.body()
					.valueStream()
					.anyMatch((event) -> event.path("subject").asString().equals(subject)
							&& event.path("type").asString().equals(type))) {
					this.arrived.complete(now);
					return;
				}
			}
			throw new DemoStopped("The event did not come");
		}
		catch (RuntimeException ex) {
			this.arrived.completeExceptionally(ex);
		}
	}

}
