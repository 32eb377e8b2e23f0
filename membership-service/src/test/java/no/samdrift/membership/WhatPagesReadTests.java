package no.samdrift.membership;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import no.samdrift.events.Certainty;
import no.samdrift.events.EventFamily;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.http.testing.TestTokens;
import no.samdrift.membership.RunningService.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What web pages read to show a group, its people and its organisations, and what they
 * offer.
 */
class WhatPagesReadTests {

	private static boolean prepared;

	private final RunningService service = RunningService.shared();

	private final String coordinator = TestTokens.person("koordinator", "molde", Role.STAFF, Role.COORDINATOR);

	private final String staff = TestTokens.person("ansatt", "alesund", Role.STAFF);

	@BeforeEach
	void theSeedAndAClosedGroupAreThere() {
		SeedOverHttp.load(this.service, this.coordinator);
		if (prepared) {
			return;
		}
		prepared = true;
		create("/groups", """
				{"id":"pages-closed","kind":"REFERENCE","names":{"nb":"Referansegruppa"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Gi råd"},"establishedOn":{"value":"2020"}}""");
		change("/groups/pages-closed", "establish-seat",
				"""
						{"seatId":"closed-1","organisationId":"himolde","category":"ACADEMIA","exOfficio":false,"establishedOn":{"value":"2020"}}""");
		change("/groups/pages-closed", "seats/closed-1/appoint", """
				{"personId":"sp-13","from":{"value":"2020-02-01"}}""");
		change("/groups/pages-closed", "seats/closed-1/end-membership", """
				{"reason":"RESIGNED","on":{"value":"2021"}}""");
	}

	@Test
	void theTimelineHasEverySeatWithItsHoldersAndSaysWhereNobodyKnows() {
		JsonNode timeline = this.service.get(SeedOverHttp.GROUP + "/timeline", null, "Accept-Language", "nn")
			.expect(200)
			.json();
		assertThat(ids(timeline.get("seats"), "seatId")).containsExactly("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8",
				"s9", "s10");
		assertThat(timeline.at("/seats/0/office").asString()).isEqualTo("kommunedirektør");
		assertThat(timeline.at("/seats/0/terms/0/person/name").asString()).isEqualTo("Arne Sverre Dahl");
		assertThat(timeline.at("/seats/0/terms/0/surelyTo").asString()).isEqualTo("2019-12-31");
		JsonNode handover = timeline.at("/seats/0/terms/1/handover");
		assertThat(handover.get("after").asString()).isEqualTo("2019-12-31");
		assertThat(handover.get("before").asString()).isEqualTo("2022-01-01");
		assertThat(handover.get("statement").asString())
			.isEqualTo("Overtakingsdato ukjend: Arne Sverre Dahl eller Marianne Stokkereit Aasen");
		assertThat(timeline.at("/seats/0/terms/1").has("surelyTo")).isFalse();
		assertThat(timeline.at("/seats/1/terms/0").has("handover")).isFalse();
	}

	@Test
	void theTimelineIsForThoseWhoSeeTheCompositionAndKnowsWhatWasRecordedThen() {
		String closed = "/groups/pages-closed/timeline";
		assertThat(this.service.get(closed, null).status()).isEqualTo(401);
		assertThat(this.service.get(closed, this.staff).status()).isEqualTo(403);
		this.service.get(closed, TestTokens.person("x", "himolde", Role.STAFF)).expect(200);
		assertThat(this.service.get(closed + "?knownAt=2020-01-01T00:00:00Z", this.coordinator).status())
			.isEqualTo(404);
	}

	@Test
	void aGroupSaysWhatTheCallerMayDoWithItAndWithEachSeat() {
		JsonNode forCoordinator = this.service.get(SeedOverHttp.GROUP, this.coordinator).expect(200).json();
		assertThat(texts(forCoordinator.get("commands"))).containsExactly("establish-seat", "succeed", "continue",
				"end-membership", "abolish", "extend", "record-meeting", "issue-mandate");
		assertThat(texts(forCoordinator.at("/seatCommands/s1"))).containsExactly("succeed", "continue",
				"end-membership", "abolish");
		JsonNode closed = this.service.get("/groups/pages-closed", this.coordinator).expect(200).json();
		assertThat(texts(closed.get("commands"))).containsExactly("establish-seat", "appoint", "abolish",
				"record-meeting");
		JsonNode forHolder = this.service
			.get(SeedOverHttp.GROUP, TestTokens.person("sp-2", "molde", Role.STEERING_MEMBER))
			.expect(200)
			.json();
		assertThat(texts(forHolder.get("commands"))).containsExactly("issue-mandate");
		assertThat(forHolder.get("seatCommands")).isEmpty();
		for (String nobody : new String[] { null, this.staff,
				TestTokens.person("sp-13", "himolde", Role.STEERING_MEMBER) }) {
			assertThat(this.service.get(SeedOverHttp.GROUP, nobody).expect(200).json().get("commands")).isEmpty();
		}
		assertThat(this.service.get("/groups?kind=STEERING&limit=200", this.coordinator)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((group) -> group.get("id").asString().equals("smart-molde-steering"))
			.map((group) -> texts(group.get("commands")))).containsExactly(texts(forCoordinator.get("commands")));
	}

	@Test
	void entriesSayWhatTheCallerMayDoWithThem() {
		assertThat(texts(this.service.get("/organisations/molde", this.coordinator).json().get("commands")))
			.containsExactly("change-municipality-number", "split", "merge", "record-language-decision",
					"record-office-holder");
		assertThat(texts(this.service.get("/organisations/himolde", this.coordinator).json().get("commands")))
			.containsExactly("record-language-decision", "record-office-holder");
		assertThat(this.service.get("/organisations/molde", null).json().get("commands")).isEmpty();
		assertThat(texts(this.service.get("/people/sp-1", this.coordinator).json().get("commands")))
			.containsExactly("correct");
		assertThat(this.service.get("/people/sp-1", this.staff).json().get("commands")).isEmpty();
		assertThat(texts(this.service.get(SeedOverHttp.MEETING, this.coordinator).json().get("commands")))
			.containsExactly("record-presentation", "record-attendance", "record-substitute", "record-input",
					"record-consensus");
		assertThat(this.service.get(SeedOverHttp.MEETING, this.staff).json().get("commands")).isEmpty();
		assertThat(this.service.get(SeedOverHttp.MEETING, null).json().get("commands")).isEmpty();
	}

	@Test
	void aMandateCanBeRevokedWhileItIsInForceByThoseWhoMay() {
		PublishedRecords.card(EventFamily.PROJECT, "pages-project", 1, project());
		create("/groups", """
				{"id":"pages-gives","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2020"}}""");
		change("/groups/pages-gives", "establish-seat", """
				{"seatId":"giver","category":"POLITICAL","exOfficio":false,"establishedOn":{"value":"2020"}}""");
		change("/groups/pages-gives", "seats/giver/appoint", """
				{"personId":"sp-7","from":{"value":"2020"}}""");
		LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
		String body = """
				{"id":"pages-mandate","groupId":"pages-gives","projectId":"pages-project","scope":["PILOT"],
				"validFrom":"%s","validTo":"%s","grounds":{"nb":"Klar"}}""".formatted(today, today.plusDays(9));
		Awaitility.await("the project's card arrives")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.post("/mandates", this.coordinator, body).status(), (status) -> status == 201);
		String holder = TestTokens.person("sp-7", "molde", Role.STEERING_MEMBER);
		String list = "/mandates?projectId=pages-project";
		assertThat(texts(this.service.get("/mandates/pages-mandate", holder).json().get("commands")))
			.containsExactly("revoke");
		assertThat(texts(this.service.get(list, holder).json().at("/items/0/commands"))).containsExactly("revoke");
		assertThat(this.service.get(list, null).json().at("/items/0/commands")).isEmpty();
		assertThat(this.service.get(list + "&endsBy=" + today.plusDays(9), null).json().get("items")).hasSize(1);
		assertThat(this.service.get(list + "&endsBy=" + today.plusDays(8), null).json().get("items")).isEmpty();
		assertThat(this.service.get("/mandates/pages-mandate", this.staff).json().get("commands")).isEmpty();
		Answer revoked = this.service.command("/mandates/pages-mandate", "revoke", holder, """
				{"reason":{"nb":"Trengs ikke"}}""").expect(200);
		assertThat(revoked.json().get("commands")).isEmpty();
		assertThat(this.service.get("/mandates/pages-mandate/history", this.coordinator)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((line) -> line.at("/actor/role").asString() + " " + line.get("command").asString()))
			.containsExactly("steering-member revoke", "coordinator issue-mandate");
		assertThat(this.service.get("/mandates/pages-mandate/history", this.staff).status()).isEqualTo(403);
	}

	@Test
	void namesOfManyPeopleComeInOneCallForThoseWhoMaySeeThem() {
		String path = "/people?id=sp-3&id=nobody&id=sp-1&id=sp-3";
		JsonNode found = this.service.get(path, this.staff).expect(200).json();
		assertThat(ids(found.get("items"), "name")).containsExactly("Steinar Kristoffersen", "Arne Sverre Dahl");
		assertThat(ids(this.service.get(path, TestTokens.person("sp-1", null)).expect(200).json().get("items"), "id"))
			.containsExactly("sp-1");
		assertThat(this.service.get(path, TestTokens.person("sp-9", null)).expect(403).codes())
			.containsExactly("needs-staff");
		assertThat(this.service.get(path, null).status()).isEqualTo(401);
	}

	@Test
	void severalIdsAreOneToTwoHundredAndWellFormed() {
		for (String things : List.of("/people", "/organisations")) {
			assertThat(this.service.get(things + "?id=", this.staff).expect(400).codes()).containsExactly("field-size");
			assertThat(this.service.get(things + "?id=" + many(201), this.staff).expect(400).codes())
				.containsExactly("field-size");
			assertThat(this.service.get(things + "?id=" + many(200), this.staff).expect(200).json().get("items"))
				.isEmpty();
			assertThat(this.service.get(things + "?id=NO%20ID", this.staff).expect(400).codes())
				.containsExactly("shape-id");
		}
	}

	@Test
	void peopleAreListedByTheOrganisationTheyWorkFor() {
		create("/people", """
				{"id":"works-there","name":"Berit Bygdnes","organisationId":"protomore"}""");
		assertThat(ids(this.service.get("/people?organisationId=protomore", this.staff).expect(200).json().get("items"),
				"id"))
			.containsExactly("works-there");
		assertThat(this.service.get("/people?organisationId=protomore&name=amundsen", this.staff).json().get("items"))
			.isEmpty();
		assertThat(this.service.get("/people?organisationId=protomore", TestTokens.person("sp-1", null)).status())
			.isEqualTo(403);
	}

	@Test
	void manyOrganisationsComeInOneCall() {
		assertThat(ids(
				this.service.get("/organisations?id=molde&id=nowhere&id=ikuben", null).expect(200).json().get("items"),
				"id"))
			.containsExactly("molde", "ikuben");
	}

	@Test
	void anOrganisationsSeatsAreThoseOfTheGroupsOneSees() {
		JsonNode open = this.service.get("/organisations/himolde/seats", null).expect(200).json().get("items");
		assertThat(ids(open, "groupId")).containsExactly("smart-molde-steering");
		assertThat(open.at("/0/groupNames/nb").asString()).isEqualTo("Styringsgruppa for Smart Molde");
		assertThat(open.at("/0/seatId").asString()).isEqualTo("s2");
		assertThat(open.at("/0/office").asString()).isEqualTo("rektor");
		assertThat(open.at("/0/from/value").asString()).isEqualTo("2019");
		assertThat(open.at("/0/occupancy").asString()).isEqualTo("HELD");
		assertThat(open.at("/0/holder/name").asString()).isEqualTo("Steinar Kristoffersen");
		JsonNode own = this.service.get("/organisations/himolde/seats", TestTokens.person("x", "himolde", Role.STAFF))
			.expect(200)
			.json()
			.get("items");
		assertThat(ids(own, "seatId")).containsExactly("closed-1", "s2");
		assertThat(own.at("/0/occupancy").asString()).isEqualTo("VACANT");
		assertThat(this.service.get("/organisations/nowhere/seats", null).status()).isEqualTo(404);
		assertThat(pages("/organisations/himolde/seats?limit=1", this.coordinator, "seatId"))
			.containsExactly("closed-1", "s2");
	}

	@Test
	void aPersonsSeatsNowAndBeforeAreForThoseWhoMaySeeThePerson() {
		JsonNode before = this.service.get("/people/sp-13/seats", this.coordinator).expect(200).json().get("items");
		assertThat(ids(before, "seatId")).containsExactly("closed-1");
		assertThat(before.at("/0/from/value").asString()).isEqualTo("2020-02-01");
		assertThat(before.at("/0/endedOn/value").asString()).isEqualTo("2021");
		assertThat(before.at("/0/endReason").asString()).isEqualTo("RESIGNED");
		assertThat(before.at("/0/organisationId").asString()).isEqualTo("himolde");
		assertThat(this.service.get("/people/sp-13/seats", this.staff).expect(200).json().get("items")).isEmpty();
		JsonNode former = this.service.get("/people/sp-5/seats", this.staff).expect(200).json().get("items");
		assertThat(former.at("/0/successorFrom/value").asString()).isEqualTo("unknown");
		assertThat(this.service.get("/people/sp-5/seats", null).status()).isEqualTo(401);
		assertThat(this.service.get("/people/sp-5/seats", TestTokens.person("sp-1", null)).status()).isEqualTo(403);
		this.service.get("/people/sp-5/seats", TestTokens.person("sp-5", null)).expect(200);
		assertThat(this.service.get("/people/nobody/seats", this.staff).status()).isEqualTo(404);
	}

	@Test
	void anOrganisationsOfficesHaveTheirLatestHoldersForThoseWhoMaySearchPeople() {
		change("/organisations/kristiansund", "record-office-holder", """
				{"office":"Ordfører","holder":"sp-11","since":{"value":"2019"}}""");
		change("/organisations/kristiansund", "record-office-holder", """
				{"office":"Kommunedirektør","holder":"sp-12","since":{"value":"unknown"}}""");
		change("/organisations/kristiansund", "record-office-holder", """
				{"office":"ordfører","holder":"sp-9","since":{"value":"2023-10-01"}}""");
		JsonNode offices = this.service.get("/organisations/kristiansund/offices", this.staff)
			.expect(200)
			.json()
			.get("items");
		assertThat(offices.valueStream()
			.map((office) -> office.get("office").asString() + " " + office.at("/holder/name").asString() + " "
					+ office.at("/since/value").asString()))
			.containsExactly("ordfører Finn Amundsen 2023-10-01", "Kommunedirektør Helge Veum unknown");
		assertThat(this.service.get("/organisations/kristiansund/offices", null).status()).isEqualTo(401);
		assertThat(this.service
			.get("/organisations/kristiansund/offices", TestTokens.person("x", "kristiansund", Role.INTEGRATOR))
			.status()).isEqualTo(403);
		assertThat(this.service.get("/organisations/nowhere/offices", this.staff).status()).isEqualTo(404);
	}

	@Test
	void aGroupsMeetingsComeNewestFirstPageByPage() {
		create("/groups", """
				{"id":"pages-meets","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2019"}}""");
		List<String> days = List.of("2021-05-04", "2023-01-10", "2020", "2020-11-02", "2023-01-10");
		for (int i = 0; i < days.size(); i++) {
			create("/meetings", """
					{"id":"pages-meeting-%d","groupId":"pages-meets","heldOn":{"value":"%s"}}""".formatted(i,
					days.get(i)));
		}
		assertThat(pages("/meetings?groupId=pages-meets&limit=2", null, "id")).containsExactly("pages-meeting-4",
				"pages-meeting-1", "pages-meeting-0", "pages-meeting-3", "pages-meeting-2");
	}

	@Test
	void whoRecordedWhatIsForThoseWhoSeeTheMatters() {
		JsonNode group = this.service.get("/groups/pages-closed/history", this.coordinator).expect(200).json();
		assertThat(group.get("items")
			.valueStream()
			.map((line) -> line.get("version").asInt() + " " + line.at("/events/0/type").asString()))
			.containsExactly("4 no.samdrift.membership.MemberLeft.v1", "3 no.samdrift.membership.MemberJoined.v1",
					"2 no.samdrift.membership.SeatEstablished.v1", "1 no.samdrift.membership.GroupEstablished.v1");
		assertThat(group.at("/items/0/actor/role").asString()).isEqualTo(Role.COORDINATOR.wireName());
		assertThat(group.at("/items/1/events/0/data/personId").asString()).isEqualTo("sp-13");
		assertThat(pages("/groups/pages-closed/history?limit=3", this.coordinator, "version")).hasSize(4);
		String seated = TestTokens.person("x", "himolde", Role.STAFF);
		this.service.get("/groups/pages-closed/history", seated).expect(200);
		this.service.get(SeedOverHttp.MEETING + "/history", seated).expect(200);
		for (String closed : List.of("/groups/pages-closed", SeedOverHttp.GROUP, SeedOverHttp.MEETING)) {
			assertThat(this.service.get(closed + "/history", null).status()).as(closed).isEqualTo(401);
			assertThat(this.service.get(closed + "/history", TestTokens.person("y", "nowhere", Role.STAFF)).status())
				.as(closed)
				.isEqualTo(403);
		}
		assertThat(this.service.get("/groups/nowhere/history", this.coordinator).status()).isEqualTo(404);
		assertThat(this.service.get("/organisations/molde/history", this.staff)
			.expect(200)
			.json()
			.at("/items/0/events/0/data")
			.isObject()).isTrue();
		assertThat(this.service.get("/organisations/molde/history", null).status()).isEqualTo(401);
	}

	@Test
	void theMetricsTellHowLongPublishingTakesAndWhatWaits() {
		String operator = TestTokens.person("operatoer", null, Role.OPERATOR);
		Awaitility.await("what the seed has told is published")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.get("/actuator/prometheus", operator).response().body(),
					(metrics) -> metrics.lines()
						.anyMatch((line) -> line.startsWith("samdrift_relay_publish_latency_seconds_count")
								&& !line.endsWith(" 0")));
		assertThat(this.service.get("/actuator/prometheus", operator).response().body()).contains(
				"samdrift_relay_publish_latency_seconds_bucket{le=", "samdrift_journal_unpublished ",
				"samdrift_journal_unpublished_age_seconds ", "samdrift_deadletters_waiting ", "samdrift_relay_leader ");
	}

	private List<String> pages(String path, String token, String field) {
		List<String> read = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = this.service.get(path + cursor, token).expect(200).json();
			read.addAll(ids(page.get("items"), field));
			cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
		}
		while (!cursor.isEmpty());
		return read;
	}

	private void create(String path, String json) {
		this.service.post(path, this.coordinator, json).expect(201);
	}

	private void change(String thing, String command, String json) {
		this.service.command(thing, command, this.coordinator, json).expect(200);
	}

	private static List<String> ids(JsonNode items, String field) {
		return items.valueStream().map((item) -> item.get(field).asString()).toList();
	}

	private static List<String> texts(JsonNode items) {
		return items.valueStream().map(JsonNode::asString).toList();
	}

	private static String many(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "none-" + i).collect(Collectors.joining("&id="));
	}

	private static ProjectCard project() {
		return new ProjectCard(new ProjectId("pages-project"), new ProgrammeId("demo"), LanguageMap.nb("Demo"),
				List.of(), ProjectKind.LOCAL, ProjectState.ASSESSMENT, Certainty.STATED, LocalDate.of(2026, 5, 1),
				List.of(), new OrganisationId("molde"), List.of(), null, null, List.of(), null, null, null, List.of(),
				List.of());
	}

}
