package no.samdrift.system;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The thirteen questions of mission 1.2, asked over HTTP of the data that was loaded. */
class SeedQuestionsTest {

	private static final String GROUP = "/groups/smart-molde-styringsgruppe";

	private static final String MEETING = "/meetings/smart-molde-2022-03-23";

	private static RunningSystem system;

	private final Api anybody = system.anonymous();

	private final Api coordinator = system.as("loader");

	@BeforeAll
	static void start() {
		system = RunningSystem.shared();
	}

	@Test
	void q01AtTheEndOf2019FourSeatsAreHeldByThoseWhoStarted() {
		JsonNode composition = composition("2019-12-31");

		assertThat(composition.get("seatsTotal").asInt()).isEqualTo(4);
		assertThat(holder(composition, "kommunedirektor-molde")).isEqualTo("Arne Sverre Dahl");
		assertThat(holder(composition, "daglig-leder-ikuben")).isEqualTo("Hilde Aspås");
	}

	@Test
	void q02InJune2020TwoHandOverDatesAreUnknown() {
		JsonNode composition = composition("2020-06-30");

		assertThat(composition.get("seatsTotal").asInt()).isEqualTo(4);
		JsonNode director = seat(composition, "kommunedirektor-molde");
		assertThat(director.get("occupancy").asString()).isEqualTo("HANDOVER_UNKNOWN");
		assertThat(names(director.get("candidates"))).containsExactly("Arne Sverre Dahl", "Marianne Stokkereit Aasen");
		assertThat(names(seat(composition, "daglig-leder-ikuben").get("candidates"))).containsExactly("Hilde Aspås",
				"Konrad Lillevevang");
		assertThat(director.has("holder")).isFalse();
	}

	@Test
	void q03AtTheMeetingTenSeatsAreHeldFourContinuingAndSixNew() {
		JsonNode composition = composition("2022-03-23");

		assertThat(composition.get("seatsTotal").asInt()).isEqualTo(10);
		assertThat(composition.get("seatsHeld").asInt()).isEqualTo(10);
		assertThat(composition.get("seatsContinuing").asInt()).isEqualTo(4);
		assertThat(composition.get("seatsNew").asInt()).isEqualTo(6);
		assertThat(holder(composition, "kommunedirektor-molde")).isEqualTo("Marianne Stokkereit Aasen");
	}

	@Test
	void q04BetweenThemSixSeatsWereAdded() {
		JsonNode difference = this.anybody.read(Part.MEMBERSHIP,
				GROUP + "/composition/difference?from=2019-12-31&to=2022-03-23");

		assertThat(difference.get("change").asInt()).isEqualTo(6);
		assertThat(difference.get("removed")).isEmpty();
		assertThat(change(difference, "MUNICIPAL_ADMINISTRATION")).isEqualTo(2);
		assertThat(change(difference, "COUNTY")).isEqualTo(1);
		assertThat(change(difference, "BUSINESS")).isEqualTo(1);
		assertThat(change(difference, "POLITICAL")).isEqualTo(2);
		assertThat(change(difference, "ACADEMIA")).isZero();
	}

	@Test
	void q05NineSeatsWereRepresentedSevenByTheirHolders() {
		JsonNode matters = this.coordinator.read(Part.MEMBERSHIP, MEETING).get("matters");

		assertThat(matters.get("seatsRepresented").asInt()).isEqualTo(9);
		assertThat(matters.get("representedByHolder").asInt()).isEqualTo(7);
		assertThat(matters.get("representedBySubstitute").asInt()).isEqualTo(2);
		assertThat(matters.get("seatsNotSeen").asInt()).isEqualTo(1);
		assertThat(names(matters.get("othersWhoTookPart"))).containsExactlyInAnyOrder("Mette Jane Holand",
				"Jørgen Gravdehaug Stensby");
	}

	@Test
	void q06TwoSubstitutesAreInferred() {
		JsonNode matters = this.coordinator.read(Part.MEMBERSHIP, MEETING).get("matters");
		List<String> substitutes = new ArrayList<>();
		for (JsonNode seat : matters.get("seats")) {
			if (seat.get("representation").asString().equals("BY_SUBSTITUTE")) {
				substitutes.add(seat.get("seatId").asString() + ": " + seat.get("person").get("name").asString() + " "
						+ seat.get("provenance").get("certainty").asString());
			}
		}

		assertThat(substitutes).containsExactlyInAnyOrder("rektor-himolde: Øyvind Sørensen INFERRED",
				"stabssjef-alesund: Andreas Amundsen INFERRED");
	}

	@Test
	void q07TheProgrammeWasInItsFourthYear() {
		JsonNode programme = this.anybody.read(Part.PROJECT, "/programmes/smart-molde?on=2022-03-23");

		assertThat(programme.get("programmeYear").asInt()).isEqualTo(4);
	}

	@Test
	void q08BothNamesFindTheSameProjectUnconfirmed() {
		JsonNode byName = this.anybody.read(Part.PROJECT, "/projects?q=Store%20data").get("items");
		JsonNode byAlias = this.anybody.read(Part.PROJECT, "/projects?q=Smart%20data").get("items");

		assertThat(byName).hasSize(1);
		assertThat(byAlias).isEqualTo(byName);
		assertThat(byName.get(0).get("names").get("nb").asString()).isEqualTo("Store data");
		assertThat(byName.get(0).get("aliases").get(0).get("name").asString()).isEqualTo("Smart data");
		assertThat(byName.get(0).get("aliases").get(0).get("sameProject").asString()).isEqualTo("unconfirmed");
	}

	@Test
	void q09AidManagementHasTwoCandidatesAndNoAdoption() {
		JsonNode projects = this.anybody
			.read(Part.PROJECT, "/projects?lead=kristiansund&relevantFor=molde&relevantFor=alesund")
			.get("items");
		JsonNode adoptions = this.anybody.read(Part.PROJECT, "/adoptions?projectId=fremtidens-hjelpemiddelforvaltning")
			.get("items");
		List<String> candidates = new ArrayList<>();
		adoptions.forEach((adoption) -> candidates
			.add(adoption.get("organisationId").asString() + " " + adoption.get("state").asString()));

		assertThat(projects).hasSize(1);
		assertThat(projects.get(0).get("id").asString()).isEqualTo("fremtidens-hjelpemiddelforvaltning");
		assertThat(candidates).containsExactlyInAnyOrder("molde CANDIDATE", "alesund CANDIDATE");
	}

	@Test
	void q10AalesundAndKristiansundWerePartnersBeforeTheyHadASeat() {
		List<String> partnersOf2020 = new ArrayList<>();
		for (JsonNode partner : this.anybody.read(Part.PROJECT, "/projects/store-data").get("partners")) {
			if (partner.get("joinedOn").get("value").asString().equals("2020")) {
				partnersOf2020.add(partner.get("organisationId").asString());
			}
		}
		List<String> seatedIn2021 = new ArrayList<>();
		composition("2021-12-31").get("seats")
			.forEach((seat) -> seatedIn2021.add(seat.path("organisationId").asString("")));
		List<String> seatedAtTheMeeting = new ArrayList<>();
		composition("2022-03-23").get("seats")
			.forEach((seat) -> seatedAtTheMeeting.add(seat.path("organisationId").asString("")));
		partnersOf2020.removeAll(seatedIn2021);
		partnersOf2020.retainAll(seatedAtTheMeeting);

		assertThat(partnersOf2020).containsExactlyInAnyOrder("alesund", "kristiansund");
	}

	@Test
	void q11TwoPeopleAreNamedAmundsenInDifferentOrganisations() {
		JsonNode people = this.coordinator.read(Part.MEMBERSHIP, "/people?name=Amundsen").get("items");
		List<String> found = new ArrayList<>();
		people.forEach(
				(person) -> found.add(person.get("name").asString() + ", " + person.get("organisationId").asString()));

		assertThat(found).containsExactlyInAnyOrder("Finn Amundsen, protomore", "Andreas Amundsen, alesund");
	}

	@Test
	void q12TheUnknownsAreReported() {
		List<String> unknown = new ArrayList<>();
		for (JsonNode line : this.coordinator.read(Part.MEMBERSHIP, "/unknowns").get("items")) {
			if (line.get("groupId").asString().equals("smart-molde-styringsgruppe")) {
				unknown.add(line.get("kind").asString() + " " + line.path("seatId").asString("")
						+ line.path("meetingId").asString(""));
			}
		}

		assertThat(unknown).anyMatch((line) -> line.contains("ORGANISATION") && line.contains("politisk-representant"));
		assertThat(unknown).anyMatch((line) -> line.contains("HANDOVER") && line.contains("kommunedirektor-molde"));
		assertThat(unknown).anyMatch((line) -> line.contains("HANDOVER") && line.contains("daglig-leder-ikuben"));
		assertThat(unknown)
			.anyMatch((line) -> line.contains("ATTENDANCE") && line.contains("styreleder-naeringsforum"));
		assertThat(unknown).anyMatch((line) -> line.contains("DATE") && line.contains("smart-molde-2022-03-23"));
	}

	@Test
	void q13NoneOfTheFourInstrumentsHasBeenUsed() {
		JsonNode used = this.anybody.read(Part.MEMBERSHIP, GROUP + "/instruments").get("instruments");

		assertThat(used).hasSize(4).allMatch((instrument) -> instrument.get("timesUsed").asInt() == 0);
		JsonNode matters = this.coordinator.read(Part.MEMBERSHIP, MEETING).get("matters");
		assertThat(matters.get("inputs")).isNotEmpty();
		assertThat(matters.get("consensus")).hasSize(1);
	}

	@Test
	void loadingTheSameDataAgainChangesNothing() {
		JsonNode project = this.anybody.read(Part.PROJECT, "/projects/store-data");
		JsonNode composition = composition("2022-03-23");

		system.loadDemoData();

		assertThat(this.anybody.read(Part.PROJECT, "/projects/store-data")).isEqualTo(project);
		assertThat(composition("2022-03-23")).isEqualTo(composition);
	}

	private JsonNode composition(String day) {
		return this.anybody.read(Part.MEMBERSHIP, GROUP + "/composition?asOf=" + day);
	}

	private static JsonNode seat(JsonNode composition, String id) {
		for (JsonNode seat : composition.get("seats")) {
			if (seat.get("seatId").asString().equals(id)) {
				return seat;
			}
		}
		throw new AssertionError("No seat " + id);
	}

	private static String holder(JsonNode composition, String seat) {
		return seat(composition, seat).get("holder").get("name").asString();
	}

	private static List<String> names(JsonNode people) {
		List<String> names = new ArrayList<>();
		people.forEach((person) -> names.add(person.get("name").asString()));
		return names;
	}

	private static int change(JsonNode difference, String category) {
		for (JsonNode change : difference.get("categories")) {
			if (change.get("category").asString().equals(category)) {
				return change.get("change").asInt();
			}
		}
		throw new AssertionError("No category " + category);
	}

}
