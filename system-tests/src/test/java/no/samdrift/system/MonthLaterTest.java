package no.samdrift.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Envelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What happens by itself when a month passes: what was due is told, and a receiver that
 * was away all the time gets everything when it is back. The month is one of the
 * services' clocks.
 */
@OwnSystem
class MonthLaterTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Part[] SERVICES = { Part.MEMBERSHIP, Part.PROJECT, Part.NOTIFICATION };

	private static final String WEBHOOKS = "/municipalities/demo-skogdal/subscriptions";

	private static final String SEAT = "demo-vara";

	private static RunningSystem system;

	private static Receiver receiver;

	private static DemoProject idea;

	private static String webhook;

	@BeforeAll
	static void aMonthPasses() throws IOException {
		system = RunningSystem.withDemoData("month");
		receiver = new Receiver();
		webhook = system.as("olav")
			.create(Part.NOTIFICATION, WEBHOOKS,
					Map.of("name", "Arkivet", "endpoint", receiver.address(), "from", "beginning"))
			.path("id")
			.asString();
		await("the receiver is well").atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
		receiver.answer(503);
		idea = DemoProject.partnership(system, "Uten svar");
		Api kari = system.as("kari");
		kari.create(Part.MEMBERSHIP, "/mandates",
				Map.of("id", mandate(), "groupId", "smart-vestmark-styringsgruppe", "projectId", idea.id(), "scope",
						List.of("ASSESS"), "validFrom", DemoProject.TODAY.toString(), "validTo",
						DemoProject.TODAY.plusDays(10).toString(), "grounds", DemoProject.nb("Ti dager holder.")));
		kari.command(Part.MEMBERSHIP, "/groups/smart-vestmark-styringsgruppe", "establish-seat",
				Map.of("seatId", SEAT, "category", "POLITICAL", "exOfficio", false, "establishedOn", today(0)));
		kari.command(Part.MEMBERSHIP, "/groups/smart-vestmark-styringsgruppe", "seats/" + SEAT + "/appoint",
				Map.of("personId", "demo-p11", "from", today(20)));
		await("the receiver is away").atMost(PATIENCE)
			.until(() -> system.as("olav")
				.read(Part.NOTIFICATION, WEBHOOKS + "/" + webhook)
				.path("health")
				.path("stuckOn")
				.isObject());

		for (Part service : SERVICES) {
			system.stop(service);
		}
		system.with(Map.of("SAMDRIFT_CLOCK_AHEAD", "31d"));
		system.start(SERVICES);
	}

	@AfterAll
	static void end() {
		if (receiver != null) {
			receiver.close();
		}
		if (system != null) {
			system.close();
		}
	}

	@Test
	void whatWasDueIsTold() {
		await("the idea's answer is overdue").atMost(PATIENCE)
			.until(() -> names("samdrift.project.events", idea.id()).contains("IdeaAnswerOverdue"));
		await("the mandate expires").atMost(PATIENCE)
			.until(() -> names("samdrift.membership.events", mandate()).contains("MandateExpired"));
		await("the new member's first day has come").atMost(PATIENCE)
			.until(() -> names("samdrift.membership.events", "smart-vestmark-styringsgruppe")
				.contains("CompositionTookEffect"));
	}

	@Test
	void aReceiverThatWasAwayGetsEverythingWhenItIsBack() {
		Api olav = system.as("olav");
		String address = WEBHOOKS + "/" + webhook;
		await("it is paused").atMost(PATIENCE)
			.until(() -> olav.read(Part.NOTIFICATION, address).path("state").asString().equals("PAUSED"));
		assertThat(olav.read(Part.NOTIFICATION, address).path("pauseReason").asString()).isEqualTo("FAILING");
		await("its contact is told").atMost(PATIENCE)
			.until(() -> olav.read(Part.NOTIFICATION, "/inbox?limit=200").toString().contains(webhook));
		List<String> before = taken();

		receiver.isWell();
		olav.command(Part.NOTIFICATION, address, "resume", Map.of());

		await("everything comes, in order").atMost(PATIENCE).untilAsserted(() -> assertThat(taken()).isEqualTo(told()));
		assertThat(taken()).hasSizeGreaterThan(before.size());
	}

	private static List<String> taken() {
		return receiver.taken()
			.stream()
			.map((body) -> JsonMapper.shared().readTree(body).path("id").asString())
			.toList();
	}

	/** The ids of the events on the stream of Skogdal. */
	private static List<String> told() {
		Streams streams = new Streams(system.kafka());
		return Streams.envelopes(streams.ofMunicipality("demo-skogdal")).stream().map(Envelope::id).toList();
	}

	private static List<String> names(String topic, String subject) {
		return new Streams(system.kafka()).records(topic)
			.stream()
			.map(RecordedEvents::structured)
			.filter((event) -> event.path("subject").asString().equals(subject))
			.map((event) -> event.path("type").asString().split("\\.")[3])
			.toList();
	}

	private static Map<String, String> today(int later) {
		return Map.of("value", DemoProject.TODAY.plusDays(later).toString());
	}

	private static String mandate() {
		return idea.id() + "-vurder";
	}

}
