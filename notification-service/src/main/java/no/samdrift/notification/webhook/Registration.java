package no.samdrift.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

/**
 * Lets a receiver agree before anything is delivered to it: it says in an OPTIONS request
 * that it wants events from here (CloudEvents Web Hooks 1.0, 4), and takes a signed test
 * event.
 */
final class Registration {

	/** Not an event of the contract: it tells nothing but that a webhook works. */
	static final String TEST = "no.samdrift.notification.WebhookTest.v1";

	private static final String ORIGIN = "WebHook-Request-Origin";

	private static final String RATE = "WebHook-Request-Rate";

	private final ReceiverClient client;

	private final WebhookProperties properties;

	private final SourcePrefix prefix;

	private final Clock clock;

	Registration(ReceiverClient client, WebhookProperties properties, SourcePrefix prefix, Clock clock) {
		this.client = client;
		this.properties = properties;
		this.prefix = prefix;
		this.clock = clock;
	}

	/**
	 * Asks the receiver, and tries it.
	 * @param secrets what signs the test event
	 * @return how many events a minute it allows; absent for any number
	 * @throws Refused saying at which step it went wrong, and how
	 */
	@Nullable Integer agree(Endpoint endpoint, List<String> secrets, OrganisationId organisation, SubscriptionId id) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(ORIGIN, this.properties.origin());
		headers.put(RATE, Integer.toString(this.properties.requestRate()));
		Answer consent = this.client.call(endpoint, "OPTIONS", headers, null);
		refuseNoAnswer(consent, "OPTIONS");
		String allowed = consent.header("webhook-allowed-origin").map(String::strip).orElse("");
		if (!consent.delivered() || !allowed.equals("*") && !allowed.equalsIgnoreCase(this.properties.origin())) {
			throw refused(new Unmet("receiver-did-not-consent", "endpoint",
					arguments(consent, Map.of("origin", this.properties.origin()))));
		}
		Integer rate = rate(consent);
		Answer taken = test(endpoint, secrets, organisation, id);
		refuseNoAnswer(taken, "POST");
		if (!taken.delivered()) {
			throw refused(new Unmet("receiver-refused-test", "endpoint", arguments(taken, Map.of())));
		}
		return rate;
	}

	/** Sends a signed test event. */
	private Answer test(Endpoint endpoint, List<String> secrets, OrganisationId organisation, SubscriptionId id) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		ObjectNode event = event(organisation, id);
		String body = EventJson.mapper().writeValueAsString(event);
		return this.client.call(endpoint, "POST", Signature.headers(event.path("id").asString(), now, body, secrets),
				body.getBytes(StandardCharsets.UTF_8));
	}

	/** A test event. */
	ObjectNode event(OrganisationId organisation, SubscriptionId id) {
		ObjectNode event = EventJson.mapper().createObjectNode();
		event.put("specversion", "1.0")
			.put("id", Id.next())
			.put("source", this.prefix.of(EventFamily.SUBSCRIPTION).toString())
			.put("type", TEST)
			.put("subject", id.value())
			.put("time", this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
			.put("datacontenttype", "application/json");
		event.putObject("data").put("subscriptionId", id.value()).put("organisationId", organisation.value());
		return event;
	}

	/** A receiver that names no rate takes what was asked for. */
	private @Nullable Integer rate(Answer consent) {
		String allowed = consent.header("webhook-allowed-rate").map(String::strip).orElse("*");
		if (allowed.equals("*")) {
			return null;
		}
		if (!allowed.matches("[1-9]\\d{0,8}")) {
			throw refused(new Unmet("receiver-rate-malformed", "endpoint", arguments(consent, Map.of())));
		}
		return Integer.valueOf(allowed);
	}

	private static void refuseNoAnswer(Answer answer, String method) {
		Map<String, Object> arguments = arguments(answer, Map.of("method", method));
		switch (answer.outcome()) {
			case ADDRESS_REFUSED -> throw refused(new Unmet("receiver-address-refused", "endpoint", arguments));
			case UNREACHABLE -> throw refused(new Unmet("receiver-unreachable", "endpoint", arguments));
			case TIMED_OUT -> throw refused(new Unmet("receiver-too-slow", "endpoint", arguments));
			case TLS_FAILED -> throw refused(new Unmet("receiver-not-trusted", "endpoint", arguments));
			case REDIRECTED -> throw refused(new Unmet("receiver-redirects", "endpoint", arguments));
			default -> {
				// there is an answer to look at
			}
		}
	}

	private static Refused refused(Unmet unmet) {
		return Refused.input(unmet);
	}

	private static Map<String, Object> arguments(Answer answer, Map<String, Object> more) {
		Map<String, Object> arguments = new LinkedHashMap<>(more);
		arguments.put("status", (answer.status() != null) ? answer.status() : "–");
		arguments.put("answer", answer.firstBytes().isEmpty() ? "–" : answer.firstBytes());
		return arguments;
	}

}
