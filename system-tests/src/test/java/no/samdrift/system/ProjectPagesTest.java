package no.samdrift.system;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static no.samdrift.system.DemoProject.nb;
import static org.assertj.core.api.Assertions.assertThat;

/** The page of a project, and what can be done there. */
class ProjectPagesTest {

	private static RunningSystem system;

	private static Browsing browsing;

	private static DemoProject pilot;

	@BeforeAll
	static void begin() {
		browsing = Browsing.begin();
		system = RunningSystem.shared();
		pilot = DemoProject.idea(system, "Solceller i portalen").inPilot();
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void everybodySeesWhatIsPublicAndIsOfferedNothing() {
		Visitor visitor = browsing.visitor("en");
		visitor.open("/projects/demo-vannmaling");

		assertThat(visitor.heading()).startsWith("Smart water metering");
		assertThat(visitor.page().locator("main a[href*='/demo-vannmaling/']").count()).isZero();
		assertThat(visitor.main().innerText()).contains("Everything is in place", "Fjordvik kommune leads")
			.doesNotContain("Per Demo");
		visitor.look("project-everybody");
	}

	@Test
	void whatNobodyHasStatedIsNotInvented() {
		Visitor visitor = browsing.visitor("nb");
		visitor.open("/projects/store-data");

		assertThat(visitor.main().innerText())
			.contains("Ingen har oppgitt hvor langt prosjektet er kommet", "Også kalt «Smart data»",
					"om det er samme prosjekt, er ikke bekreftet", "siden 2020", "ikke oppgitt")
			.doesNotContain("1. januar");
		assertThat(visitor.page().locator(".sd-steps").count()).isZero();
		visitor.look("project-unknown");
	}

	@Test
	void theGateSaysWhatIsMissingAndWhoCanSupplyIt() {
		Visitor astrid = browsing.as("astrid", "nn");
		astrid.open(pilot.path());
		String gate = astrid.page().locator("#gate").innerText();

		assertThat(gate).contains("4 vilkår står att", "har ikkje sagt ja", "Kan ordnast av",
				"prosjektredaktør (Fjordvik kommune)");
		assertThat(astrid.page().locator("#gate a[href*='issue-mandate']").count()).as("her own act").isPositive();
		assertThat(astrid.page().locator("#gate a[href*='evaluate-pilot']").count()).as("Per's act").isZero();
		astrid.look("project-gate");
	}

	@Test
	void aProjectIsShownAsItWasAndSaysWhenItWasNotThereYet() {
		Visitor visitor = browsing.visitor("nb");
		visitor.open("/projects/demo-vannmaling?asOf=2022-03-23");

		assertThat(visitor.main().innerText()).contains("ikke registrert her 23. mars 2022");
	}

	@Test
	void everyCommandOfTheServiceCanBeGivenHere() {
		Visitor nobody = browsing.visitor("nb");
		List<String> commands = system.anonymous()
			.read(Part.PROJECT, "/v3/api-docs")
			.path("paths")
			.propertyNames()
			.stream()
			.filter((path) -> path.matches("/projects/\\{id}/[a-z-]+") && !path.endsWith("/commands")
					&& !path.endsWith("/history") && !path.endsWith("/known-lessons"))
			.map((path) -> path.replace("/projects/{id}/", ""))
			.toList();

		assertThat(commands).hasSizeGreaterThan(25);
		for (String command : commands) {
			APIResponse answer = nobody.page()
				.context()
				.request()
				.get(nobody.address(pilot.path() + "/" + command), RequestOptions.create().setMaxRedirects(0));
			assertThat(answer.status()).as(command).isEqualTo(302);
			assertThat(answer.headers().get("location")).as(command).endsWith("/sign-in");
		}
	}

	@Test
	void everyFormThatIsOfferedIsFinished() {
		Visitor per = browsing.as("per", "nn");
		per.open(pilot.path());
		per.look("project-editor");
		List<?> offered = (List<?>) per.page()
			.evaluate("[...new Set([...document.querySelectorAll(`main a[href^='" + pilot.path()
					+ "/']`)].map(a => a.pathname))]");

		assertThat(offered).hasSizeGreaterThan(14);
		for (Object form : offered) {
			Response answer = per.open(form.toString());
			assertThat(answer.status()).as(form.toString()).isEqualTo(200);
			per.glance("form-" + form.toString().replaceAll(".*/", ""));
		}
	}

	@Test
	void aRefusalNamesEachFieldAndKeepsWhatWasWritten() {
		Visitor per = browsing.as("per", "nb");
		per.open(pilot.path() + "/stop");
		per.page().getByLabel("Hva skjedde?", exactly()).fill("Taket lakk.");
		per.press("Stopp med lærdom");

		assertThat(per.page().locator(".sd-errors li").count()).isGreaterThan(1);
		assertThat(per.page().locator(":focus").getAttribute("class")).as("the summary is read first")
			.contains("sd-errors");
		assertThat(per.page().getByLabel("Hva skjedde?", exactly()).inputValue()).isEqualTo("Taket lakk.");
		assertThat(per.page().locator(".sd-errors").innerText()).as("in the words of the page")
			.doesNotContain("reasonCode", "lessons");
		per.look("form-refused");
		per.page().locator(".sd-errors a").first().click();
		assertThat(per.page().url()).contains("#field-");
		assertThat(state()).isEqualTo("PILOT");
	}

	@Test
	void whatOthersChangedMeanwhileIsShownAndTheReaderDecides() {
		DemoProject project = DemoProject.idea(system, "Konflikt");
		Visitor per = browsing.as("per", "nb");
		per.open(project.path() + "/rename");
		per.page().getByLabel("Bokmål", exactly()).fill("Pers navn (demo)");
		project.command(system.as("kari"), "recommend-idea",
				Map.of("recommendation", "APPROVE", "grounds", nb("Bra.")));
		per.press("Gi nytt navn");

		assertThat(per.main().innerText()).contains("Noen andre endret dette", "Anbefaling gitt", "Kari Demo");
		assertThat(per.page().getByLabel("Bokmål", exactly()).inputValue()).isEqualTo("Pers navn (demo)");
		per.look("form-conflict");
		per.press("Send likevel");
		assertThat(per.heading()).startsWith("Pers navn");
		assertThat(per.page().locator(".sd-done").first().innerText()).contains("Prosjektet har fått nytt navn");
	}

	@Test
	void whoeverWasSignedOutMeanwhileFindsEverythingAsItWas() {
		Visitor per = browsing.as("per", "nb");
		per.open(pilot.path() + "/pause");
		per.page().getByLabel("Hvorfor?", exactly()).fill("Vi venter på takstein.");
		per.forgetSession();
		per.press("Ta pause");
		if (per.page().url().contains("/login")) {
			per.fillIn("per");
		}

		assertThat(per.page().url()).endsWith(pilot.path() + "/pause");
		assertThat(per.main().innerText()).contains("Det du skrev, står her");
		assertThat(per.page().getByLabel("Hvorfor?", exactly()).inputValue()).isEqualTo("Vi venter på takstein.");
		per.look("form-signed-in-again");
	}

	@Test
	void anAddressTypedByHandGivesNoMoreRights() {
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		Response answer = gunnhild.open(pilot.path() + "/stop");

		assertThat(answer.status()).isEqualTo(403);
		assertThat(gunnhild.heading()).isEqualTo("Dette har du ikkje tilgang til");
		gunnhild.look("trouble-403");
		assertThat(gunnhild.open("/projects/there-is-none").status()).isEqualTo(404);
		assertThat(gunnhild.open("/projects/UPPER").status()).isEqualTo(400);
		assertThat(gunnhild.open(pilot.path() + "/fly").status()).isEqualTo(404);
	}

	@Test
	void whatIsNotPossibleNowSaysSo() {
		Visitor per = browsing.as("per", "nb");
		Response answer = per.open(pilot.path() + "/retire");

		assertThat(answer.status()).isEqualTo(409);
		per.look("trouble-409");
	}

	private static String state() {
		return system.anonymous().read(Part.PROJECT, pilot.path()).get("state").asString();
	}

	private static com.microsoft.playwright.Page.GetByLabelOptions exactly() {
		return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
	}

}
