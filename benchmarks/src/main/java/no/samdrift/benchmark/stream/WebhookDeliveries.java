package no.samdrift.benchmark.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Sample;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import tools.jackson.databind.JsonNode;

/**
 * Deliveries in a second to webhooks, against a bare HTTP client that posts the same
 * bodies to the same receiver.
 */
public final class WebhookDeliveries implements Benchmark {

	private static final String SAMDRIFT = "Samdrift's webhooks";

	private static final String BARE = "bare HTTP client";

	private static final int WEBHOOKS = 8;

	@Override
	public String name() {
		return "webhooks";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		int events = effort.of(1000, 300, 10);
		try (Municipalities municipalities = new Municipalities(servers);
				Integrator integrator = new Integrator(servers, municipalities);
				Receiver receiver = new Receiver()) {
			municipalities.grow(1);
			municipalities.happenings().municipality(Integrator.OWNER);
			Webhooks webhooks = new Webhooks(integrator, receiver);
			webhooks.connect();
			municipalities.awaitQuiet(municipalities.happenings().publish(municipalities.happenings().next(events)));
			receiver.await(events);
			Comparison comparison = Comparison.run("deliveries", effort,
					List.of(new Side(SAMDRIFT, () -> webhooks.deliverAgain(events)),
							new Side(BARE, () -> post(receiver, events))));
			Section section = new Section("Webhook deliveries");
			section
				.say("""
						%d webhooks are rewound to where they began, and each gets the same %,d events again, one after the \
						other: read from its stream, signed, posted, and every attempt written to the delivery log before \
						the next one. The bare client posts the same bodies to the same receiver, %d at the same time, \
						and writes nothing."""
					.formatted(WEBHOOKS, events, WEBHOOKS));
			comparison.tell(section, SAMDRIFT, Map.of(BARE, 0.8));
			return section;
		}
	}

	private static Sample post(Receiver receiver, int events) throws Exception {
		List<String> bodies = receiver.bodies();
		receiver.forget();
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
				ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			long begin = System.nanoTime();
			List<Future<?>> sending = new ArrayList<>();
			for (int webhook = 0; webhook < WEBHOOKS; webhook++) {
				URI address = receiver.address(webhook);
				sending.add(senders.submit(() -> {
					for (String body : bodies) {
						http.send(HttpRequest.newBuilder(address)
							.header("Content-Type", "application/cloudevents+json")
							.POST(HttpRequest.BodyPublishers.ofString(body))
							.build(), HttpResponse.BodyHandlers.discarding());
					}
					return null;
				}));
			}
			for (Future<?> one : sending) {
				one.get();
			}
			return Sample.of((long) WEBHOOKS * events, System.nanoTime() - begin);
		}
	}

	/** The webhooks of one municipality. */
	private static final class Webhooks {

		private final Integrator integrator;

		private final Receiver receiver;

		private final List<String> ids = new ArrayList<>();

		private String start = "";

		Webhooks(Integrator integrator, Receiver receiver) {
			this.integrator = integrator;
			this.receiver = receiver;
		}

		void connect() throws Exception {
			for (int webhook = 0; webhook < WEBHOOKS; webhook++) {
				JsonNode made = this.integrator.connect("Receiver " + webhook, this.receiver.address(webhook));
				this.ids.add(made.path("id").asString());
				this.start = made.path("fromCursor").asString();
			}
		}

		Sample deliverAgain(int events) throws Exception {
			this.receiver.forget();
			long begin = System.nanoTime();
			for (String id : this.ids) {
				this.integrator.rewind(id, this.start);
			}
			this.receiver.await(events);
			return Sample.of((long) WEBHOOKS * events, System.nanoTime() - begin);
		}

	}

	/** Takes everything, one path for each webhook. */
	private static final class Receiver implements AutoCloseable {

		private final HttpServer server;

		private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

		private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

		private volatile Awaited awaited = new Awaited(0, new CountDownLatch(0));

		Receiver() throws IOException {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.setExecutor(this.answering);
			this.server.createContext("/", this::take);
			this.server.start();
		}

		URI address(int webhook) {
			return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + webhook);
		}

		private void take(HttpExchange exchange) throws IOException {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			if (exchange.getRequestMethod().equals("OPTIONS")) {
				exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
			}
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
			// what webhooks tell of themselves is in the stream, too
			if (body.contains("ProjectMovedToOperation")) {
				List<String> ofOne = this.taken.computeIfAbsent(exchange.getRequestURI().getPath(),
						(unused) -> new ArrayList<>());
				ofOne.add(body);
				if (ofOne.size() == this.awaited.events()) {
					this.awaited.all().countDown();
				}
			}
		}

		/** What each webhook got. */
		List<String> bodies() {
			return List.copyOf(this.taken.get("/0"));
		}

		void forget() {
			this.taken.clear();
		}

		/** Waits until each webhook has got so many. */
		void await(int events) throws InterruptedException {
			CountDownLatch all = new CountDownLatch(WEBHOOKS);
			this.awaited = new Awaited(events, all);
			Map<String, List<String>> before = new HashMap<>(this.taken);
			before.values().stream().filter((ofOne) -> ofOne.size() >= events).forEach((ofOne) -> all.countDown());
			if (!all.await(3, TimeUnit.MINUTES)) {
				throw new IllegalStateException("Not everything was delivered within 3 minutes");
			}
		}

		@Override
		public void close() {
			this.server.stop(0);
			this.answering.close();
		}

		private record Awaited(int events, CountDownLatch all) {
		}

	}

}
