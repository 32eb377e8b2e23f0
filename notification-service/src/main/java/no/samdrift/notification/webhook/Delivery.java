package no.samdrift.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.EventJson;
import no.samdrift.notification.subscription.Subscription;

/**
 * Makes one attempt: signed, and only as many at the same time as one host, and the
 * service, can bear.
 */
final class Delivery {

	private static final String CURSOR = "Samdrift-Cursor";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ReceiverClient client;

	private final Secrets secrets;

	private final Clock clock;

	private final WebhookMeters meters;

	private final Semaphore places;

	private final int perHost;

	private final Map<String, Host> hosts = new ConcurrentHashMap<>();

	Delivery(ReceiverClient client, Secrets secrets, WebhookProperties properties, Clock clock, WebhookMeters meters) {
		this.client = client;
		this.secrets = secrets;
		this.clock = clock;
		this.meters = meters;
		this.places = new Semaphore(properties.concurrency(), true);
		this.perHost = properties.perHost();
	}

	/** What is needed to deliver to a subscription's receiver now. */
	Target target(Subscription subscription) {
		Endpoint endpoint = Endpoint.of(this.secrets.of(List.of(subscription.endpointKey())).getFirst(), true);
		return new Target(endpoint, this.secrets.of(subscription.signingKeys(this.clock.instant())));
	}

	/**
	 * Delivers once.
	 * @param id the event's id
	 * @param content the CloudEvent
	 * @param cursor the place in the stream after the event, which the receiver may keep
	 * with it; absent when it is sent outside the order
	 * @param stillDue asked right before it is sent, after having waited for a place
	 * @return empty when there was no place for long, or it was no longer due
	 */
	Optional<Answer> attempt(Target target, String id, ObjectNode content, @Nullable String cursor,
			BooleanSupplier stillDue) {
		String body = EventJson.mapper().writeValueAsString(content);
		Host host = this.hosts.compute(target.endpoint().host(),
				(name, known) -> ((known != null) ? known : new Host(new Semaphore(this.perHost, true))).joined());
		try {
			// the host's place first: who waits for a slow host takes nobody else's place
			if (!host.places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				return Optional.empty();
			}
			try {
				if (!this.places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
					return Optional.empty();
				}
				try {
					return stillDue.getAsBoolean() ? Optional.of(send(target, id, body, cursor)) : Optional.empty();
				}
				finally {
					this.places.release();
				}
			}
			finally {
				host.places.release();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		finally {
			this.hosts.computeIfPresent(target.endpoint().host(), (name, known) -> known.left() ? null : known);
		}
	}

	private Answer send(Target target, String id, String body, @Nullable String cursor) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Map<String, String> headers = Signature.headers(id, now, body, target.secrets());
		if (cursor != null) {
			headers.put(CURSOR, cursor);
		}
		Answer answer = this.client.call(target.endpoint(), "POST", headers, body.getBytes(StandardCharsets.UTF_8));
		this.meters.attempted(answer);
		return answer;
	}

	/**
	 * A receiver, and what signs for it.
	 *
	 * @param endpoint where it is
	 * @param secrets the secrets that sign now
	 */
	record Target(Endpoint endpoint, List<String> secrets) {

		@Override
		public String toString() {
			return this.endpoint.toString();
		}

	}

	/** A host that attempts are made to; forgotten when there are none. */
	private static final class Host {

		private final Semaphore places;

		private int visitors;

		Host(Semaphore places) {
			this.places = places;
		}

		Host joined() {
			this.visitors++;
			return this;
		}

		/** Whether the last one left. */
		boolean left() {
			this.visitors--;
			return this.visitors == 0;
		}

	}

}
