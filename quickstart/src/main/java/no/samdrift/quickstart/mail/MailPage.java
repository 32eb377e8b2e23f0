package no.samdrift.quickstart.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.HtmlUtils;

/**
 * Shows the mails that were caught: {@code /} for people, {@code /mails} as JSON. On a
 * port of its own, apart from the issuer's pages and their sign-in.
 */
final class MailPage implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final ExecutorService threads;

	private final MailCatcher catcher;

	private MailPage(HttpServer server, ExecutorService threads, MailCatcher catcher) {
		this.server = server;
		this.threads = threads;
		this.catcher = catcher;
	}

	static MailPage start(String address, int port, MailCatcher catcher) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
		ExecutorService threads = Executors.newFixedThreadPool(2, Thread.ofPlatform().name("mail-page-", 0).factory());
		MailPage page = new MailPage(server, threads, catcher);
		server.setExecutor(threads);
		server.createContext("/", page::answer);
		server.start();
		return page;
	}

	URI uri() {
		InetSocketAddress address = this.server.getAddress();
		return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			switch (exchange.getRequestURI().getPath()) {
				case "/" -> send(exchange, 200, "text/html", html());
				case "/mails" -> send(exchange, 200, "application/json", JSON.writeValueAsString(this.catcher.mails()));
				default -> send(exchange, 404, "text/plain", "Not found");
			}
		}
	}

	private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
		exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
		exchange.getResponseHeaders()
			.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	private String html() {
		StringBuilder mails = new StringBuilder();
		for (Mail mail : this.catcher.mails()) {
			mails.append("""
					<article>
					<h2>%s</h2>
					<p>%s → %s · %s</p>
					<pre>%s</pre>
					</article>
					""".formatted(escaped(mail.subject()), escaped(mail.from()), escaped(String.join(", ", mail.to())),
					escaped(mail.sentAt()), escaped(mail.text())));
		}
		return """
				<!DOCTYPE html>
				<html lang="nb">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta http-equiv="refresh" content="10">
				<title>E-post – Samdrift (demo)</title>
				<style>
				body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
				article { border-top: 1px solid #767676; padding: .5rem 0; }
				h2 { font-size: 1.1rem; margin: .5rem 0 0; }
				pre { white-space: pre-wrap; font: inherit; }
				</style>
				</head>
				<body>
				<main>
				<h1>E-post</h1>
				<p>Alt tjenestene har sendt siden start, nyest først. Ingenting er sendt ut herfra.</p>
				%s
				</main>
				</body>
				</html>
				""".formatted(mails.isEmpty() ? "<p>Ingen e-post ennå.</p>" : mails);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
