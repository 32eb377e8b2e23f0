package no.samdrift.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Id;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The events that come seldom: each has its command, and is on Kafka when it was given.
 */
class EveryEventTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Map<String, Object> UNIT = Map.of("organisationId", "demo-fjordvik", "names",
			DemoProject.nb("Eiendom"));

	private static final Map<String, String> TODAY = Map.of("value", DemoProject.TODAY.toString());

	private static RunningSystem system;

	private static Api kari;

	private static Api per;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		kari = system.as("kari");
		per = system.as("per");
	}

	@Test
	void anIdeaIsReturnedDeclinedAndTakenUpAgain() {
		DemoProject idea = DemoProject.idea(system, "Om igjen");
		decide(idea, "RETURN");
		decide(idea, "DECLINE");
		idea.command(kari, "reopen-idea", Map.of("newInformation", nb("Prisen er halvert.")));

		assertThatWasTold("project", idea.id(), "IdeaReturned", "IdeaDeclined", "IdeaReopened");
	}

	@Test
	void aPartnershipChanges() {
		DemoProject project = DemoProject.idea(system, "Bytter på").inAssessment();
		project.command(per, "record-alias", Map.of("name", "Taksol (demo)", "provenance",
				Map.of("certainty", "INFERRED", "source", "Et eldre notat (demo)")));
		project.command(per, "remove-partner", Map.of("organisationId", "demo-hogskolen", "reason", nb("Er ferdig.")));
		project.command(per, "transfer-lead",
				Map.of("toOrganisationId", "demo-skogdal", "reason", nb("Har flest tak.")));

		assertThatWasTold("project", project.id(), "ProjectAliasRecorded", "PartnerLeftProject",
				"ProjectLeadTransferred");
	}

	@Test
	void aPilotTakesLongerWaitsStopsAndIsTriedAgain() {
		DemoProject project = DemoProject.idea(system, "Tar tid").inPilot();
		project.command(per, "extend-pilot",
				Map.of("reason", nb("En vinter til."), "decisionDue", DemoProject.TODAY.plusDays(120).toString()));
		project.command(per, "pause",
				Map.of("reason", nb("Deler mangler."), "reviewOn", DemoProject.TODAY.plusDays(30).toString()));
		project.command(per, "resume", Map.of());
		String lesson = "demo-" + Id.next();
		project.command(per, "stop",
				Map.of("reasonCode", "TOO_COSTLY", "story", nb("Batteriet ble for dyrt."), "lessons",
						List.of(Map.of("id", lesson, "kind", "FAILURE", "whatHappened", nb("Prisen doblet seg."),
								"advice", nb("Be om fast pris.")))));
		project.command(per, "restart", Map.of("lessonId", lesson, "reason", nb("Prisen er fast nå.")));

		assertThatWasTold("project", project.id(), "PilotExtended", "ProjectPaused", "ProjectResumed", "ProjectStopped",
				"ProjectRestarted");
	}

	@Test
	void theLineSaysNoThenYesAndThePilotComesBack() {
		DemoProject project = DemoProject.idea(system, "Fram og tilbake").offeredToTheLine();
		Api lise = system.as("lise");
		project.command(lise, "refuse-operation", Map.of("reason", nb("Ingen vakt om natta.")));
		project.command(per, "offer-operation", Map.of("receivingUnit", UNIT, "operationsOwner", "demo-p03"));
		project.command(lise, "accept-operation", Map.of());
		project.command(per, "move-to-operation",
				Map.of("mandateId", project.id() + "-drift", "effectiveOn", DemoProject.TODAY.toString()));
		project.command(per, "return-to-pilot", Map.of("reason", nb("Målingene stemmer ikke."), "decisionDue",
				DemoProject.TODAY.plusDays(60).toString(), "agreedBy", "demo-p03"));

		assertThatWasTold("project", project.id(), "OperationRefused", "ProjectMovedToOperation",
				"ProjectReturnedToPilot");
	}

	@Test
	void aProgrammeRetiresAFocusAreaAndRecordsAProjectAfterwards() {
		String programme = "demo-" + Id.next();
		kari.create(Part.PROJECT, "/programmes",
				Map.of("id", programme, "names", nb("Nabolag (demo)"), "startedOn", Map.of("value", "2026"),
						"hostOrganisationId", "demo-fjordvik", "focusAreas",
						List.of(Map.of("code", "vei", "names", nb("Vei")), Map.of("code", "bru", "names", nb("Bru")))));
		kari.command(Part.PROJECT, "/programmes/" + programme, "retire-focus-area", Map.of("code", "vei"));
		String project = "demo-" + Id.next();
		kari.create(Part.PROJECT, "/projects/register", Map.of("id", project, "programmeId", programme, "names",
				nb("Gangveien (demo)"), "provenance", Map.of("certainty", "STATED", "source", "Årsmeldinga (demo)")));

		assertThatWasTold("project", programme, "FocusAreaRetired");
		assertThatWasTold("project", project, "ProjectRegistered");
	}

	@Test
	void municipalitiesSplitAndMerge() {
		String whole = municipality("Storvik");
		String part = municipality("Litlevik");
		String neighbour = municipality("Nabovik");
		kari.command(Part.MEMBERSHIP, "/organisations/" + whole, "split",
				Map.of("splitOff", part, "validFrom", DemoProject.TODAY.toString()));
		kari.command(Part.MEMBERSHIP, "/organisations/" + neighbour, "merge",
				Map.of("mergedInto", whole, "validFrom", DemoProject.TODAY.toString()));

		assertThatWasTold("membership", whole, "MunicipalitySplit");
		assertThatWasTold("membership", part, "MunicipalitySplitOff");
		assertThatWasTold("membership", neighbour, "MunicipalitiesMerged");
	}

	@Test
	void aSeatFollowsItsOfficeAndIsAbolished() {
		String organisation = municipality("Sittevik");
		String person = "demo-" + Id.next();
		Map<String, Object> entry = Map.of("id", person, "name", "Ny Demo", "organisationId", organisation);
		kari.create(Part.MEMBERSHIP, "/people", entry);
		kari.command(Part.MEMBERSHIP, "/people/" + person, "correct",
				Map.of("id", person, "name", "Nye Demo", "organisationId", organisation));
		String group = "demo-" + Id.next();
		kari.create(Part.MEMBERSHIP, "/groups",
				Map.of("id", group, "kind", "STEERING", "names", nb("Styringsgruppa for Sittevik (demo)"), "legalForm",
						"PROGRAMME_GROUP", "purpose", nb("Retning"), "establishedOn", TODAY));
		String seat = "demo-" + Id.next();
		kari.command(Part.MEMBERSHIP, "/groups/" + group, "establish-seat",
				Map.of("seatId", seat, "organisationId", organisation, "office", "ordfører", "category", "POLITICAL",
						"exOfficio", true, "establishedOn", TODAY));
		kari.command(Part.MEMBERSHIP, "/organisations/" + organisation, "record-office-holder",
				Map.of("office", "ordfører", "holder", person, "since", TODAY));
		assertThatWasTold("membership", group, "SuccessionProposed");
		kari.command(Part.MEMBERSHIP, "/groups/" + group, "seats/" + seat + "/abolish",
				Map.of("on", TODAY, "reason", nb("Gruppa blir mindre.")));

		assertThatWasTold("membership", group, "SeatAbolished");
		assertThatWasTold("membership", person, "PersonCorrected");
	}

	@Test
	void aWebhookIsChangedRewoundAndFreedOfAnEvent() throws IOException {
		Api olav = system.as("olav");
		String webhooks = "/municipalities/demo-skogdal/subscriptions";
		try (Receiver receiver = new Receiver()) {
			String id = olav
				.create(Part.NOTIFICATION, webhooks, Map.of("name", "Portefølja", "endpoint", receiver.address()))
				.path("id")
				.asString();
			String webhook = webhooks + "/" + id;
			olav.command(Part.NOTIFICATION, webhook, "change", Map.of("name", "Porteføljen"));
			olav.command(Part.NOTIFICATION, webhook, "rotate-secret", Map.of("overlapHours", 1));
			olav.command(Part.NOTIFICATION, webhook, "pause", Map.of());
			olav.command(Part.NOTIFICATION, webhook, "rewind", Map.of("to", "now"));
			olav.command(Part.NOTIFICATION, webhook, "resume", Map.of());
			receiver.answer(500);
			DemoProject.partnership(system, "Sitter fast");
			String stuck = await().atMost(PATIENCE)
				.until(() -> olav.read(Part.NOTIFICATION, webhook)
					.path("health")
					.path("stuckOn")
					.path("eventId")
					.asString(""), (event) -> !event.isEmpty());
			olav.command(Part.NOTIFICATION, webhook, "park",
					Map.of("eventId", stuck, "reason", nb("Arkivet tåler den ikke.")));

			assertThatWasTold("notification", id, "SubscriptionChanged", "WebhookSecretRotated", "WebhookPaused",
					"WebhookRewound", "WebhookResumed", "EventParked");
			olav.command(Part.NOTIFICATION, webhook, "end", Map.of());
		}
	}

	private static void decide(DemoProject idea, String decision) {
		idea.command(kari, "recommend-idea", Map.of("recommendation", decision, "grounds", nb("Se notatet.")));
		idea.command(kari, "decide-idea", Map.of("decision", decision, "grounds", nb("For dyrt.")));
	}

	private static String municipality(String name) {
		String id = "demo-" + Id.next();
		kari.create(Part.MEMBERSHIP, "/organisations",
				Map.of("id", id, "names", nb(name + " kommune (demo)"), "type", "MUNICIPALITY"));
		return id;
	}

	private static Map<String, String> nb(String text) {
		return DemoProject.nb(text);
	}

	/** In this order, whatever else was told. */
	private static void assertThatWasTold(String family, String subject, String... events) {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(new Streams(system.kafka()).records("samdrift." + family + ".events")
				.stream()
				.map(RecordedEvents::structured)
				.filter((event) -> event.path("subject").asString().equals(subject))
				.map(EveryEventTest::name)).containsSubsequence(events));
	}

	private static String name(JsonNode event) {
		return event.path("type").asString().split("\\.")[3];
	}

}
