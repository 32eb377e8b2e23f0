package no.samdrift.system;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.assertj.core.api.AbstractBooleanAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From idea to operation by clicks alone: Per, Kari and Lise act in bokmål, Sigrid
 * follows in nynorsk and Dylan in English, and the neighbour's systems get the event.
 */
class StoryByClicksTest {

	private static final LocalDate TODAY = DemoProject.TODAY;

	private static Browsing browsing;

	@BeforeAll
	static void begin() {
		browsing = Browsing.begin();
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void anIdeaBecomesOperationAndEverybodySeesItArrive() {
		String name = "Klikkbart vann " + UUID.randomUUID().toString().substring(0, 8);
		Visitor per = browsing.as("per", "nb");
		Visitor kari = browsing.as("kari", "nb");

		per.open("/projects");
		per.follow("Foreslå en idé");
		String project = done(per, "Takk! Idéen er sendt inn", "Foreslå en idé", Map.of("names.nb", name + " (demo)",
				"challenge", "Ingen vet hvor vannet blir av.", "programmeId", "smart-vestmark", "focusAreas", "vann"));
		assertThat(per.heading()).startsWith(name);

		kari.open("/my-work");
		kari.page().locator("main a[href='" + project + "/decide-idea']").first().click();
		done(kari, "Svaret er gitt", "Svar på idéen", Map.of("decision", "APPROVE", "grounds", "Verdt å vurdere."));
		act(kari, project, "name-owning-unit", "Eieren er lagret",
				Map.of("owningUnit.organisationId", "demo-fjordvik", "owningUnit.names.nb", "Vann og avløp"));
		act(per, project, "add-partner", "Partneren er med", Map.of("organisationId", "demo-fjordvik", "role", "LEAD"));
		act(per, project, "add-partner", "Partneren er med",
				Map.of("organisationId", "demo-skogdal", "role", "PARTNER"));
		act(per, project, "add-partner", "Partneren er med",
				Map.of("organisationId", "demo-hogskolen", "role", "RESEARCH", "joinedOn.year", "2025"));
		assertThat(per.main().innerText()).contains("siden 2025");
		for (String criterion : new String[] { "SUSTAINABLE", "INNOVATIVE_TECHNOLOGY" }) {
			act(per, project, "assess-criterion", "Vurderingen er lagret",
					Map.of("criterion", criterion, "met", "true", "evidence", "Se notatet."));
		}
		act(per, project, "start-assessment", "Vurderingen er startet", Map.of());

		mandate(kari, project, "PILOT");
		for (String group : new String[] { "PUBLIC_SECTOR", "FUTURE_BUSINESS", "STUDENTS", "CITIZENS" }) {
			act(per, project, "estimate-value", "Anslaget er lagret",
					Map.of("group", group, "level", "3", "reasoning", "Et anslag."));
		}
		act(per, project, "plan-benefit", "Gevinsten er planlagt",
				Map.of("group", "PUBLIC_SECTOR", "indicator", "Lekkasje", "ownerOrganisationId", "demo-fjordvik",
						"responsible", "demo-p02", "zeroPointDue", TODAY.toString(), "target", "Halvparten"));
		act(per, project, "consider-lessons", "Det er lagret", Map.of("conclusion", "Vi måler først."));
		act(per, project, "start-pilot", "Piloten er startet", Map.of("decisionDue", TODAY.plusDays(90).toString()));
		act(per, project, "measure-zero-point", "Nullpunktet er lagret", Map.of("value", "31,5", "unit", "prosent"));
		act(per, project, "evaluate-pilot", "Evalueringen er lagret", Map.of("evaluation", "Den virket."));
		Visitor emil = browsing.as("emil", "nb");
		act(emil, project, "state-relevance", "Takk, det er notert", Map.of("level", "EQUALLY_RELEVANT"));
		mandate(kari, project, "OPERATE");
		act(per, project, "offer-operation", "Linja er spurt", Map.of("operationsOwner", "demo-p03"));

		Visitor lise = browsing.as("lise", "nb");
		lise.open("/my-work");
		lise.look("my-work-waits");
		lise.page().locator("main a[href^='" + project + "']").first().click();
		if (lise.page().url().endsWith(project)) {
			lise.page().locator("#gate a[href$='/accept-operation']").click();
		}
		done(lise, "Dere har sagt ja", "Ja, vi tar imot", Map.of());

		Visitor sigrid = browsing.as("sigrid", "nn");
		sigrid.open("/inbox");
		Visitor dylan = browsing.as("dylan", "en");
		dylan.open("/inbox");
		Visitor olav = browsing.as("olav", "nn");
		olav.open("/stream");
		sigrid.page().waitForLoadState(LoadState.LOAD);

		per.open(project);
		per.look("project-ready");
		act(per, project, "move-to-operation", "Prosjektet er satt i drift, og beskjeden er på vei", Map.of());

		assertThat(per.page().locator("[aria-current=step]").innerText()).startsWith("Drift");
		arrived(sigrid.page().locator(".sd-told", having(name, "frå pilot til"))).as("Sigrid, in nynorsk");
		arrived(dylan.page().locator(".sd-told", having(name, "from pilot to"))).as("Dylan, in English");
		arrived(olav.page().locator("#stream-events", having(name, "Sett i drift"))).as("Skogdal's own stream");
		per.look("project-in-operation");
		sigrid.look("inbox-story");
		olav.look("stream-story");
	}

	private static void mandate(Visitor kari, String project, String scope) {
		kari.open(project);
		kari.page().locator("#gate a[href*='/issue-mandate'], main a[href*='/issue-mandate']").first().click();
		done(kari, "Mandatet er gitt", "Gi mandat", Map.of("scope", scope, "validTo", TODAY.plusDays(365).toString(),
				"grounds", "Styringsgruppa vil det."));
	}

	/** Gives a command from the project's page, as a reader finds it there. */
	private static void act(Visitor who, String project, String command, String told, Map<String, String> input) {
		who.open(project);
		who.page().locator("main a[href^='" + project + "/" + command + "']").first().click();
		assertThat(who.page().url()).contains(project + "/" + command);
		done(who, told, null, input);
	}

	/**
	 * Fills in the form that is open and sends it.
	 * @return the path of the page that it led to
	 */
	private static String done(Visitor who, String told, @Nullable String button, Map<String, String> input) {
		Page page = who.page();
		input.forEach((name, value) -> {
			Locator field = page.locator("main form [name='" + name + "']").first();
			String tag = field.evaluate("one => one.tagName + ' ' + one.type").toString();
			if (tag.contains("radio") || tag.contains("checkbox")) {
				page.locator("main form [name='" + name + "'][value='" + value + "']").check();
			}
			else if (tag.startsWith("SELECT")) {
				field.selectOption(value);
			}
			else {
				field.fill(value);
			}
		});
		Locator send = page.locator("main form button.btn-primary");
		if (button != null) {
			assertThat(send.innerText()).isEqualTo(button);
		}
		send.click();
		page.locator(".sd-done:not([hidden]), .sd-errors").first().waitFor();
		assertThat(page.locator(".sd-errors").allInnerTexts()).isEmpty();
		assertThat(page.locator(".sd-done:not([hidden])").first().innerText()).contains(told);
		return URI.create(page.url()).getPath();
	}

	private static Page.LocatorOptions having(String name, String word) {
		return new Page.LocatorOptions()
			.setHasText(Pattern.compile(name + "[\\s\\S]*" + word + "|" + word + "[\\s\\S]*" + name));
	}

	private static AbstractBooleanAssert<?> arrived(Locator news) {
		news.first().waitFor();
		return assertThat(news.first().isVisible()).isTrue();
	}

}
