package no.samdrift.system;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages are for those too who have no mouse, no script, or need everything larger.
 */
class EveryReaderTest {

	private static final int MOST_TABS = 80;

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
	void thePilotIsMovedToOperationByKeyboardAlone() {
		DemoProject project = DemoProject.idea(system, "Tastatur").readyForOperation();
		Visitor per = browsing.as("per", "nb");
		per.open(project.path());
		Page page = per.page();

		page.keyboard().press("Tab");
		assertThat(focused(page)).as("the first stop leads past the menu").isEqualTo("Hopp til innholdet");
		page.keyboard().press("Enter");
		tabTo(page, "Sett i drift");
		assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).as("the focus is seen")
			.isEqualTo("solid");
		page.keyboard().press("Enter");
		page.waitForURL("**/move-to-operation");
		tabTo(page, "Sett i drift");
		page.keyboard().press("Enter");
		page.waitForURL("**" + project.path());

		assertThat(focused(page)).as("what was done is read first").contains("Prosjektet er satt i drift");
		assertThat(state(project)).isEqualTo("OPERATION");
	}

	@Test
	void thePilotIsMovedToOperationWithoutScript() {
		DemoProject project = DemoProject.idea(system, "Uten skript").offeredToTheLine();
		Visitor lise = browsing.visitor(Visitor.desk("nb").setJavaScriptEnabled(false)).signIn("lise");
		lise.open(project.path());
		lise.follow("Ja, vi tar imot");
		lise.press("Ja, vi tar imot");
		assertThat(lise.main().innerText()).contains("Dere har sagt ja");

		Visitor per = browsing.visitor(Visitor.desk("nb").setJavaScriptEnabled(false)).signIn("per");
		per.open("/projects?view=list");
		per.page().locator("input[name=q]").fill("Uten");
		per.page().locator("#filter-show").click();
		per.follow("Uten skript");
		per.follow("Sett i drift");
		per.press("Sett i drift");

		assertThat(per.main().innerText()).contains("Prosjektet er satt i drift");
		assertThat(state(project)).isEqualTo("OPERATION");
	}

	/** Twice as large is half as wide: 1280 points become 640. */
	@Test
	void nothingIsCutOffAtTwiceTheSize() {
		Browser.NewContextOptions large = Visitor.sized("nb", 640, 450).setDeviceScaleFactor(2);
		Visitor kari = browsing.visitor(large).signIn("kari");
		for (String path : List.of("/my-work", "/projects", "/projects/demo-vannmaling",
				"/groups/smart-molde-styringsgruppe", "/meetings/smart-molde-2022-03-23", "/organisations/alesund",
				"/inbox")) {
			assertThat(kari.open(path).status()).as(path).isEqualTo(200);
			kari.glance("twice" + path.replace('/', '-'));
		}
	}

	@Test
	void thePagesAreReadableInTheDark() {
		Visitor kari = browsing
			.visitor(Visitor.desk("nb").setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK))
			.signIn("kari");
		for (String path : List.of("/", "/projects", "/projects/demo-vannmaling", "/groups/smart-molde-styringsgruppe",
				"/inbox", "/projects/demo-vannmaling/record-alias")) {
			kari.open(path);
			kari.glance("dark" + path.replace('/', '-'));
		}
	}

	private static void tabTo(Page page, String text) {
		for (int i = 0; i < MOST_TABS; i++) {
			page.keyboard().press("Tab");
			if (focused(page).equals(text)) {
				return;
			}
		}
		throw new AssertionError("«" + text + "» is not reached by " + MOST_TABS + " tabs");
	}

	private static String focused(Page page) {
		return page.evaluate("document.activeElement.innerText || ''").toString().strip();
	}

	private static String state(DemoProject project) {
		return system.anonymous().read(Part.PROJECT, project.path()).get("state").asString();
	}

}
