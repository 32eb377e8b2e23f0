package no.samdrift.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A municipality's receiver of webhooks, well until it is told to answer otherwise. */
final class Receiver implements AutoCloseable {

	private static final int WELL = 204;

	private final Queue<String> taken = new ConcurrentLinkedQueue<>();

	private final AtomicInteger status = new AtomicInteger(WELL);

	private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	Receiver() throws IOException {
		this.server.createContext("/", this::take);
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		if (exchange.getRequestMethod().equals("OPTIONS")) {
			exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
		}
		String body = new String(exchange.getRequestBody().readAllBytes());
		// looked at once: what is refused is not taken, also when it changes just now
		int answer = this.status.get();
		// a test event has no place
		if (answer == WELL && exchange.getRequestHeaders().containsKey("Samdrift-Cursor")) {
			this.taken.add(body);
		}
		exchange.sendResponseHeaders(answer, -1);
		exchange.close();
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/samdrift";
	}

	/** Answers so from now on. */
	void answer(int status) {
		this.status.set(status);
	}

	/** Answers well from now on. */
	void isWell() {
		answer(WELL);
	}

	/** The events that it has taken, in the order in which they came. */
	List<String> taken() {
		return List.copyOf(this.taken);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
