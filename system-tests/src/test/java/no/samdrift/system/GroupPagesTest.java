package no.samdrift.system;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.options.SelectOption;
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
		assertThat(visitor.main().innerText()).contains("10 plasser", "4 videre, 6 nye", "4 → 10");
		assertThat(visitor.page().locator("#composition tr:has-text('Politikk')").innerText().replaceAll("\\s+", " "))
			.contains("0 →", "2");
		assertThat(visitor.page().locator("main a[href*='/seats/']").count()).as("nobody may change it").isZero();
		assertThat(visitor.page().locator("#history").count()).as("who recorded it is for the group").isZero();
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
				"2 by a substitute (inferred)", "1 not seen", "Øyvind Sørensen", "inferred", "Mette Jane Holand",
				"Store data");
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
		kari.page().locator("[name='seats[0].category']").selectOption("BUSINESS");
		kari.press("Ja, gjør det");
		assertThat(kari.main().innerText()).as("something else is looked over again")
			.contains("Se over før det gjelder", "Næringsliv");
		kari.page().locator("[name='seats[0].category']").selectOption("POLITICAL");
		kari.press("Ja, gjør det");
		assertThat(kari.main().innerText()).contains("Se over før det gjelder");
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
		astrid.page().locator("[name=validTo]").fill(DemoProject.TODAY.plusDays(30).toString());
		astrid.page().locator("[name=grounds]").fill("Verdt å prøve.");
		astrid.look("form-issue-mandate");
		astrid.press("Gi mandat");

		assertThat(astrid.main().innerText()).contains("Mandatet er gitt", "gjelder nå", "Mandatprøve");
		astrid.look("mandate");
		astrid.follow("Trekk tilbake");
		astrid.page().locator("[name=reason]").fill("Feil prosjekt.");
		astrid.press("Trekk tilbake");
		assertThat(astrid.main().innerText()).contains("Mandatet er trukket tilbake", "Feil prosjekt.");
		assertThat(astrid.page().locator("#history li").allInnerTexts()).hasSize(2)
			.first()
			.asString()
			.contains("Astrid Demo", "medlem av styringsgruppe");
	}

	@Test
	void aMeetingIsRecordedPieceByPiece() {
		String group = heldBySigrid();
		Visitor kari = browsing.as("kari", "nb");
		kari.open("/groups/" + group);
		kari.follow("Registrer et møte");
		kari.page().locator("[name='heldOn.year']").fill("2026");
		kari.page().locator("[name='heldOn.month']").fill("2");
		kari.press("Registrer møtet");
		assertThat(kari.heading()).contains("februar 2026").doesNotContain("1. februar");

		kari.follow("Legg til en sak");
		kari.page().locator("[name=title]").fill("Vann og data");
		kari.page().locator("[name='presenters[0].personId']").selectOption("demo-p11");
		kari.page().locator("[name=projectIds][value=demo-vannmaling]").check();
		kari.page().locator("[name=themes]").fill("data\nvann");
		kari.press("Legg til saken");
		kari.follow("Registrer frammøte");
		kari.page().locator("[name='rows[0].personId']").selectOption("demo-p06");
		kari.page().locator("[name='rows[0].role']").selectOption("MEMBER");
		kari.press("Registrer frammøtet");
		assertThat(kari.page().locator(".sd-errors").innerText()).as("nobody said whether she was there")
			.contains("Det er ett problem");
		kari.page().locator("[name='rows[0].presence']").selectOption("ABSENT");
		kari.look("form-record-attendance");
		kari.press("Registrer frammøtet");
		assertThat(kari.main().innerText()).contains("0 av 1 plasser representert", "1 borte");
		kari.follow("Registrer en stedfortreder");
		kari.page().locator("[name=seatId]").selectOption(new SelectOption().setIndex(1));
		kari.page().locator("[name=personId]").selectOption("demo-p11");
		kari.page().locator("[name='provenance.certainty'][value=INFERRED]").check();
		kari.page().locator("[name='provenance.source']").fill("bildet fra møtet");
		kari.press("Registrer stedfortrederen");
		assertThat(kari.main().innerText()).contains("1 av 1 plasser representert", "1 av stedfortreder (antatt)",
				"bildet fra møtet");
		kari.follow("Legg til et innspill");
		kari.page().locator("[name=text]").fill("Fra ord til handling.");
		kari.press("Legg til innspillet");
		kari.follow("Legg til noe alle var enige om");
		kari.page().locator("[name=text]").fill("Vi møtes igjen.");
		kari.press("Legg til");

		assertThat(kari.main().innerText()).contains("Enigheten er registrert", "Vann og data", "Gunnhild Demo",
				"Smart vannmåling", "data · vann", "Fra ord til handling.", "Vi møtes igjen.");
		kari.look("meeting-recorded");
	}

	@Test
	void whatOthersChangedInTheGroupMeanwhileIsTold() {
		String group = heldBySigrid();
		Visitor kari = browsing.as("kari", "nb");
		kari.open("/groups/" + group + "/seats/" + group + "-1/end-membership");
		kari.page().locator("[name=reason]").selectOption("RESIGNED");
		kari.page().locator("[name='on.year']").fill("2026");
		system.as("kari")
			.command(Part.MEMBERSHIP, "/groups/" + group, "seats/" + group + "-1/continue",
					Map.of("on", Map.of("value", "2025-06")));
		kari.press("Avslutt");

		assertThat(kari.main().innerText()).contains("Noen andre endret dette", "Medlem er med videre", "Sigrid Demo",
				"fra juni 2025", "Kari Demo, koordinator, Fjordvik kommune");
		assertThat(kari.page().locator("[name='on.year']").inputValue()).as("the input is kept").isEqualTo("2026");
		kari.look("group-conflict");
		kari.press("Send likevel");
		assertThat(kari.main().innerText()).contains("Medlemskapet er avsluttet");
		assertThat(kari.page().locator("#history").innerText()).contains("Medlem gikk ut", "gikk av");
	}

	@Test
	void theCoordinatorKeepsTheRegister() {
		String id = "demo-" + Id.next();
		system.as("kari")
			.create(Part.MEMBERSHIP, "/organisations",
					Map.of("id", id, "names", nb("Prøvekommunen (demo)"), "type", "MUNICIPALITY", "codes", List.of(Map
						.of("scheme", "MUNICIPALITY_NUMBER", "value", "9971", "validFrom", Map.of("value", "2020")))));
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		gunnhild.open("/organisations/" + id);
		assertThat(gunnhild.page().locator("main a[href^='/organisations/" + id + "/']").count()).isZero();
		assertThat(gunnhild.open("/organisations/" + id + "/merge").status()).isEqualTo(403);
		assertThat(gunnhild.open("/people/demo-p06/correct").status()).isEqualTo(403);

		Visitor kari = browsing.as("kari", "en");
		kari.open("/organisations/" + id);
		kari.follow("New municipality number");
		kari.page().locator("[name=number]").fill("97");
		kari.page().locator("[name=validFrom]").fill("2024-01-01");
		kari.press("Give the new number");
		assertThat(kari.page().locator(".sd-errors a").getAttribute("href")).isEqualTo("#field-number");
		kari.page().locator("[name=number]").fill("9972");
		kari.press("Give the new number");
		assertThat(kari.main().innerText()).contains("The municipality has a new number", "9971", "31 December 2023",
				"9972", "1 January 2024");
		kari.follow("Record the language decision");
		kari.page().locator("[name=decision][value=NYNORSK]").check();
		kari.press("Record the decision");
		kari.follow("New holder of an office");
		kari.page().locator("[name=office]").fill("ordfører");
		kari.page().locator("[name=holder]").selectOption("demo-p11");
		kari.page().locator("[name='since.unknown']").check();
		kari.press("Record the holder");
		assertThat(kari.page().locator("#offices").innerText()).contains("Gunnhild Demo", "not stated");
		assertThat(kari.page().locator("#history").innerText()).contains("Kari Demo", "9972", "Nynorsk");
		kari.look("organisation-coordinator");
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

	/** A steering group of the test's own, in whose only seat Sigrid sits. */
	private static String heldBySigrid() {
		String group = "demo-" + Id.next();
		Api kari = system.as("kari");
		kari.create(Part.MEMBERSHIP, "/groups",
				Map.of("id", group, "kind", "STEERING", "names", nb("Møtegruppa (demo)"), "programmeId",
						"smart-vestmark", "legalForm", "PROGRAMME_GROUP", "purpose", nb("Å prøve."), "establishedOn",
						Map.of("value", "2025")));
		kari.command(Part.MEMBERSHIP, "/groups/" + group, "establish-seat",
				Map.of("seatId", group + "-1", "organisationId", "demo-skogdal", "office", "kommunedirektør",
						"category", "MUNICIPAL_ADMINISTRATION", "exOfficio", false, "establishedOn",
						Map.of("value", "2025")));
		kari.command(Part.MEMBERSHIP, "/groups/" + group, "seats/" + group + "-1/appoint",
				Map.of("personId", "demo-p06", "from", Map.of("value", "2025")));
		return group;
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
