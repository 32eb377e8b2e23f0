package no.samdrift.portal.service;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import no.samdrift.events.EventJson;
import no.samdrift.portal.signin.SignedOut;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** One service, called on behalf of the reader at hand. */
public final class ServiceClient {

	/** How long a command waits for a fact that is on its way between two services. */
	private static final Duration TRAVEL_TIME = Duration.ofSeconds(3);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);

	private final Service service;

	private final URI base;

	private final RestClient http;

	ServiceClient(Service service, URI base, RestClient http) {
		this.service = service;
		this.base = base;
		this.http = http;
	}

	/**
	 * Reads.
	 * @throws ServiceProblem when the service refuses
	 * @throws ServiceAbsent when it does not answer in time
	 * @throws SignedOut when it asks for somebody who is signed in
	 */
	public Answer get(Address address) {
		return call(HttpMethod.GET, address, null, null, null);
	}

	/** Reads a value; see {@link #get(Address)}. */
	public <T> T get(Class<T> type, Address address) {
		return get(address).as(type);
	}

	/**
	 * Sends a command. While a fact that it names is still on its way it is sent again
	 * for a little while, which takes effect once.
	 * @param body what the command says
	 * @param version the version that the reader has seen; absent when something is made
	 * @param key names this command, so that sending it again changes nothing more
	 * @throws ServiceProblem when the service refuses
	 * @throws ServiceAbsent when it does not answer in time; then it may have taken
	 * effect
	 * @throws SignedOut when it asks for somebody who is signed in
	 */
	public Answer command(Address address, Object body, @Nullable Long version, String key) {
		long deadline = System.nanoTime() + TRAVEL_TIME.toNanos();
		while (true) {
			try {
				return call(HttpMethod.POST, address, body, version, key);
			}
			catch (ServiceProblem ex) {
				if (!ex.problem().isNotYetKnown() || System.nanoTime() > deadline) {
					throw ex;
				}
				pause();
			}
		}
	}

	/** Sends a command that needs neither version nor key, such as a read mark. */
	public Answer post(Address address) {
		return call(HttpMethod.POST, address, null, null, null);
	}

	/**
	 * Reads what a service says of itself, such as its metrics, whatever the status.
	 * @throws ServiceAbsent when it does not answer in time
	 */
	public Said said(Address address) {
		Calling calling = Calling.current();
		try {
			return this.http.get()
				.uri(URI.create(this.base + address.toString()))
				.headers((headers) -> headers(headers, calling, null, null))
				.exchange((sent, response) -> new Said(response.getStatusCode().value(),
						new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
		}
		catch (ResourceAccessException ex) {
			throw new ServiceAbsent(this.service, "no answer", ex);
		}
	}

	private Answer call(HttpMethod method, Address address, @Nullable Object body, @Nullable Long version,
			@Nullable String key) {
		Calling calling = Calling.current();
		RestClient.RequestBodySpec request = this.http.method(method)
			.uri(URI.create(this.base + address.toString()))
			.headers((headers) -> headers(headers, calling, version, key));
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(EventJson.mapper().writeValueAsBytes(body));
		}
		try {
			return request.exchange((sent, response) -> answer(response));
		}
		catch (ResourceAccessException ex) {
			throw new ServiceAbsent(this.service, "no answer", ex);
		}
	}

	private static void headers(HttpHeaders headers, Calling calling, @Nullable Long version, @Nullable String key) {
		if (calling.token() != null) {
			headers.setBearerAuth(calling.token());
		}
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, calling.language().tag());
		headers.set("X-Correlation-Id", calling.correlationId());
		headers.setAccept(List.of(MediaType.APPLICATION_JSON, MediaType.ALL));
		if (version != null) {
			headers.setIfMatch("\"" + version + "\"");
		}
		if (key != null) {
			headers.set("Idempotency-Key", key);
		}
	}

	private Answer answer(ClientHttpResponse response) throws IOException {
		int status = response.getStatusCode().value();
		byte[] bytes = response.getBody().readAllBytes();
		if (status == HttpStatus.UNAUTHORIZED.value()) {
			throw new SignedOut();
		}
		if (status >= 500 || status == HttpStatus.TOO_MANY_REQUESTS.value()) {
			throw new ServiceAbsent(this.service, "status " + status, null);
		}
		if (status >= 400) {
			throw new ServiceProblem(this.service, problem(status, bytes));
		}
		return new Answer(json(bytes), version(response.getHeaders().getETag()));
	}

	private Problem problem(int status, byte[] bytes) {
		JsonNode body = json(bytes);
		return body.isObject() ? EventJson.mapper().treeToValue(body, Problem.class)
				: new Problem("about:blank", null, status, null, List.of(), List.of(), null, null);
	}

	private JsonNode json(byte[] bytes) {
		try {
			return (bytes.length == 0) ? NullNode.instance : EventJson.mapper().readTree(bytes);
		}
		catch (JacksonException ex) {
			throw new ServiceAbsent(this.service, "an answer that is no JSON", ex);
		}
	}

	private static @Nullable Long version(@Nullable String tag) {
		return (tag != null && tag.matches("\"\\d+\"")) ? Long.valueOf(tag.substring(1, tag.length() - 1)) : null;
	}

	private static void pause() {
		try {
			Thread.sleep(BETWEEN_TRIES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a service says of itself.
	 *
	 * @param status the HTTP status
	 * @param text what it says
	 */
	public record Said(int status, String text) {
	}

}
