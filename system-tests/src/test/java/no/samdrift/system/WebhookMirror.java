package no.samdrift.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Gets its events by webhook, and answers well when they are committed. */
final class WebhookMirror extends StreamMirror {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final AtomicReference<Whim> whim = new AtomicReference<>(Whim.NONE);

	private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	WebhookMirror(RunningSystem system, String municipality) throws IOException {
		super(municipality);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.answering);
		this.server.createContext("/", this::take);
		this.server.start();
		Api integrator = system.asIntegratorOf(municipality);
		Api.Answer connected = await().until(
				() -> integrator.post(Part.NOTIFICATION, "/municipalities/" + municipality + "/subscriptions",
						Map.of("name", "A mirror", "endpoint",
								"http://127.0.0.1:" + this.server.getAddress().getPort() + "/", "from", "beginning")),
				(answer) -> answer.status() != 0);
		assertThat(connected.status()).as("%s", connected.body()).isEqualTo(201);
	}

	/** The next deliveries are answered wrongly, or late. */
	void behave(Whim next) {
		this.whim.set(next);
	}

	@Override
	boolean mayRepeat() {
		return true;
	}

	/** Nothing to ask for: it comes. */
	@Override
	void follow() {
		pause();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (exchange.getRequestMethod().equals("OPTIONS")) {
				exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
				exchange.sendResponseHeaders(204, -1);
				return;
			}
			JsonNode event = JSON
				.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			String cursor = exchange.getRequestHeaders().getFirst("Samdrift-Cursor");
			Whim now = this.whim.getAndSet(Whim.NONE);
			if (now != Whim.NONE) {
				hasFailed();
			}
			switch (now) {
				case REFUSE -> {
					exchange.sendResponseHeaders(500, -1);
					return;
				}
				case REDIRECT -> {
					exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
					exchange.sendResponseHeaders(302, -1);
					return;
				}
				case HANG_UP -> {
					return;
				}
				case BE_SLOW -> pause();
				case NONE -> {
				}
			}
			// a test event has no place
			if (cursor != null) {
				try {
					learn(List.of(event), cursor);
				}
				catch (Died ex) {
					return;
				}
			}
			exchange.sendResponseHeaders(204, -1);
		}
	}

	@Override
	public void close() {
		super.close();
		this.server.stop(0);
		this.answering.close();
	}

	/** How a receiver can misbehave. */
	enum Whim {

		NONE, REFUSE, REDIRECT, HANG_UP, BE_SLOW

	}

}
