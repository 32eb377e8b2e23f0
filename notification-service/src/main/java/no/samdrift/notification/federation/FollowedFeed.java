package no.samdrift.notification.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.EventJson;

/**
 * Reads the stream of a municipality of a followed programme over its HTTP feed
 * ({@code docs/integrate.md}), with the client that its operators have given.
 */
final class FollowedFeed implements AutoCloseable {

	/** No answer is larger, unless something is wrong. */
	private static final int MOST_BYTES = 64 * 1024 * 1024;

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Set<String> PLACE_LOST = Set.of("urn:samdrift:problem:cursor-unknown",
			"urn:samdrift:problem:cursor-foreign", "urn:samdrift:problem:cursor-expired");

	private final Followed followed;

	private final FederationProperties properties;

	private final HttpClient http = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private @Nullable URI tokenUri;

	private @Nullable String token;

	FollowedFeed(Followed followed, FederationProperties properties) {
		this.followed = followed;
		this.properties = properties;
		this.tokenUri = followed.tokenUri();
	}

	/**
	 * The next part of the stream; waits when there is nothing new.
	 * @param after the cursor; absent for the beginning
	 * @throws PlaceLost when the cursor does not lead to its place any more
	 * @throws NotRead when there is no good answer
	 */
	Page read(@Nullable String after) throws InterruptedException {
		String address = this.followed.feed() + "/municipalities/" + this.followed.municipality() + "/events?limit="
				+ this.properties.limit() + "&wait=" + this.properties.longPoll().toSeconds()
				+ ((after != null) ? "&after=" + encoded(after) : "");
		Answer answer = ask(address);
		if (answer.status() == 401) {
			this.token = null;
			answer = ask(address);
		}
		if (answer.status() != 200) {
			throw refused(answer);
		}
		String next = answer.header("samdrift-cursor")
			.orElseThrow(() -> new NotRead(Kind.UNREADABLE, "The answer has no Samdrift-Cursor", Optional.empty()));
		JsonNode events = answer.json();
		if (!events.isArray()) {
			throw new NotRead(Kind.UNREADABLE, "The answer is no batch of events", Optional.empty());
		}
		List<JsonNode> all = new ArrayList<>();
		events.forEach(all::add);
		return new Page(all, next);
	}

	private NotRead refused(Answer answer) {
		String problem = answer.problem();
		if (PLACE_LOST.contains(problem)) {
			return new PlaceLost(problem);
		}
		Kind kind = switch (answer.status()) {
			case 401, 403 -> Kind.NOT_ALLOWED;
			case 409, 429, 500, 502, 503, 504 -> Kind.NOT_READY;
			default -> Kind.REFUSED;
		};
		return new NotRead(kind, "The feed answers " + answer.status() + " " + problem, answer.header("retry-after"));
	}

	private Answer ask(String address) throws InterruptedException {
		String bearer = this.token;
		if (bearer == null) {
			bearer = newToken();
			this.token = bearer;
		}
		return send(HttpRequest.newBuilder(URI.create(address))
			.header("Accept", "application/cloudevents-batch+json, application/problem+json")
			.header("Authorization", "Bearer " + bearer)
			.GET());
	}

	/** Asks for a token as RFC 6749, 4.4 says. */
	private String newToken() throws InterruptedException {
		String credentials = encoded(this.followed.client()) + ":" + encoded(this.followed.secret());
		String scope = (this.followed.scope() != null) ? "&scope=" + encoded(this.followed.scope()) : "";
		Answer answer = send(HttpRequest.newBuilder(tokenUri())
			.header("Accept", "application/json")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
			.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials" + scope)));
		if (answer.status() != 200) {
			// not the body: it may repeat what was sent
			throw new NotRead((answer.status() >= 500) ? Kind.NOT_READY : Kind.NOT_ALLOWED,
					"The issuer answers " + answer.status() + " to client " + this.followed.client(),
					answer.header("retry-after"));
		}
		String given = answer.json().path("access_token").asString("");
		if (given.isEmpty()) {
			throw new NotRead(Kind.UNREADABLE, "The issuer's answer has no access_token", Optional.empty());
		}
		return given;
	}

	private URI tokenUri() throws InterruptedException {
		URI known = this.tokenUri;
		if (known == null) {
			Answer answer = send(
					HttpRequest.newBuilder(URI.create(this.followed.issuer() + "/.well-known/openid-configuration"))
						.header("Accept", "application/json")
						.GET());
			known = (answer.status() == 200) ? address(answer.json().path("token_endpoint").asString("")) : null;
			if (known == null) {
				throw new NotRead((answer.status() >= 500) ? Kind.NOT_READY : Kind.UNREADABLE,
						"The issuer does not say where tokens are given (" + answer.status() + ")",
						answer.header("retry-after"));
			}
			this.tokenUri = known;
		}
		return known;
	}

	private static @Nullable URI address(String stated) {
		try {
			URI address = URI.create(stated);
			return Followed.isSafe(address) ? address : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** Sends a request and reads the answer to its end, within one deadline. */
	private Answer send(HttpRequest.Builder request) throws InterruptedException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		CompletableFuture<HttpResponse<Void>> sent = this.http.sendAsync(request.build(),
				HttpResponse.BodyHandlers
					.ofByteArrayConsumer((bytes) -> bytes.filter((part) -> body.size() <= MOST_BYTES)
						.ifPresent((part) -> body.write(part, 0, part.length))));
		try {
			HttpResponse<Void> response = sent.get(this.properties.longPoll().plus(this.properties.answer()).toMillis(),
					TimeUnit.MILLISECONDS);
			if (body.size() > MOST_BYTES) {
				throw new NotRead(Kind.UNREADABLE, "The answer is larger than 64 MB", Optional.empty());
			}
			return new Answer(response, body.toByteArray());
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException)
					? new NotRead(Kind.UNREACHABLE, String.valueOf(ex.getCause()), Optional.empty())
					: new IllegalStateException(ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new NotRead(Kind.UNREACHABLE, "No whole answer in time", Optional.empty());
		}
		finally {
			sent.cancel(true);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	/**
	 * A part of the stream.
	 *
	 * @param events in the stream's order, each a CloudEvent in structured JSON
	 * @param next the cursor to go on from, also when there are none
	 */
	record Page(List<JsonNode> events, String next) {
	}

	private record Answer(HttpResponse<Void> response, byte[] body) {

		int status() {
			return this.response.statusCode();
		}

		Optional<String> header(String name) {
			return this.response.headers().firstValue(name);
		}

		JsonNode json() {
			try {
				return EventJson.mapper().readTree(this.body);
			}
			catch (JacksonException ex) {
				throw new NotRead(Kind.UNREADABLE, "The answer is no JSON", Optional.empty());
			}
		}

		/** The type of the problem; empty when it is none. */
		String problem() {
			try {
				return EventJson.mapper().readTree(this.body).path("type").asString("");
			}
			catch (JacksonException ex) {
				return "";
			}
		}

	}

	/** What kind of failure it is. */
	enum Kind {

		/** Nobody answers. */
		UNREACHABLE,
		/** Somebody answers that it is to be tried again. */
		NOT_READY,
		/** The client gets no token, or may not read the stream. */
		NOT_ALLOWED,
		/** Something else is wrong with what is asked for. */
		REFUSED,
		/** The answer is not what it should be. */
		UNREADABLE,
		/** It is Kafka or the database here that does not answer. */
		NOT_KEPT;

		/** As metrics have it. */
		String tag() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

	}

	/** There is no good answer. */
	static class NotRead extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Kind kind;

		private final @Nullable String retryAfter;

		NotRead(Kind kind, String message, Optional<String> retryAfter) {
			super(message);
			this.kind = kind;
			this.retryAfter = retryAfter.orElse(null);
		}

		Kind kind() {
			return this.kind;
		}

		Optional<String> retryAfter() {
			return Optional.ofNullable(this.retryAfter);
		}

	}

	/** The cursor does not lead to its place any more. */
	static final class PlaceLost extends NotRead {

		private static final long serialVersionUID = 1L;

		PlaceLost(String problem) {
			super(Kind.REFUSED, problem, Optional.empty());
		}

	}

}
