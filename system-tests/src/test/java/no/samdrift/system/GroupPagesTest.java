package no.samdrift.system;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static no.samdrift.system.DemoProject.nb;
import static org.assertj.core.api.Assertions.assertThat;

/** Groups, meetings, mandates, organisations and people as pages show them. */
class GroupPagesTest {

	private static final String MOLDE = "/groups/smart-molde-styringsgruppe";

	private static RunningSystem system;

	private static Browsing browsing;

	@BeforeAll
	static void begin() {
		browsing = Browsing.begin();
		system = RunningSystem.shared();
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void aHandOverThatNobodyDatedIsHatchedAndNotInvented() {
		Visitor visitor = browsing.visitor("nb");
		visitor.open(MOLDE + "?asOf=2022-03-23");

		assertThat(visitor.page().locator(".sd-bar-handover").count()).isEqualTo(2);
		assertThat(visitor.page().locator("#timeline").innerText())
			.contains("Overtakelsesdato ukjent: Arne Sverre Dahl eller Marianne Stokkereit Aasen",
					"organisasjon ikke oppgitt")
			.doesNotContain("1. januar", "2019-01-01");
		assertThat(visitor.main().innerText()).contains("10 plasser", "4 videre, 6 nye", "4 → 10", "Politikk: 0 → 2");
		assertThat(visitor.page().locator("main a[href*='/seats/']").count()).as("nobody may change it").isZero();
		visitor.look("group-everybody");
	}

	@Test
	void theCompositionIsThatOfTheDay() {
		Visitor visitor = browsing.visitor("nn");
		visitor.open(MOLDE + "?asOf=2020-06-30&comparedTo=2019-12-31");

		assertThat(visitor.page().locator("#composition").innerText()).contains("4 plassar",
				"Overtakingsdato ukjend: Arne Sverre Dahl eller Marianne Stokkereit Aasen");
		assertThat(visitor.page().locator("#difference").innerText()).contains("4 → 4");
	}

	@Test
	void theMeetingTellsAttendanceBySeatAndHowSureItIs() {
		Visitor kari = browsing.as("kari", "en");
		kari.open("/meetings/smart-molde-2022-03-23");

		assertThat(kari.heading()).contains("23 March 2022").contains("derived");
		assertThat(kari.main().innerText()).contains("9 of 10 seats represented", "7 by the member",
				"2 by a substitute", "1 not seen", "Øyvind Sørensen", "inferred", "Mette Jane Holand", "Store data");
		kari.look("meeting");
		Visitor nobody = browsing.visitor("nb");
		nobody.open("/meetings/smart-molde-2022-03-23");
		assertThat(nobody.main().innerText()).contains("er for gruppa").doesNotContain("Holand");
	}

	@Test
	void theCoordinatorSeesTheBalanceBeforeAnExtensionCounts() {
		String group = "demo-" + Id.next();
		system.as("kari")
			.create(Part.MEMBERSHIP, "/groups",
					Map.of("id", group, "kind", "STEERING", "names", nb("Prøvegruppa (demo)"), "programmeId",
							"smart-vestmark", "legalForm", "PROGRAMME_GROUP", "purpose", nb("Å prøve."),
							"establishedOn", Map.of("value", "2025")));
		Visitor kari = browsing.as("kari", "nb");
		kari.open("/groups/" + group);
		kari.follow("Utvid gruppa");
		kari.page().locator("[name=reason]").fill("Politikken skal med.");
		kari.page().locator("[name='effectiveOn.year']").fill("2026");
		kari.page().locator("[name='seats[0].office']").fill("ordfører");
		kari.page().locator("[name='seats[0].organisationId']").selectOption("demo-skogdal");
		kari.page().locator("[name='seats[0].category']").selectOption("POLITICAL");
		kari.press("Utvid gruppa");

		assertThat(kari.main().innerText()).contains("Se over før det gjelder", "Én ny plass");
		assertThat(system.as("kari").read(Part.MEMBERSHIP, "/groups/" + group).at("/composition/seatsTotal").asInt())
			.as("nothing is done yet")
			.isZero();
		kari.look("group-extend-confirm");
		kari.press("Ja, gjør det");
		assertThat(kari.page().locator(".sd-done").first().innerText()).contains("Gruppa er utvidet");
		assertThat(kari.main().innerText()).contains("Politikken skal med.");

		seatAct(kari, "appoint", Map.of("personId", "demo-p06", "from.year", "2026"));
		assertThat(kari.page().locator("#timeline").innerText()).contains("Sigrid Demo", "siden 2026");
		seatAct(kari, "succeed", Map.of("successorId", "demo-p11", "on.unknown", "true"));
		assertThat(kari.page().locator("#timeline").innerText()).contains("Gunnhild Demo", "Overtakelsesdato ukjent");
		kari.look("group-coordinator");
	}

	@Test
	void aMandateIsGivenAndTakenBack() {
		DemoProject project = DemoProject.idea(system, "Mandatprøve").inAssessment();
		Visitor astrid = browsing.as("astrid", "nb");
		astrid.open("/groups/smart-vestmark-styringsgruppe/issue-mandate?projectId=" + project.id());
		assertThat(astrid.page().locator("[name=projectId]").inputValue()).isEqualTo(project.id());
		astrid.page().locator("[name=scope][value=PILOT]").check();
		astrid.page().locator("[name=validTo]").fill(LocalDate.now().plusDays(30).toString());
		astrid.page().locator("[name=grounds]").fill("Verdt å prøve.");
		astrid.look("form-issue-mandate");
		astrid.press("Gi mandat");

		assertThat(astrid.main().innerText()).contains("Mandatet er gitt", "gjelder nå", "Mandatprøve");
		astrid.look("mandate");
		astrid.follow("Trekk tilbake");
		astrid.page().locator("[name=reason]").fill("Feil prosjekt.");
		astrid.press("Trekk tilbake");
		assertThat(astrid.main().innerText()).contains("Mandatet er trukket tilbake", "Feil prosjekt.");
	}

	@Test
	void whoMayNotChangeAGroupIsOfferedNothingAndGetsNowhereByHand() {
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		gunnhild.open("/groups/smart-vestmark-styringsgruppe");

		assertThat(gunnhild.page().locator("main a[href*='/seats/'], main a[href$='/extend']").count()).isZero();
		for (String path : List.of("/groups/smart-vestmark-styringsgruppe/extend",
				"/groups/smart-vestmark-styringsgruppe/issue-mandate",
				"/groups/smart-vestmark-styringsgruppe/seats/demo-kommunedirektor-fjordvik/succeed",
				"/mandates/demo-vannmaling-driftsmandat/revoke")) {
			assertThat(gunnhild.open(path).status()).as(path).isEqualTo(403);
		}
	}

	@Test
	void theRegisterKeepsOldNumbersWithTheirDays() {
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		gunnhild.open("/organisations?q=Ålesund");
		gunnhild.look("organisations");
		gunnhild.follow("Ålesund kommune");

		assertThat(gunnhild.main().innerText()).contains("1507", "1508", "2024", "Helge Veum");
		gunnhild.look("organisation");
		gunnhild.follow("Helge Veum");
		assertThat(gunnhild.heading()).isEqualTo("Helge Veum");
		gunnhild.look("person");
		Visitor nobody = browsing.visitor("nb");
		nobody.open("/groups");
		nobody.look("groups");
		nobody.open("/people/demo-p06");
		assertThat(nobody.page().url()).as("names are for those who have signed in").contains("/login");
	}

	private static void seatAct(Visitor kari, String command, Map<String, String> input) {
		kari.page().locator("#timeline details summary").first().click();
		kari.page().locator("#timeline a[href$='/" + command + "']").first().click();
		input.forEach((name, value) -> {
			if (name.endsWith(".unknown")) {
				kari.page().locator("[name='" + name + "']").check();
			}
			else if (name.endsWith("Id")) {
				kari.page().locator("[name='" + name + "']").selectOption(value);
			}
			else {
				kari.page().locator("[name='" + name + "']").fill(value);
			}
		});
		kari.page().locator("main form button.btn-primary").click();
		kari.page().locator(".sd-done").first().waitFor();
	}

}
