package no.samdrift.examples.mirror;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By webhook: Samdrift sends each event, signed, and sends it again until it is answered
 * 2xx. It is answered when it is in the copy, and not before.
 * <p>
 * An integrator registers the webhook in the portal. The secret is told there when the
 * test event has been answered. Until it is told here, and until the copy has begun with
 * a snapshot, everything else is answered 503, and comes again.
 */
final class WebhookWay implements Way {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int NOT_YET = 503;

	private final Copy copy;

	private final @Nullable String secret;

	private final HttpServer server;

	private final Semaphore news = new Semaphore(0);

	WebhookWay(Copy copy, Settings settings) {
		this.copy = copy;
		this.secret = settings.more().get("webhook-secret");
		try {
			this.server = HttpServer.create(
					new InetSocketAddress("127.0.0.1", Integer.parseInt(settings.more().getOrDefault("port", "8484"))),
					0);
		}
		catch (IOException ex) {
			throw new Stopped("The port is taken: " + ex.getMessage());
		}
		this.server.createContext("/samdrift", this::take);
		this.server.start();
	}

	@Override
	public String place() {
		return "cursor";
	}

	@Override
	public String after(Samdrift.Answer snapshot) {
		return snapshot.header("samdrift-cursor");
	}

	@Override
	public boolean read(Copy into, boolean patience) {
		try {
			return this.news.tryAcquire(patience ? 30 : 5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (exchange.getRequestMethod().equals("OPTIONS")) {
				// the sender asks whether it may (CloudEvents Web Hooks)
				exchange.getResponseHeaders()
					.add("WebHook-Allowed-Origin", exchange.getRequestHeaders().getFirst("WebHook-Request-Origin"));
				exchange.sendResponseHeaders(204, -1);
				return;
			}
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer(body, exchange.getRequestHeaders()), -1);
		}
	}

	private int answer(String body, Map<String, List<String>> headers) {
		Map<String, List<String>> lowerCase = new HashMap<>();
		headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
		JsonNode event = JSON.readTree(body);
		if (this.secret == null) {
			// a test event holds nothing to learn, so nobody can do harm with one
			return event.path("type").asString().contains("WebhookTest.") ? 204 : NOT_YET;
		}
		try {
			new Webhook(this.secret).verify(body, lowerCase);
		}
		catch (WebhookVerificationException | EmptyWebhookSecretException ex) {
			return 401;
		}
		if (this.copy.remembered(place()).isEmpty()) {
			return NOT_YET;
		}
		// without a cursor it was sent outside the order: a test, or once more
		String cursor = lowerCase.getOrDefault("samdrift-cursor", List.of("")).getFirst();
		if (!cursor.isEmpty()) {
			this.copy.learn(List.of(event), place(), cursor);
			this.news.release();
		}
		return 204;
	}

	@Override
	public void close() {
		this.server.stop(1);
	}

}
