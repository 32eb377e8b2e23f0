package no.samdrift.system;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** All projects as a board and as a list, narrowed by what stands in the address. */
class PortfolioPagesTest {

	private static final List<String> LANES = List.of("IDEA", "ASSESSMENT", "PILOT", "OPERATION");

	private static RunningSystem system;

	private static Browsing browsing;

	private static DemoProject idea;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
		idea = DemoProject.idea(system, "Skyggetak over torget");
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void theBoardAndTheListShowWhatTheServiceCounts() {
		Visitor kari = browsing.as("kari", "nb");
		for (String filter : List.of("", "programmeId=smart-molde", "focusArea=energi&organisation=demo-skogdal",
				"waitingFor=demo-fjordvik", "q=skyggetak")) {
			JsonNode counts = system.as("kari").read(Part.PROJECT, "/projects/counts?" + filter);
			kari.open("/projects?" + filter);
			if (counts.path("total").asLong() > 0) {
				for (String lane : LANES) {
					assertThat(kari.page().locator("#lane-" + lane + " > h2 .num").innerText())
						.as(lane + " of " + filter)
						.isEqualTo(counts.at("/byState/" + lane).asString());
				}
				for (String ended : List.of("På vent PAUSED", "Stoppet med lærdom STOPPED", "Ikke tatt videre DECLINED",
						"Avviklet RETIRED")) {
					int space = ended.lastIndexOf(' ');
					assertThat(kari.page().locator(".sd-ended").innerText()).as(filter)
						.contains(ended.substring(0, space) + " "
								+ counts.at("/byState/" + ended.substring(space + 1)).asString());
				}
			}
			assertThat(kari.main().innerText()).doesNotContain("{0}");
			kari.open("/projects?view=list&" + filter);
			assertThat(listed(kari)).as(filter).hasSize(counts.path("total").asInt()).doesNotHaveDuplicates();
		}
		kari.open("/projects");
		kari.look("board");
	}

	@Test
	void whatIsChosenStandsInTheAddressAndSurvivesReloadingAndAnotherLanguage() {
		Visitor visitor = browsing.visitor("nb");
		visitor.open("/projects");
		visitor.page().locator("#filter-focusArea").focus();
		visitor.page().locator("#filter-focusArea").selectOption("energi");
		visitor.page().waitForURL(visitor.address("/projects?focusArea=energi"));
		assertThat(visitor.page().locator("#filter-focusArea")).hasValue("energi");
		assertThat(visitor.page().locator("#filter-focusArea")).isFocused();
		List<String> cards = cards(visitor);
		assertThat(cards).contains("Gatelys som dimmes").doesNotContain("Smart vannmåling");

		visitor.page().reload();
		assertThat(cards(visitor)).isEqualTo(cards);
		visitor.page().locator("#filter-waiting").selectOption(new SelectOption().setValue("demo-skogdal"));
		visitor.page().waitForURL(visitor.address("/projects?focusArea=energi&waitingFor=demo-skogdal"));
		assertThat(visitor.main()).containsText("Ingen prosjekter passer");
		visitor.look("board-none");
		visitor.follow("English");
		assertThat(visitor.page().url())
			.isEqualTo(visitor.address("/projects?focusArea=energi&waitingFor=demo-skogdal"));
		visitor.follow("Show all projects");
		assertThat(cards(visitor)).contains("Dimmed street lights", "Smart water metering");
	}

	@Test
	void theFormWorksWithoutScriptAndItsAddressSaysOnlyWhatWasChosen() {
		Visitor visitor = browsing.visitor(Visitor.desk("nn").setJavaScriptEnabled(false));
		visitor.open("/projects?view=list");
		visitor.page().locator("#filter-state").selectOption("OPERATION");
		visitor.press("Vis");

		assertThat(visitor.page().url()).isEqualTo(visitor.address("/projects?view=list&state=OPERATION"));
		assertThat(listed(visitor)).contains("demo-gatelys");
	}

	@Test
	void theListIsSortedByItsHeadings() {
		Visitor visitor = browsing.visitor("nn");
		visitor.open("/projects?view=list");
		visitor.follow("Namn");

		assertThat(visitor.page().url()).isEqualTo(visitor.address("/projects?view=list&sort=NAME"));
		assertThat(visitor.page().locator("th[aria-sort=ascending]").innerText()).contains("Namn");
		List<String> names = listed(visitor);
		assertThat(names.indexOf("demo-batteri")).isLessThan(names.indexOf("demo-gatelys"))
			.isLessThan(names.indexOf("demo-vannmaling"));
		visitor.look("list");
		visitor.follow("Ventar på");
		assertThat(visitor.page().locator("tbody tr").first().locator(".sd-flag").count()).isPositive();
		visitor.follow("Tilstand");
		visitor.follow("Tilstand");
		assertThat(visitor.page().url()).isEqualTo(visitor.address("/projects?view=list&sort=OLDEST"));
	}

	@Test
	void whatIsNotPublicIsOnlyForThoseItConcerns() {
		Visitor visitor = browsing.visitor("en");
		visitor.open("/projects?q=skyggetak");
		assertThat(visitor.main().innerText()).contains("No projects match", "Sign in to see more")
			.doesNotContain("Propose an idea");
		visitor.open("/projects?view=list&q=skyggetak");
		assertThat(listed(visitor)).isEmpty();

		Visitor dylan = browsing.as("dylan", "en");
		dylan.open("/projects?view=list&q=skyggetak");
		assertThat(listed(dylan)).isEmpty();
		Visitor kari = browsing.as("kari", "nb");
		kari.open("/projects?q=skyggetak");
		assertThat(cards(kari)).containsExactly(idea.name());
		assertThat(kari.page().locator(".sd-project").innerText()).contains("Foreslått av Fjordvik kommune",
				"Idéen venter på svar");
	}

	@Test
	void onAPhoneTheFilterIsFoldedAndSaysHowMuchIsChosen() {
		Browser.NewContextOptions phone = Visitor.phone("nb");
		Visitor visitor = browsing.visitor(phone);
		visitor.open("/projects?focusArea=energi&view=list");
		Locator area = visitor.page().locator("#filter-focusArea");
		assertThat(area).isHidden();
		assertThat(visitor.page().locator("#filter summary")).containsText("1 valg");
		visitor.look("list-phone");
		visitor.page().locator("#filter summary").click();
		assertThat(area).isVisible();
		visitor.look("list-phone-filter");
		visitor.open("/projects");
		visitor.look("board-phone");
	}

	@Test
	void anAddressThatCannotBeReadSaysSo() {
		Visitor visitor = browsing.visitor("nb");

		assertThat(visitor.open("/projects?state=NOWHERE").status()).isEqualTo(400);
		assertThat(visitor.open("/projects?organisation=Not+an+id").status()).isEqualTo(400);
		assertThat(visitor.heading()).isEqualTo("Vi forstod ikke adressen");
	}

	private static List<String> cards(Visitor visitor) {
		return visitor.page().locator(".sd-project h3").allInnerTexts();
	}

	/** The ids of all that is listed, on however many pages. */
	private static List<String> listed(Visitor visitor) {
		List<String> ids = new ArrayList<>();
		while (true) {
			visitor.page()
				.locator("tbody th a")
				.all()
				.forEach((link) -> ids.add(link.getAttribute("href").replace("/projects/", "")));
			Locator more = visitor.page().locator("#list > p a[href*=cursor]");
			if (more.count() == 0) {
				return ids;
			}
			visitor.page().navigate(visitor.address(more.first().getAttribute("href")));
		}
	}

}
