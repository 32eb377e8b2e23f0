package no.samdrift.notification.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;

/** A programme elsewhere: its issuer, and the feed of one municipality there. */
public final class Neighbour implements AutoCloseable {

	/** What the sources of its events begin with. */
	static final SourcePrefix PREFIX = new SourcePrefix("/aust");

	static final String MUNICIPALITY = "austvik";

	private static final Neighbour SHARED = new Neighbour();

	private static final String SECRET = "så hemmelig: 100 %";

	/** The stream, as structured JSON. */
	private final List<ObjectNode> stream = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	/** Every question for events. */
	final List<String> asked = new CopyOnWriteArrayList<>();

	volatile String tokens = "token-1";

	/** Tells this stream from others that had its name. */
	volatile String incarnation = "a";

	/** The problem that the feed answers with; empty when it gives events. */
	volatile Failure failure = new Failure(0, "");

	Neighbour() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/.well-known/openid-configuration",
				(exchange) -> answer(exchange, 200, "{\"token_endpoint\":\"" + address() + "/tokens\"}"));
		this.server.createContext("/tokens", this::token);
		this.server.createContext("/municipalities/" + MUNICIPALITY + "/events", this::events);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	/** The one that the running service follows, called {@code aust}. */
	public static Neighbour shared() {
		return SHARED;
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** How somebody follows it. */
	FederationProperties.Following following() {
		return new FederationProperties.Following(PREFIX.value(), address(), MUNICIPALITY, address(), null, "vest",
				SECRET, null);
	}

	/** The same, as settings. */
	public List<String> settings(String name) {
		return Stream
			.of("prefix=" + PREFIX, "feed=" + address(), "municipality=" + MUNICIPALITY, "issuer=" + address(),
					"client=vest", "secret=" + SECRET)
			.map((setting) -> "--samdrift.federation.following." + name + "." + setting)
			.toList();
	}

	/** Something happens to the story's project there. */
	Envelope tell(Story story, long sequence, Audience audience) {
		return tell(PREFIX, story, sequence, audience);
	}

	/** Something is in its stream that a programme has told. */
	Envelope tell(SourcePrefix programme, Story story, long sequence, Audience audience) {
		Envelope here = story.envelope(story.movedToOperation(), story.project().value(), sequence, audience, "nobody");
		Envelope there = new Envelope(here.id(), here.type(), programme.of(no.samdrift.events.EventFamily.PROJECT),
				here.subject(), here.time(), here.dataschema(), here.sequence(), here.correlationId(), null, null,
				here.actor(), here.audience());
		tell(structured(there, story.movedToOperation(), story.projectCard(ProjectState.OPERATION)));
		return there;
	}

	void tell(ObjectNode event) {
		this.stream.add(event);
	}

	static Audience everybody() {
		return new Audience(Visibility.PUBLIC, java.util.Set.of());
	}

	static ObjectNode structured(Envelope envelope, DomainEvent event, Card card) {
		ObjectNode data = EventJson.mapper().valueToTree(event);
		data.set("card", EventJson.mapper().valueToTree(card));
		CloudEvent made = envelope.with(EventJson.mapper().writeValueAsBytes(data));
		ObjectNode json = EventJson.mapper().createObjectNode();
		made.getAttributeNames().forEach((name) -> json.put(name, made.getAttribute(name).toString()));
		made.getExtensionNames().forEach((name) -> json.put(name, made.getExtension(name).toString()));
		json.set("data", data);
		return json;
	}

	/** How often somebody began at the beginning. */
	long beginnings() {
		return this.asked.stream().filter((query) -> !query.contains("after=")).count();
	}

	private void token(HttpExchange exchange) throws IOException {
		String credentials = new String(
				java.util.Base64.getDecoder()
					.decode(exchange.getRequestHeaders().getFirst("Authorization").replace("Basic ", "")),
				StandardCharsets.UTF_8);
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean right = form.equals("grant_type=client_credentials")
				&& java.net.URLDecoder.decode(credentials, StandardCharsets.UTF_8).equals("vest:" + SECRET);
		answer(exchange, right ? 200 : 401,
				right ? "{\"access_token\":\"" + this.tokens + "\"}" : "{\"error\":\"invalid_client\"}");
	}

	private void events(HttpExchange exchange) throws IOException {
		Map<String, String> query = Stream.of(exchange.getRequestURI().getQuery().split("&"))
			.collect(Collectors.toMap((part) -> part.split("=")[0], (part) -> part.split("=")[1]));
		this.asked.add(exchange.getRequestURI().getQuery());
		if (!("Bearer " + this.tokens).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{\"type\":\"urn:samdrift:problem:not-signed-in\"}");
			return;
		}
		Failure now = this.failure;
		if (now.status() > 0) {
			answer(exchange, now.status(), "{\"type\":\"urn:samdrift:problem:" + now.problem() + "\"}");
			return;
		}
		String after = query.getOrDefault("after", this.incarnation + "0");
		if (!after.startsWith(this.incarnation)) {
			answer(exchange, 410, "{\"type\":\"urn:samdrift:problem:cursor-expired\"}");
			return;
		}
		int from = Integer.parseInt(after.substring(1));
		int to = Math.min(this.stream.size(), from + Integer.parseInt(query.get("limit")));
		exchange.getResponseHeaders().set("Samdrift-Cursor", this.incarnation + to);
		List<JsonNode> page = List.copyOf(this.stream.subList(from, to));
		answer(exchange, 200, EventJson.mapper().writeValueAsString(page));
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What is wrong.
	 *
	 * @param status the HTTP status; 0 when nothing is
	 * @param problem the problem's type without its common beginning
	 */
	record Failure(int status, String problem) {
	}

}
