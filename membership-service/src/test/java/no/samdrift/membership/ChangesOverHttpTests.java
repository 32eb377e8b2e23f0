package no.samdrift.membership;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.mongodb.client.model.Filters;
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
import no.samdrift.http.testing.RefusalTexts;
import no.samdrift.http.testing.TestTokens;
import no.samdrift.journal.Journal;
import no.samdrift.membership.PublishedRecords.Published;
import no.samdrift.membership.RunningService.Answer;
import no.samdrift.membership.duedate.DueDates;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.mandate.Mandates;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.mongodb.MongoDatabaseFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesOverHttpTests {

	private static final String EVENTS = "samdrift.membership.events";

	private static boolean prepared;

	private final RunningService service = RunningService.shared();

	private final String coordinator = TestTokens.person("koordinator", "fjordvik", Role.STAFF, Role.COORDINATOR);

	@BeforeEach
	void theFictiveGroupIsThere() {
		if (prepared) {
			return;
		}
		prepared = true;
		create("/organisations", """
				{"id":"fjordvik","names":{"nb":"Fjordvik kommune (demo)"},"type":"MUNICIPALITY",
				"codes":[{"scheme":"MUNICIPALITY_NUMBER","value":"9901","validFrom":{"value":"2020"}}],
				"languageDecision":"NYNORSK"}""");
		create("/organisations", """
				{"id":"kysthavn","names":{"nb":"Kysthavn kommune (demo)"},"type":"MUNICIPALITY"}""");
		for (String person : List.of("d1", "d2", "d3")) {
			create("/people", """
					{"id":"%s","name":"Demoperson %s","organisationId":"fjordvik"}""".formatted(person, person));
		}
		create("/groups", """
				{"id":"demo-steering","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2024-01-01"}}""");
		change("/groups/demo-steering", "establish-seat",
				"""
						{"seatId":"chief","organisationId":"fjordvik","office":"kommunedirektør","category":"MUNICIPAL_ADMINISTRATION",
						"exOfficio":true,"establishedOn":{"value":"2024-01-01"}}""");
		change("/groups/demo-steering", "seats/chief/appoint", """
				{"personId":"d1","from":{"value":"2024-01-01"}}""");
	}

	@Test
	void creatingIsRepeatedWithoutHarmAndTakenIdsAreToldApart() {
		String body = """
				{"id":"innbygda","names":{"nb":"Innbygda kommune (demo)"},"type":"MUNICIPALITY"}""";
		Answer first = this.service.post("/organisations", this.coordinator, body, "Idempotency-Key", "k-1")
			.expect(201);
		assertThat(first.header("Location")).isEqualTo("/organisations/innbygda");
		assertThat(first.header("ETag")).isEqualTo("\"1\"");
		Answer again = this.service.post("/organisations", this.coordinator, body, "Idempotency-Key", "k-1")
			.expect(201);
		assertThat(again.json()).isEqualTo(first.json());
		assertThat(this.service.post("/organisations", this.coordinator, body).status()).isEqualTo(409);
		assertThat(this.service
			.post("/organisations", this.coordinator, body.replace("Innbygda", "Utbygda"), "Idempotency-Key", "k-1")
			.status()).isEqualTo(422);
	}

	@Test
	void aChangeNeedsTheVersionThatWasSeen() {
		String body = """
				{"decision":"NEUTRAL"}""";
		create("/organisations", """
				{"id":"stilleby","names":{"nb":"Stilleby kommune (demo)"},"type":"MUNICIPALITY"}""");
		String path = "/organisations/stilleby/record-language-decision";
		assertThat(this.service.post(path, this.coordinator, body).status()).isEqualTo(428);
		assertThat(this.service.post(path, this.coordinator, body, "If-Match", "\"1\"").expect(200).header("ETag"))
			.isEqualTo("\"2\"");
		assertThat(this.service.post(path, this.coordinator, body.replace("NEUTRAL", "BOKMAL"), "If-Match", "\"1\"")
			.status()).isEqualTo(412);
	}

	@Test
	void onlyTheCoordinatorChangesAnything() {
		String staff = TestTokens.person("ansatt", "fjordvik", Role.STAFF, Role.STEERING_MEMBER);
		Answer refused = this.service.post("/people", staff, """
				{"name":"Noen"}""").expect(403);
		assertThat(refused.codes()).containsExactly("needs-coordinator");
		assertThat(this.service.post("/people", null, """
				{"name":"Noen"}""").status()).isEqualTo(401);
	}

	@Test
	void everyUnmetConditionComesAtOnceInTheReadersLanguage() {
		String version = this.service.get("/groups/demo-steering", null).header("ETag");
		Answer refused = this.service.post("/groups/demo-steering/seats/chief/appoint", this.coordinator, """
				{"personId":"nobody","from":{"value":"2023"}}""", "If-Match", version, "Accept-Language", "nn")
			.expect(409);
		assertThat(refused.text("/errors/1/remedy")).isEqualTo("Bruk etterfølging, eller avslutt medlemskapen først.");
		assertThat(refused.codes()).containsExactly("person-unknown", "seat-is-held", "before-seat-was-established");
		assertThat(this.service.command("/groups/demo-steering", "seats/chief/appoint", this.coordinator, """
				{"personId":"d2","from":{"value":"2025"},"to":{"value":"2024"}}""").status()).isEqualTo(422);
	}

	@Test
	void anExtensionIsShownBeforeItIsConfirmed() {
		create("/groups", """
				{"id":"to-extend","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2024"}}""");
		String extension = """
				{"reason":{"nb":"Flere med"},"effectiveOn":{"value":"2025-01-01"},
				"seats":[{"organisationId":"kysthavn","category":"POLITICAL","exOfficio":false,"holderId":"d3"}]}""";
		Answer preview = change("/groups/to-extend", "extend?dryRun=true", extension);
		assertThat(preview.json().at("/balanceBefore/political").asInt()).isZero();
		assertThat(preview.json().at("/balanceAfter/political").asInt()).isEqualTo(1);
		assertThat(this.service.get("/groups/to-extend", null).header("ETag")).isEqualTo("\"1\"");
		Answer extended = change("/groups/to-extend", "extend", extension);
		assertThat(extended.json().at("/composition/version").asInt()).isEqualTo(2);
		assertThat(extended.text("/composition/seats/0/holder/name")).isEqualTo("Demoperson d3");
	}

	@Test
	void theMunicipalityWithANumberOnADay() {
		change("/organisations/fjordvik", "change-municipality-number", """
				{"number":"9902","validFrom":"2024-01-01"}""");
		assertThat(byNumber("9901", "2023-12-31")).containsExactly("fjordvik");
		assertThat(byNumber("9901", "2024-01-01")).isEmpty();
		assertThat(byNumber("9902", "2024-01-01")).containsExactly("fjordvik");
		assertThat(this.service.post("/organisations", this.coordinator, """
				{"id":"other","names":{"nb":"En annen"},"type":"MUNICIPALITY",
				"codes":[{"scheme":"MUNICIPALITY_NUMBER","value":"9902","validFrom":{"value":"2025"}}]}""")
			.expect(409)
			.codes()).containsExactly("code-taken");
	}

	@Test
	void organisationsAreFoundByTheBeginningOfTheirWords() {
		assertThat(this.service.get("/organisations?q=fjord%20komm&type=MUNICIPALITY", null)
			.expect(200)
			.text("/items/0/id")).isEqualTo("fjordvik");
	}

	@Test
	void aMunicipalityThatIsSplitOffHearsOfIt() {
		create("/organisations", """
				{"id":"nydal","names":{"nb":"Nydal kommune (demo)"},"type":"MUNICIPALITY"}""");
		change("/organisations/kysthavn", "split", """
				{"splitOff":"nydal","validFrom":"2026-01-01"}""");
		Awaitility.await("the reaction to the split")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.get("/organisations/nydal", null).text("/splitFrom"), "kysthavn"::equals);
	}

	@Test
	void aNewOfficeHolderIsProposedForTheSeatThatFollowsTheOffice() {
		create("/groups", """
				{"id":"follows","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2024"}}""");
		change("/groups/follows", "establish-seat",
				"""
						{"seatId":"mayor","organisationId":"kysthavn","office":"ordfører","category":"POLITICAL","exOfficio":true,"establishedOn":{"value":"2024"}}""");
		change("/groups/follows", "seats/mayor/appoint", """
				{"personId":"d1","from":{"value":"2024"}}""");
		change("/organisations/kysthavn", "record-office-holder", """
				{"office":"Ordfører","holder":"d2","since":{"value":"2026-10-01"}}""");
		Awaitility.await("the reaction to the new office holder")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.get("/groups/follows", null).text("/composition/seats/0/proposed/personId"),
					"d2"::equals);
		Answer confirmed = change("/groups/follows", "seats/mayor/succeed", """
				{"successorId":"d2","on":{"value":"2026-10-01"}}""");
		assertThat(confirmed.text("/composition/seats/0/holder/personId")).isEqualTo("d2");
		assertThat(confirmed.json().at("/composition/seats/0/proposed").isMissingNode()).isTrue();
		Published proposed = PublishedRecords.await(EVENTS, "follows", "SuccessionProposed");
		assertThat(proposed.attribute("actor")).isEqualTo("system:membership-service");
		assertThat(proposed.attribute("causationid")).isNotEmpty();
	}

	@Test
	void newsThatComesAgainWhenTheJournalIsPublishedAgainHasNoNewConsequence() {
		change("/organisations/kysthavn", "record-office-holder", """
				{"office":"Rådmann","holder":"d1","since":{"value":"2025"}}""");
		String operator = TestTokens.person("drift", "fjordvik", Role.OPERATOR);
		create("/groups", """
				{"id":"later","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2024"}}""");
		change("/organisations/kysthavn", "record-office-holder", """
				{"office":"Teknisk sjef","holder":"d1","since":{"value":"2025"}}""");
		awaitReactionTo("Teknisk sjef");
		change("/groups/later", "establish-seat",
				"""
						{"seatId":"chief","organisationId":"kysthavn","office":"rådmann","category":"POLITICAL","exOfficio":true,"establishedOn":{"value":"2024"}}""");
		change("/groups/later", "seats/chief/appoint", """
				{"personId":"d3","from":{"value":"2026"}}""");
		this.service.post("/journal/republish", operator, """
				{"reason":"Prøve"}""").expect(202);
		Awaitility.await("the journal is published again")
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.service.get("/journal/republish", operator).text("/state"), "DONE"::equals);

		// about the same organisation, so it is read after all that came again
		change("/organisations/kysthavn", "record-office-holder", """
				{"office":"Rådmann","holder":"d2","since":{"value":"2026-10-01"}}""");
		Awaitility.await("the reaction to the new office holder")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.get("/groups/later", null).text("/composition/seats/0/proposed/personId"),
					"d2"::equals);
		assertThat(PublishedRecords.read(EVENTS, (record) -> "later".equals(record.key()))
			.stream()
			.filter((record) -> record.attribute("type").contains("SuccessionProposed"))).hasSize(1);
	}

	/** And to all that kysthavn has told before. */
	private void awaitReactionTo(String office) {
		Awaitility.await("the reaction to " + office)
			.atMost(Duration.ofSeconds(30))
			.until(() -> PublishedRecords
				.read(EVENTS,
						(record) -> "kysthavn".equals(record.key())
								&& new String(record.value(), StandardCharsets.UTF_8).contains(office))
				.stream()
				.anyMatch((record) -> this.service.bean(MongoDatabaseFactory.class)
					.getMongoDatabase()
					.getCollection("reacted-to")
					.countDocuments(Filters.eq("_id", record.attribute("id"))) == 1));
	}

	@Test
	void aMandateNeedsAProjectThatIsKnownHereAndExpiresOnItsDate() {
		LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
		String body = """
				{"id":"mandate-1","groupId":"demo-steering","projectId":"demo-project","scope":["PILOT","SPEND"],
				"validFrom":"%s","validTo":"%s","grounds":{"nb":"Klar for pilot"}}""".formatted(today,
				today.plusDays(3));
		Answer unknown = this.service.post("/mandates", this.coordinator, body).expect(409);
		assertThat(unknown.text("/type")).isEqualTo("urn:samdrift:problem:fact-not-yet-known");
		assertThat(unknown.header("Retry-After")).isNotEmpty();
		PublishedRecords.card(EventFamily.PROJECT, "demo-project", 1, project());
		String member = TestTokens.person("d1", "fjordvik", Role.STEERING_MEMBER);
		Awaitility.await("the project's card arrives")
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.service.post("/mandates", member, body).status(), (status) -> status == 201);
		Published issued = PublishedRecords.await(EVENTS, "mandate-1", "MandateIssued");
		assertThat(issued.attribute("visibility")).isEqualTo("PUBLIC");
		assertThat(this.service.bean(Journal.class).entries().find("mandate-1", 1).orElseThrow().reason())
			.isEqualTo("Klar for pilot");
		assertThat(issued.attribute("audience")).isEqualTo("fjordvik,kysthavn");
		assertThat(issued.attribute("actorrole")).isEqualTo("steering-member");
		assertThat(this.service.get("/groups/demo-steering/instruments", null)
			.json()
			.at("/instruments/2/timesUsed")
			.asInt()).isEqualTo(1);

		this.service.bean(DueDates.class).doWhatIsDue();
		assertThat(this.service.get("/mandates/mandate-1", null).text("/state")).isEqualTo("ISSUED");
		DueDates later = new DueDates(this.service.bean(Mandates.class), this.service.bean(Groups.class),
				Clock.offset(this.service.bean(Clock.class), Duration.ofDays(4)));
		// as two instances do
		CompletableFuture
			.allOf(CompletableFuture.runAsync(later::doWhatIsDue), CompletableFuture.runAsync(later::doWhatIsDue))
			.join();
		Answer expired = this.service.get("/mandates/mandate-1", null);
		assertThat(expired.text("/state")).isEqualTo("EXPIRED");
		assertThat(expired.header("ETag")).isEqualTo("\"2\"");
		assertThat(this.service.get("/mandates?projectId=demo-project&state=EXPIRED", null).json().get("items"))
			.hasSize(1);
		assertThat(this.service.command("/mandates/mandate-1", "revoke", member, """
				{"reason":{"nb":"For sent"}}""").expect(409).codes()).containsExactly("mandate-not-in-force");
		String stranger = TestTokens.person("d2", "fjordvik", Role.STEERING_MEMBER);
		assertThat(this.service.post("/mandates", stranger, body.replace("mandate-1", "mandate-2")).expect(403).codes())
			.containsExactly("needs-coordinator-or-seat-in-group");
	}

	@Test
	void eventsCarryTheirAudienceAndNamesTravelInPersonCardsOnly() {
		Published joined = PublishedRecords.await(EVENTS, "demo-steering", "MemberJoined");
		assertThat(joined.attribute("visibility")).isEqualTo("PUBLIC");
		assertThat(joined.attribute("audience")).isEqualTo("fjordvik");
		assertThat(joined.attribute("actorrole")).isEqualTo("coordinator");
		assertThat(joined.data().at("/card/seats/0/holderId").asString()).isEqualTo("d1");
		Published registered = PublishedRecords.await(EVENTS, "d1", "PersonRegistered");
		assertThat(registered.attribute("visibility")).isEqualTo("ORGANISATION");
		assertThat(registered.attribute("audience")).isEqualTo("fjordvik");
		assertThat(registered.text()).doesNotContain("Demoperson");
		assertThat(PublishedRecords.await("samdrift.person.cards", "d1", "PersonCard").text())
			.contains("Demoperson d1");
		assertThat(PublishedRecords.read(EVENTS, (record) -> new String(record.value()).contains("Demoperson")))
			.isEmpty();
	}

	@Test
	void aCorrectedNameReachesThePersonCardAndNoEvent() {
		create("/people", """
				{"id":"d9","name":"Demoperson Feilskrevet"}""");
		change("/people/d9", "correct", """
				{"name":"Demoperson Rettet","organisationId":"fjordvik","language":"nn"}""");
		Published corrected = PublishedRecords.await(EVENTS, "d9", "PersonCorrected");
		assertThat(corrected.text()).doesNotContain("Rettet");
		Awaitility.await("the newest card")
			.atMost(Duration.ofSeconds(30))
			.until(() -> PublishedRecords
				.read("samdrift.person.cards",
						(record) -> "d9".equals(record.key())
								&& new String(record.value()).contains("Demoperson Rettet"))
				.size(), (found) -> found == 1);
		Published registered = PublishedRecords.await(EVENTS, "d9", "PersonRegistered");
		assertThat(registered.attribute("visibility")).isEqualTo("ORGANISATION");
		assertThat(registered.attribute("audience")).isEmpty();
	}

	@Test
	void aTermPastItsLastDayEndsByItself() {
		create("/groups", """
				{"id":"expiring","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2020"}}""");
		change("/groups/expiring", "establish-seat", """
				{"seatId":"one","category":"BUSINESS","exOfficio":false,"establishedOn":{"value":"2020"}}""");
		Answer appointed = change("/groups/expiring", "seats/one/appoint", """
				{"personId":"d1","from":{"value":"2020"},"to":{"value":"2024"}}""");
		assertThat(appointed.text("/composition/seats/0/occupancy")).isEqualTo("VACANT_BY_EXPIRY");
		this.service.bean(DueDates.class).doWhatIsDue();
		Published left = PublishedRecords.await(EVENTS, "expiring", "MemberLeft");
		assertThat(left.data().at("/reason").asString()).isEqualTo("EXPIRED");
		assertThat(left.attribute("actor")).isEqualTo("system:membership-service");
		assertThat(left.data().at("/card/seats/0/occupancy").asString()).isEqualTo("VACANT_BY_EXPIRY");
	}

	@Test
	void aReferenceGroupIsForTheOrganisationsWithASeat() {
		create("/groups", """
				{"id":"closed","kind":"REFERENCE","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2024"}}""");
		change("/groups/closed", "establish-seat",
				"""
						{"organisationId":"kysthavn","category":"BUSINESS","exOfficio":false,"establishedOn":{"value":"2024"}}""");
		assertThat(this.service.get("/groups/closed", null).status()).isEqualTo(401);
		assertThat(
				this.service.get("/groups/closed/composition", TestTokens.person("x", "fjordvik", Role.STAFF)).status())
			.isEqualTo(403);
		this.service.get("/groups/closed", TestTokens.person("x", "kysthavn", Role.STAFF)).expect(200);
		Published established = PublishedRecords.await(EVENTS, "closed", "SeatEstablished");
		assertThat(established.attribute("visibility")).isEqualTo("GROUP");
		assertThat(established.attribute("audience")).isEqualTo("kysthavn");
	}

	@Test
	void theApiDescribesItself() {
		Answer description = this.service.get("/v3/api-docs", null).expect(200);
		assertThat(description.json().at("/paths").propertyNames()).contains("/groups/{id}/extend",
				"/groups/{id}/composition", "/meetings/{id}/record-attendance", "/mandates/{id}/revoke", "/unknowns");
	}

	@Test
	void everyRefusalHasItsTextsInThreeLanguages() {
		assertThat(RefusalTexts.missing(Path.of("src/main/java"))).isEmpty();
	}

	private List<String> byNumber(String number, String on) {
		return this.service.get("/organisations?number=" + number + "&on=" + on, null)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((item) -> item.get("id").asString())
			.toList();
	}

	private void create(String path, String json) {
		this.service.post(path, this.coordinator, json).expect(201);
	}

	private Answer change(String thing, String command, String json) {
		return this.service.command(thing, command, this.coordinator, json).expect(200);
	}

	private static ProjectCard project() {
		return new ProjectCard(new ProjectId("demo-project"), new ProgrammeId("demo"), LanguageMap.nb("Demo"),
				List.of(), ProjectKind.LOCAL, ProjectState.ASSESSMENT, Certainty.STATED, LocalDate.of(2026, 5, 1),
				List.of(), new OrganisationId("kysthavn"), List.of(), null, null, List.of(), null, null, null,
				List.of(), List.of());
	}

}
