package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.stream.StreamOutlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks over HTTP, with the running service. */
class SubscriptionControllerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final TheService service = TheService.shared();

	@Test
	void anIntegratorRegistersAReceiverAndSeesHowItGoes() {
		Story story = story("http");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver()) {
			receiver.consent = new Receiver.Reply(200, "",
					Map.of("WebHook-Allowed-Origin", "samdrift.test", "WebHook-Allowed-Rate", "3000"));
			Answer made = this.service.post(path(story, ""), integrator, null, """
					{"name": "Arkivet", "endpoint": "%s", "from": "beginning",
					 "filter": {"types": ["ProjectMovedToOperation"], "focusAreas": ["helse"]}}"""
				.formatted(receiver.address()));

			assertThat(made.status()).as(made.response().body()).isEqualTo(201);
			String secret = made.json().path("secret").asString();
			String id = made.json().path("id").asString();
			assertThat(made.header("Location")).isEqualTo(path(story, "/" + id));
			assertThat(made.json().path("receiver").asString()).isEqualTo("127.0.0.1");
			assertThat(made.json().path("ratePerMinute").asInt()).isEqualTo(3000);
			assertThat(made.response().body()).doesNotContain("hemmelig");
			assertThat(receiver.asked.get("webhook-request-origin")).containsExactly("samdrift.test");
			assertThat(receiver.asked.get("webhook-request-rate")).containsExactly("6000");
			assertThat(receiver.taken).hasSize(1)
				.allSatisfy((call) -> assertThat(call.isTest() && call.isSignedWith(secret)).isTrue());

			Envelope moved = publish(story, 1);
			await().atMost(PATIENCE).until(() -> receiver.takenIds().equals(List.of(moved.id())));
			await().atMost(PATIENCE).untilAsserted(() -> {
				JsonNode health = get(story, id, integrator).path("health");
				assertThat(health.path("lag").asInt(-1)).isZero();
				assertThat(health.at("/lastAnswer/status").asInt()).isEqualTo(204);
			});
			JsonNode seen = get(story, id, integrator);
			assertThat(seen.has("secret")).isFalse();
			assertThat(seen.path("state").asString()).isEqualTo("ACTIVE");
			assertThat(texts(seen.path("commands"))).contains("change", "pause", "rotate-secret", "rewind", "test",
					"end");
			JsonNode line = this.service
				.get(path(story, "/" + id + "/deliveries?outcome=DELIVERED&type=ProjectMovedToOperation"), integrator)
				.json()
				.at("/items/0");
			assertThat(line.path("eventId").asString()).isEqualTo(moved.id());
			assertThat(line.path("status").asInt()).isEqualTo(204);
			// what registering told is in the stream too, and holds nothing secret
			StreamOutlet outlet = this.service.bean(StreamOutlet.class);
			await().atMost(PATIENCE)
				.untilAsserted(
						() -> assertThat(outlet.read(outlet.beginning(story.organisation("granvag")), 50).events())
							.anySatisfy((event) -> {
								assertThat(event.type()).isEqualTo("no.samdrift.notification.WebhookRegistered.v1");
								assertThat(event.content().toString()).doesNotContain("hemmelig", secret, "127.0.0.1",
										"Arkivet");
							}));
		}
	}

	@Test
	void everyCommandNeedsTheVersionAndLeadsToTheNextOne() {
		Story story = story("commands");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver(); Receiver other = new Receiver()) {
			String id = register(story, integrator, receiver);
			assertThat(command(story, id, "pause", integrator, null, "{}").status()).isEqualTo(428);
			Answer paused = command(story, id, "pause", integrator, 1L, "{}");
			assertThat(paused.json().path("state").asString()).isEqualTo("PAUSED");
			assertThat(paused.json().path("pauseReason").asString()).isEqualTo("BY_PERSON");
			assertThat(command(story, id, "resume", integrator, 1L, "{}").status()).isEqualTo(412);
			publish(story, 1);
			Answer changed = command(story, id, "change", integrator, 2L,
					"{\"endpoint\": \"%s\", \"name\": \"Nytt arkiv\"}".formatted(other.address()));
			assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
			assertThat(changed.json().path("name").asString()).isEqualTo("Nytt arkiv");
			assertThat(changed.json().path("fromCursor").asString()).isNotBlank();
			assertThat(command(story, id, "resume", integrator, 3L, "{}").status()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> !other.takenIds().isEmpty());
			assertThat(receiver.takenIds()).isEmpty();

			Answer rotated = command(story, id, "rotate-secret", integrator, 4L, "{\"overlapHours\": 1}");
			assertThat(rotated.json().path("secret").asString()).startsWith("whsec_");
			assertThat(rotated.json().has("overlapUntil")).isTrue();
			Answer tested = this.service.post(path(story, "/" + id + "/test"), integrator, null, "{}");
			assertThat(tested.json().path("outcome").asString()).isEqualTo("DELIVERED");
			assertThat(other.taken.getLast().isSignedWith(rotated.json().path("secret").asString())).isTrue();
			Answer again = this.service.post(path(story, "/" + id + "/redeliver"), integrator, null,
					"{\"eventId\": \"%s\"}".formatted(other.takenIds().getFirst()));
			assertThat(again.json().path("occasion").asString()).isEqualTo("REDELIVERY");
			assertThat(command(story, id, "rewind", integrator, 5L, "{\"to\": \"beginning\"}").status()).isEqualTo(200);
			assertThat(command(story, id, "rewind", integrator, 6L, "{\"to\": \"tull\"}").problem())
				.isEqualTo("cursor-unknown");
			assertThat(command(story, id, "park", integrator, 6L, "{\"eventId\": \"x\", \"reason\": {\"nb\": \"nei\"}}")
				.json()
				.at("/errors/0/code")
				.asString()).isEqualTo("event-not-stuck");
			assertThat(command(story, id, "end", integrator, 6L, "{}").json().path("state").asString())
				.isEqualTo("ENDED");
			assertThat(command(story, id, "pause", integrator, 7L, "{}").json().at("/errors/0/code").asString())
				.isEqualTo("subscription-ended");
			assertThat(get(story, id, integrator).path("commands").isEmpty()).isTrue();
			assertThat(this.service.get(path(story, "/" + id + "/history"), integrator).json().path("items").size())
				.isEqualTo(7);
		}
	}

	@Test
	void theSameRequestTwiceAsksTheReceiverOnceAndAnswersTheSame() {
		Story story = story("twice");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver()) {
			String body = "{\"name\": \"Arkivet\", \"endpoint\": \"%s\"}".formatted(receiver.address());
			Answer first = keyed(story, integrator, body);
			Answer second = keyed(story, integrator, body);

			assertThat(second.status()).isEqualTo(201);
			assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
			assertThat(second.json().path("secret")).isEqualTo(first.json().path("secret"));
			assertThat(receiver.calls).hasSize(1);
		}
	}

	@Test
	void aReceiverThatDoesNotTakePartIsToldWhichStepWentWrong() {
		Story story = story("refused");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver()) {
			receiver.consent = Receiver.Reply.of(200);
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-did-not-consent");
			receiver.consent = new Receiver.Reply(200, "", Map.of("WebHook-Allowed-Origin", "en.annen.example"));
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-did-not-consent");
			receiver.consent = new Receiver.Reply(404, "finnes ikke", Map.of("WebHook-Allowed-Origin", "*"));
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-did-not-consent", "404",
					"finnes ikke");
			receiver.consent = new Receiver.Reply(200, "",
					Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "mange"));
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-rate-malformed");
			receiver.consent = new Receiver.Reply(307, "", Map.of("Location", receiver.address()));
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-redirects", "307");
			receiver.consent = new Receiver.Reply(200, "", Map.of("WebHook-Allowed-Origin", "*"));
			receiver.answering = (call) -> new Receiver.Reply(401, "feil signatur", Map.of());
			assertThat(refusal(story, integrator, receiver.address())).contains("receiver-refused-test", "401",
					"feil signatur");
			assertThat(refusal(story, integrator, "http://127.0.0.1:1/")).contains("receiver-unreachable");
			assertThat(refusal(story, integrator, "https://10.0.0.1/")).contains("receiver-address-refused");
			assertThat(refusal(story, integrator, "http://192.0.2.1/")).contains("receiver-address-refused");
			assertThat(refusal(story, integrator, "https://2130706433/")).contains("endpoint-malformed");
			assertThat(this.service.get(path(story, ""), integrator).json().path("items").isEmpty()).isTrue();
		}
	}

	@Test
	void whoIsNoIntegratorOfTheOrganisationSetsUpNothing() {
		Story story = story("rights");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver()) {
			String id = register(story, integrator, receiver);
			String staff = TheService.token(story.person("stig"), story.organisation("granvag"), Role.STAFF);
			String foreign = TheService.token(story.person("frode"), story.organisation("lyngsund"), Role.INTEGRATOR);
			String operator = TheService.token(story.person("odd"), null, Role.OPERATOR);
			String system = TheService.system(story.organisation("granvag"));

			assertThat(command(story, id, "pause", null, 1L, "{}").status()).isEqualTo(401);
			for (String token : List.of(staff, foreign, operator, system)) {
				assertThat(command(story, id, "pause", token, 1L, "{}").status()).isEqualTo(403);
			}
			for (String token : List.of(staff, foreign, operator)) {
				assertThat(this.service.get(path(story, "/" + id), token).status()).isEqualTo(403);
				assertThat(this.service.get(path(story, "/" + id + "/deliveries"), token).status()).isEqualTo(403);
			}
			assertThat(get(story, id, system).path("commands").isEmpty()).isTrue();
			String elsewhere = "/municipalities/" + story.organisation("lyngsund") + "/subscriptions/" + id;
			assertThat(this.service.get(elsewhere, foreign).status()).isEqualTo(404);
			assertThat(this.service.post(elsewhere + "/pause", foreign, 1L, "{}").status()).isEqualTo(404);

			assertThat(this.service.get("/subscribers", integrator).status()).isEqualTo(403);
			Answer all = this.service.get("/subscribers?limit=200", operator);
			assertThat(all.status()).isEqualTo(200);
			assertThat(all.json().path("items").findValuesAsString("id")).contains(id);
			assertThat(all.response().body()).doesNotContain("127.0.0.1", "Arkivet", "hemmelig");
		}
	}

	@Test
	void theContactIsToldInTheInboxWhenTheReceiverIsGone() {
		Story story = story("contact");
		String integrator = integrator(story, "ingrid");
		try (Receiver receiver = new Receiver()) {
			Publisher.shared()
				.card(EventFamily.PERSON, story.person("kari").value(), 1, story.personCard("kari", "granvag", null));
			Publisher.shared()
				.card(EventFamily.PERSON, story.person("frode").value(), 1,
						story.personCard("frode", "lyngsund", null));
			await().atMost(PATIENCE)
				.until(() -> refused(story, integrator, """
						{"name": "Arkivet", "endpoint": "%s", "contactId": "%s"}""".formatted(receiver.address(),
						story.person("frode")))
					.contains("contact-elsewhere"));
			Answer made = this.service.post(path(story, ""), integrator, null, """
					{"name": "Arkivet", "endpoint": "%s", "contactId": "%s"}""".formatted(receiver.address(),
					story.person("kari")));
			assertThat(made.status()).as(made.response().body()).isEqualTo(201);
			receiver.answering = (call) -> Receiver.Reply.of(410);
			publish(story, 1);

			String kari = TheService.token(story.person("kari"), story.organisation("granvag"), Role.STAFF);
			await().atMost(PATIENCE)
				.until(() -> this.service.get("/inbox", kari).response().body().contains("WebhookEnded"));
			assertThat(this.service.get("/inbox?language=nb", kari).response().body())
				.contains("er avsluttet: mottakeren svarte at den ikke finnes lenger")
				.contains("Du får dette fordi du er kontakt for en webhook hos Demo: granvag kommune");
		}
	}

	@Test
	void whatGoesOnIsMeasured() {
		Story story = story("meters");
		try (Receiver receiver = new Receiver()) {
			register(story, integrator(story, "ingrid"), receiver);
			publish(story, 1);
			await().atMost(PATIENCE).until(() -> !receiver.takenIds().isEmpty());

			MeterRegistry meters = this.service.bean(MeterRegistry.class);
			await().atMost(PATIENCE).untilAsserted(() -> {
				assertThat(meters.get("samdrift.webhooks.attempts").tag("outcome", "DELIVERED").timer().count())
					.isPositive();
				assertThat(meters.get("samdrift.webhooks.latency").timer().count()).isPositive();
				assertThat(meters.get("samdrift.webhooks.held").gauge().value()).isPositive();
			});
			for (String gauge : List.of("lag", "failing", "paused")) {
				assertThat(meters.get("samdrift.webhooks." + gauge).gauge().value()).isNotNegative();
			}
		}
	}

	private Story story(String mark) {
		Story story = new Story("sub-" + mark);
		for (String name : List.of("granvag", "lyngsund")) {
			Publisher.shared()
				.card(EventFamily.ORGANISATION, story.organisation(name).value(), 1, story.municipality(name));
		}
		String system = TheService.system(story.organisation("granvag"));
		await().atMost(PATIENCE)
			.until(() -> this.service.get("/municipalities/" + story.organisation("granvag"), system).status() == 200);
		return story;
	}

	private static String integrator(Story story, String name) {
		return TheService.token(story.person(name), story.organisation("granvag"), Role.INTEGRATOR);
	}

	private static String path(Story story, String more) {
		return "/municipalities/" + story.organisation("granvag") + "/subscriptions" + more;
	}

	private String register(Story story, String token, Receiver receiver) {
		Answer made = this.service.post(path(story, ""), token, null,
				"{\"name\": \"Arkivet\", \"endpoint\": \"%s\", \"from\": \"beginning\", \"filter\": {\"projects\": [\"%s\"]}}"
					.formatted(receiver.address(), story.project()));
		assertThat(made.status()).as(made.response().body()).isEqualTo(201);
		return made.json().path("id").asString();
	}

	private String refusal(Story story, String token, String address) {
		return refused(story, token, "{\"name\": \"Arkivet\", \"endpoint\": \"%s\"}".formatted(address));
	}

	private String refused(Story story, String token, String body) {
		Answer answer = this.service.post(path(story, ""), token, null, body);
		return (answer.status() >= 400) ? answer.response().body() : "";
	}

	private Answer keyed(Story story, String token, String body) {
		return this.service.send(this.service.request(path(story, ""), token)
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", "the-same")
			.POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
	}

	private Answer command(Story story, String id, String command, String token, Long version, String body) {
		return this.service.post(path(story, "/" + id + "/" + command), token, version, body);
	}

	private JsonNode get(Story story, String id, String token) {
		Answer answer = this.service.get(path(story, "/" + id), token);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private Envelope publish(Story story, long sequence) {
		Envelope envelope = story.envelope(story.movedToOperation(), story.project().value(), sequence,
				Audience.partners(List.of(story.organisation("granvag"))), "nobody");
		Publisher.shared().event(envelope, story.movedToOperation(), story.projectCard(ProjectState.OPERATION));
		return envelope;
	}

}
