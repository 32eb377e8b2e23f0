package no.samdrift.system;

import java.util.Map;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page a person begins with: what waits, what is new, what one takes part in. */
class MyWorkPagesTest {

	private static final String ALL = "/my-work?all=true";

	private static RunningSystem system;

	private static Browsing browsing;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void aHandoverWaitsForTheLineUntilItIsAnsweredAndThenTheStepForTheProjectLeader() {
		DemoProject project = DemoProject.idea(system, "Varme fra serverrommet").offeredToTheLine();
		Visitor lise = browsing.as("lise", "nb");
		lise.open(ALL);
		Locator asked = task(lise, project, "Dere er bedt om å ta over driften");
		assertThat(asked).containsText("stilt til deg");
		assertThat(asked.locator(".btn")).hasAttribute("href", project.path() + "/accept-operation");
		assertThat(task(lise, project, "Det skal avgjøres hva som skjer med piloten")).hasCount(0);
		lise.look("my-work-line-manager");
		Visitor per = browsing.as("per", "nb");
		per.open(ALL);
		assertThat(task(per, project, "Dere er bedt om å ta over driften")).hasCount(0);
		assertThat(task(per, project, "Alt er på plass")).hasCount(0);

		asked.locator(".btn").click();
		lise.page().waitForURL(lise.address(project.path() + "/accept-operation"));
		lise.page().locator("main form button.btn-primary").click();
		lise.page().waitForURL(lise.address(project.path()));
		lise.open(ALL);
		assertThat(task(lise, project, "Dere er bedt om å ta over driften")).hasCount(0);
		per.open(ALL);
		Locator ready = task(per, project, "Alt er på plass for neste steg");
		assertThat(ready.locator(".btn")).hasAttribute("href", project.path() + "/move-to-operation");
		assertThat(task(per, project, "Det skal avgjøres hva som skjer med piloten")).hasCount(0);
		per.look("my-work-project-leader");
	}

	@Test
	void anIdeaInNynorskWaitsForThoseWhoAnswerIdeasInItsOwnLanguage() {
		String name = "Sjøvarme til symjehallen";
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		gunnhild.open("/my-work");
		gunnhild.follow("Føreslå ein idé");
		gunnhild.look("propose-idea");
		gunnhild.press("Føreslå ein idé");
		assertThat(gunnhild.page().locator(".sd-errors")).isVisible();
		gunnhild.look("propose-idea-refused");
		gunnhild.page().locator("input[name='names.nn']").fill(name + " (demo)");
		gunnhild.page().locator("textarea[name=challenge]").fill("Symjehallen er dyr å varme opp om vinteren.");
		gunnhild.page().locator("select[name=programmeId]").selectOption("smart-vestmark");
		gunnhild.page().locator("input[name=focusAreas][value=energi]").check();
		gunnhild.press("Føreslå ein idé");
		assertThat(gunnhild.page().locator("h1")).containsText(name);
		String path = gunnhild.page().url().substring(gunnhild.address("").length());
		gunnhild.open("/projects?view=list&organisation=demo-skogdal");
		assertThat(gunnhild.page().locator("tbody")).containsText(name);

		Visitor kari = browsing.as("kari", "nb");
		kari.open(ALL);
		Locator idea = task(kari, path, "Idéen skal få svar");
		assertThat(idea.locator(".sd-task-about [lang=nn]")).hasText(name);
		assertThat(idea.locator(".btn")).hasAttribute("href", path + "/decide-idea");
		kari.look("my-work-coordinator");
		Visitor lise = browsing.as("lise", "en");
		lise.open(ALL);
		assertThat(task(lise, path, "")).hasCount(0);
		assertThat(lise.main()).containsText("waiting for others in Fjordvik kommune");
	}

	@Test
	void whoHasNothingToDoIsToldSoAndSeesWhatIsNew() {
		Visitor dylan = browsing.as("dylan", "en");
		dylan.open("/my-work");

		assertThat(dylan.heading()).isEqualTo("Hello, Dylan Demo");
		assertThat(dylan.page().locator("#tasks")).containsText("Nothing is waiting for you right now.");
		long unread = system.as("dylan").read(Part.NOTIFICATION, "/inbox/unread-count").path("unread").asLong();
		assertThat(dylan.page().locator("#news h2 .num").innerText()).isEqualTo(Long.toString(unread));
		assertThat(dylan.page().locator("#projects")).containsText("Dimmed street lights");
		dylan.look("my-work-nothing");
	}

	@Test
	void whatIsNewArrivesWhileOneLooks() {
		Visitor sigrid = browsing.as("sigrid", "nn");
		sigrid.open("/my-work");
		assertThat(sigrid.page().locator("#seats")).containsText("Styringsgruppa for Smart Vestmark");
		sigrid.look("my-work-steering-member");
		DemoProject project = DemoProject.idea(system, "Felles beredskapslager");
		project.command(system.as("kari"), "add-partner", Map.of("organisationId", "demo-skogdal", "role", "PARTNER"));

		assertThat(sigrid.page().locator("#news")).containsText(project.name());
	}

	@Test
	void thoseWhoLookAfterMachinesAreLedThere() {
		Visitor ivar = browsing.as("ivar", "nb");
		ivar.open("/my-work");
		assertThat(ivar.page().locator("#tools a")).hasAttribute("href", "/operations");
		assertThat(ivar.page().locator("#tasks")).hasCount(0);
		ivar.look("my-work-operator");
		Visitor olav = browsing.as("olav", "nn");
		olav.open("/my-work");
		assertThat(olav.page().locator("#tools a")).hasAttribute("href", "/systems");
	}

	@Test
	void itIsForSomebodyWhoHasSignedIn() {
		Visitor visitor = browsing.visitor("nb");
		visitor.open("/my-work");

		assertThat(visitor.page().url()).contains("/login");
	}

	private static Locator task(Visitor visitor, DemoProject project, String what) {
		return task(visitor, project.path(), what);
	}

	private static Locator task(Visitor visitor, String path, String what) {
		return visitor.page()
			.locator("#tasks li")
			.filter(new Locator.FilterOptions().setHas(visitor.page().locator("a[href='" + path + "']"))
				.setHasText(what));
	}

}
