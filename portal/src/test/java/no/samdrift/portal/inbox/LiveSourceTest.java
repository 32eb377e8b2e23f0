package no.samdrift.portal.inbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import no.samdrift.events.Language;
import no.samdrift.portal.service.Calling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The live inbox as the portal hears it, from a service that comes and goes. */
class LiveSourceTest {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer service;

	@BeforeEach
	void begin() throws IOException {
		this.service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.service.start();
	}

	@AfterEach
	void end() {
		this.service.stop(0);
	}

	@Test
	void aServiceThatIsBackIsAskedForTheRestAndThePageCatchesUp() throws InterruptedException {
		answer(200, "retry: 2000\n\nid: n1\nevent: notification\ndata: {\"text\":\"one\"}\n\n",
				": still here\n\nid: n2\nevent: notification\ndata: {\"text\":\"two\"}\n\n");
		try (LiveSource source = source()) {
			assertThat(source.next(PATIENCE)).map(LiveEvent::data).contains("{\"text\":\"one\"}");
			assertThat(source.next(PATIENCE)).contains(LiveEvent.RELOAD);
			assertThat(source.next(PATIENCE)).map(LiveEvent::id).contains("n2");
		}
		assertThat(this.asked).startsWith("null Bearer secret", "n1 Bearer secret");
	}

	@Test
	void aTokenThatIsNotTakenAnyMoreEndsIt() throws InterruptedException {
		answer(401, "");
		try (LiveSource source = source()) {
			assertThat(source.next(PATIENCE)).contains(LiveEvent.END);
		}
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void nothingIsTold() throws InterruptedException {
		answer(200, "retry: 2000\n\n: still here\n\n");
		try (LiveSource source = source()) {
			assertThat(source.next(Duration.ofMillis(200))).isEmpty();
			source.recount();
			assertThat(source.next(PATIENCE)).contains(LiveEvent.RECOUNT);
		}
	}

	@Test
	void whatIsToldIsToldOn() {
		LiveEvent event = new LiveEvent("n1", "notification", "{\"text\":\"one\"}");

		assertThat(event.text()).isEqualTo("id: n1\nevent: notification\ndata: {\"text\":\"one\"}\n\n");
		assertThat(LiveEvent.unread(3).text()).isEqualTo("event: unread\ndata: {\"unread\":3}\n\n");
	}

	/** Each call gets the next of the answers, and the last one again and again. */
	private void answer(int status, String... texts) {
		this.service.createContext("/inbox/live", (exchange) -> {
			this.asked.add(exchange.getRequestHeaders().getFirst("Last-Event-ID") + " "
					+ exchange.getRequestHeaders().getFirst("Authorization"));
			byte[] text = texts[Math.min(this.asked.size(), texts.length) - 1].getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (text.length == 0) ? -1 : text.length);
			exchange.getResponseBody().write(text);
			exchange.close();
		});
	}

	private LiveSource source() {
		URI address = URI.create("http://127.0.0.1:" + this.service.getAddress().getPort() + "/inbox/live");
		return new LiveSource(HttpClient.newHttpClient(), address, new Calling("secret", Language.NB, "c"), null);
	}

}
