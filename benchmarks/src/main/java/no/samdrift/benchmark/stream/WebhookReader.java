package no.samdrift.benchmark.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;

/** A municipality's system that is told by a webhook, from now on. */
final class WebhookReader extends Way {

	private final HttpServer server;

	WebhookReader(Servers servers, Municipalities municipalities) throws IOException, InterruptedException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::take);
		this.server.start();
		try (Integrator integrator = new Integrator(servers, municipalities)) {
			integrator.connect("Latency",
					URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/latency"));
		}
	}

	private void take(HttpExchange exchange) throws IOException {
		if (exchange.getRequestMethod().equals("OPTIONS")) {
			exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
		}
		else {
			JsonNode event = EventJson.mapper().readTree(exchange.getRequestBody());
			// the test event has no sequence
			if (event.has("sequence")) {
				came(event.get("subject").asString(), Long.parseLong(event.get("sequence").asString()));
			}
		}
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
