package no.samdrift.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import no.samdrift.events.Role;
import no.samdrift.http.testing.TestTokens;
import no.samdrift.membership.RunningService.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The questions of mission 1.2 that membership-service answers, over HTTP. */
class QuestionsOfTheSeedTests {

	private final RunningService service = RunningService.shared();

	private final String coordinator = TestTokens.person("koordinator", "molde", Role.STAFF, Role.COORDINATOR);

	@BeforeEach
	void theSeedIsLoaded() {
		SeedOverHttp.load(this.service, this.coordinator);
	}

	@Test
	void question1FourSeatsWereHeldByThoseWhoStarted() {
		Answer answer = composition("asOf=2019-12-31", null);
		assertThat(answer.json().get("seatsTotal").asInt()).isEqualTo(4);
		assertThat(seat(answer, "s1").at("/holder/name").asString()).isEqualTo("Arne Sverre Dahl");
		assertThat(seat(answer, "s4").at("/holder/name").asString()).isEqualTo("Hilde Aspås");
	}

	@Test
	void question2TheHandOverDateIsUnknown() {
		Answer answer = composition("asOf=2020-06-30", null);
		assertThat(answer.json().get("seatsTotal").asInt()).isEqualTo(4);
		assertThat(seat(answer, "s1").get("occupancy").asString()).isEqualTo("HANDOVER_UNKNOWN");
		assertThat(seat(answer, "s1").get("statement").asString())
			.isEqualTo("Overtakelsesdato ukjent: Arne Sverre Dahl eller Marianne Stokkereit Aasen");
		assertThat(
				seat(composition("asOf=2020-06-30", null, "Accept-Language", "en"), "s4").get("statement").asString())
			.isEqualTo("Hand-over date unknown: Hilde Aspås or Konrad Lillevevang");
	}

	@Test
	void question3TenSeatsTenHoldersFourContinuingSixNew() {
		JsonNode answer = composition("asOf=2022-03-23", null).json();
		assertThat(answer.get("seatsTotal").asInt()).isEqualTo(10);
		assertThat(answer.get("seatsHeld").asInt()).isEqualTo(10);
		assertThat(answer.get("seatsContinuing").asInt()).isEqualTo(4);
		assertThat(answer.get("seatsNew").asInt()).isEqualTo(6);
	}

	@Test
	void question4TheDifferenceIsSixSeats() {
		JsonNode answer = this.service
			.get(SeedOverHttp.GROUP + "/composition/difference?from=2019-12-31&to=2022-03-23", null)
			.expect(200)
			.json();
		assertThat(answer.get("change").asInt()).isEqualTo(6);
		assertThat(answer.get("added")).hasSize(6);
		assertThat(answer.get("kept")).hasSize(4);
		Map<String, Integer> byCategory = answer.get("categories")
			.valueStream()
			.collect(Collectors.toMap((line) -> line.get("category").asString(), (line) -> line.get("change").asInt()));
		assertThat(byCategory).isEqualTo(
				Map.of("MUNICIPAL_ADMINISTRATION", 2, "COUNTY", 1, "BUSINESS", 1, "POLITICAL", 2, "ACADEMIA", 0));
		Map<String, Integer> byType = answer.get("organisationTypes")
			.valueStream()
			.collect(Collectors.toMap((line) -> line.path("type").asString("not stated"),
					(line) -> line.get("change").asInt()));
		assertThat(byType)
			.isEqualTo(Map.of("MUNICIPALITY", 3, "COUNTY", 1, "BUSINESS", 1, "ACADEMIA", 0, "not stated", 1));
	}

	@Test
	void questions5And6NineSeatsWereRepresentedTwoOfThemByInferredSubstitutes() {
		JsonNode matters = this.service.get(SeedOverHttp.MEETING, this.coordinator).expect(200).json().get("matters");
		assertThat(matters.get("seatsRepresented").asInt()).isEqualTo(9);
		assertThat(matters.get("representedByHolder").asInt()).isEqualTo(7);
		assertThat(matters.get("representedBySubstitute").asInt()).isEqualTo(2);
		assertThat(matters.get("seatsNotSeen").asInt()).isEqualTo(1);
		assertThat(matters.at("/quorum/met").asBoolean()).isTrue();
		assertThat(matters.get("othersWhoTookPart").valueStream().map((person) -> person.get("name").asString()))
			.containsExactly("Mette Jane Holand", "Jørgen Gravdehaug Stensby");
		List<String> substitutes = matters.get("seats")
			.valueStream()
			.filter((seat) -> seat.get("representation").asString().equals("BY_SUBSTITUTE"))
			.map((seat) -> seat.get("seatId").asString() + " " + seat.at("/person/name").asString() + " "
					+ seat.at("/provenance/certainty").asString())
			.toList();
		assertThat(substitutes).containsExactly("s2 Øyvind Sørensen INFERRED", "s10 Andreas Amundsen INFERRED");
	}

	@Test
	void question11TwoPeopleAreNamedAmundsen() {
		assertThat(this.service.get("/people?name=amundsen", this.coordinator).expect(200).json().get("items"))
			.hasSize(2);
	}

	@Test
	void question12WhatIsNotKnown() {
		List<String> lines = this.service.get("/unknowns", this.coordinator)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((line) -> line.get("groupId").asString().equals("smart-molde-steering"))
			.map((line) -> line.get("kind").asString() + line.get("people")
				.valueStream()
				.map((person) -> " " + person.get("personId").asString())
				.collect(Collectors.joining()) + line.at("/date/value").asString(""))
			.toList();
		assertThat(lines).containsExactlyInAnyOrder("SEAT_ORGANISATION sp-8", "HANDOVER_DATE sp-1 sp-2",
				"HANDOVER_DATE sp-5 sp-6", "ATTENDANCE sp-4", "DERIVED_DATE2022-03-23");
	}

	@Test
	void question13NoneOfTheFourInstrumentsWasUsed() {
		JsonNode instruments = this.service.get(SeedOverHttp.GROUP + "/instruments", null)
			.expect(200)
			.json()
			.get("instruments");
		assertThat(instruments).hasSize(4).allMatch((line) -> line.get("timesUsed").asInt() == 0);
	}

	@Test
	void whatWasRecordedByThenIsAnotherQuestionThanWhatWasSoThen() {
		String group = "/groups/two-times";
		this.service.post("/groups", this.coordinator, """
				{"id":"two-times","kind":"STEERING","names":{"nb":"Demo"},"legalForm":"PROGRAMME_GROUP",
				"purpose":{"nb":"Demo"},"establishedOn":{"value":"2019"}}""").expect(201);
		this.service.command(group, "establish-seat", this.coordinator, """
				{"seatId":"one","category":"BUSINESS","exOfficio":false,"establishedOn":{"value":"2019"}}""")
			.expect(200);
		this.service.command(group, "seats/one/appoint", this.coordinator, """
				{"personId":"sp-1","from":{"value":"2019"}}""").expect(200);
		Instant before = Instant.now();
		this.service.command(group, "seats/one/succeed", this.coordinator, """
				{"successorId":"sp-2","on":{"value":"2021-05-01"}}""").expect(200);
		String asOf = "/composition?asOf=2021-06-01";
		assertThat(this.service.get(group + asOf, null).text("/seats/0/holder/personId")).isEqualTo("sp-2");
		assertThat(this.service.get(group + asOf + "&knownAt=" + before, null).text("/seats/0/holder/personId"))
			.isEqualTo("sp-1");
		assertThat(this.service.get(group + asOf + "&knownAt=2020-01-01T00:00:00Z", null).status()).isEqualTo(404);
	}

	@Test
	void theChainShowsWhoFollowedWhom() {
		JsonNode chain = this.service.get(SeedOverHttp.GROUP + "/seats/s1/chain", null).expect(200).json();
		assertThat(chain.at("/holders/1/predecessor/name").asString()).isEqualTo("Arne Sverre Dahl");
		assertThat(chain.at("/holders/1/from/value").asString()).isEqualTo("unknown");
	}

	@Test
	void withoutLoginOneSeesTheCompositionWithNamesButNotWhatWasSaidNorPeopleAtLarge() {
		assertThat(composition("asOf=2022-03-23", null).text("/seats/5/holder/name")).isEqualTo("Hans Peter Møller");
		JsonNode meeting = this.service.get(SeedOverHttp.MEETING, null).expect(200).json();
		assertThat(meeting.has("matters")).isFalse();
		assertThat(meeting.get("seatsTotal").asInt()).isEqualTo(10);
		assertThat(this.service.get("/people?name=dahl", null).status()).isEqualTo(401);
		assertThat(this.service.get("/people/sp-1", null).status()).isEqualTo(401);
		assertThat(this.service.get("/unknowns", null)
			.json()
			.get("items")
			.valueStream()
			.map((line) -> line.get("kind").asString())).doesNotContain("ATTENDANCE");
	}

	private Answer composition(String query, String token, String... headers) {
		return this.service.get(SeedOverHttp.GROUP + "/composition?" + query, token, headers).expect(200);
	}

	private static JsonNode seat(Answer composition, String id) {
		return composition.json()
			.get("seats")
			.valueStream()
			.filter((seat) -> seat.get("seatId").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
