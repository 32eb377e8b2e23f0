package no.samdrift.notification.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.EventJson;

/** A municipality's receiver: a real HTTP server that remembers what it took. */
final class Receiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	/** Every event that came, test events too, whatever the answer to it. */
	final List<Call> calls = new CopyOnWriteArrayList<>();

	/** The same, as far as it was answered with 2xx. */
	final List<Call> taken = new CopyOnWriteArrayList<>();

	final AtomicInteger atOnce = new AtomicInteger();

	final AtomicInteger mostAtOnce = new AtomicInteger();

	volatile Answering answering = (call) -> Reply.of(204);

	volatile Reply consent = new Reply(200, "", Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "*"));

	volatile Map<String, List<String>> asked = Map.of();

	Receiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/hooks?token=hemmelig";
	}

	/**
	 * The ids of the stream's events that were taken, in the order in which they were.
	 */
	List<String> takenIds() {
		return this.taken.stream().filter((call) -> !call.isTest()).map(Call::id).toList();
	}

	List<String> calledIds() {
		return this.calls.stream().filter((call) -> !call.isTest()).map(Call::id).toList();
	}

	private void handle(HttpExchange exchange) throws IOException {
		Map<String, List<String>> headers = new TreeMap<>();
		exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		Reply reply;
		if (exchange.getRequestMethod().equals("OPTIONS")) {
			this.asked = headers;
			reply = this.consent;
		}
		else {
			Call call = new Call(exchange.getRequestURI().toString(), headers, body);
			this.mostAtOnce.accumulateAndGet(this.atOnce.incrementAndGet(), Math::max);
			try {
				reply = this.answering.to(call);
			}
			finally {
				this.atOnce.decrementAndGet();
			}
			this.calls.add(call);
			if (reply.status / 100 == 2) {
				this.taken.add(call);
			}
		}
		reply.headers.forEach(exchange.getResponseHeaders()::set);
		byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(reply.status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** What a receiver answers. */
	@FunctionalInterface
	interface Answering {

		Reply to(Call call);

	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param body its text
	 * @param headers its headers
	 */
	record Reply(int status, String body, Map<String, String> headers) {

		static Reply of(int status) {
			return new Reply(status, "", Map.of());
		}

	}

	/**
	 * What came.
	 *
	 * @param path where to
	 * @param headers the headers, in lower case
	 * @param body the text
	 */
	record Call(String path, Map<String, List<String>> headers, String body) {

		String id() {
			return header("webhook-id");
		}

		String header(String name) {
			return String.join(",", this.headers.getOrDefault(name, List.of()));
		}

		JsonNode event() {
			return EventJson.mapper().readTree(this.body);
		}

		boolean isTest() {
			return this.body.contains("\"" + Registration.TEST + "\"");
		}

		/** Whether the project's own library finds it signed with the secret. */
		boolean isSignedWith(String secret) {
			try {
				new Webhook(secret).verify(this.body, this.headers);
				return true;
			}
			catch (WebhookVerificationException ex) {
				return false;
			}
			catch (EmptyWebhookSecretException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
