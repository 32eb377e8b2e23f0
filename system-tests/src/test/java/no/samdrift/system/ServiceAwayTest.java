package no.samdrift.system;

import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that is away takes its part of a page with it, and nothing else. */
class ServiceAwayTest {

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
	void withoutMembershipAProjectLivesAndItsMandatesComeBackByThemselves() {
		Visitor per = browsing.as("per", "nb");
		system.kill(Part.MEMBERSHIP);
		try {
			assertThat(per.open("/projects/demo-vannmaling").status()).isEqualTo(200);
			assertThat(per.page().locator("#mandates").innerText()).contains("svarer ikke");
			assertThat(per.page().locator("#gate").innerText()).contains("Alt er på plass");
			per.look("part-away");
			Response whole = per.open("/groups");
			assertThat(whole.status()).isEqualTo(503);
			per.look("trouble-503");
			per.open("/projects/demo-vannmaling");
		}
		finally {
			system.start(Part.MEMBERSHIP);
		}
		per.page().locator("#mandates a[href^='/mandates/']").first().waitFor();
		assertThat(per.page().locator("#mandates").innerText()).doesNotContain("svarer ikke");
	}

	@Test
	void whatWasWrittenWhileAServiceIsAwayIsKeptAndTakesEffectOnce() {
		DemoProject project = DemoProject.idea(system, "Ubesvart");
		Visitor per = browsing.as("per", "nb");
		per.open(project.path() + "/rename");
		per.page().locator("[name='names.nb']").fill("Besvart (demo)");
		system.kill(Part.PROJECT);
		try {
			per.press("Gi nytt navn");
			assertThat(per.main().innerText()).contains("Det du skrev, er tatt vare på");
			per.look("trouble-503-kept");
		}
		finally {
			system.start(Part.PROJECT);
		}
		per.follow("Prøv igjen");
		assertThat(per.page().locator("[name='names.nb']").inputValue()).isEqualTo("Besvart (demo)");
		per.press("Gi nytt navn");

		assertThat(per.heading()).startsWith("Besvart");
		assertThat(system.as("per").read(Part.PROJECT, project.path()).get("version").asLong()).isEqualTo(2);
	}

	/**
	 * The answer to a command was lost on its way: it has taken effect, the project takes
	 * it no more, and the reader sends it again as the page asks for.
	 */
	@Test
	void aCommandWhoseAnswerWasLostIsSentAgainAndTakesEffectOnce() {
		DemoProject project = DemoProject.idea(system, "Ubesvart").readyForOperation();
		Visitor per = browsing.as("per", "nb");
		per.open(project.path() + "/move-to-operation");
		// in the order of the page's own command: the same key goes with the same bytes
		// only
		Map<String, Object> command = new LinkedHashMap<>();
		command.put("mandateId", per.page().locator("[name=mandateId]:checked").inputValue());
		command.put("effectiveOn", per.page().locator("[name=effectiveOn]").inputValue());
		command.put("benefitPlanVersion", 2);
		Api.Answer lost = system.as("per")
			.post(Part.PROJECT, project.path() + "/move-to-operation", command,
					Map.of("If-Match", "\"" + per.page().locator("[name=_version]").inputValue() + "\"",
							"Idempotency-Key", per.page().locator("[name=_key]").inputValue()));
		assertThat(lost.status()).as(lost.body().toString()).isEqualTo(200);

		per.press("Sett i drift");

		assertThat(per.page().url()).endsWith(project.path());
		assertThat(per.main().innerText()).contains("Prosjektet er satt i drift");
		assertThat(system.as("per").read(Part.PROJECT, project.path()).get("version").asLong())
			.isEqualTo(lost.body().get("version").asLong());
	}

	@Test
	void aServiceThatDoesNotAnswerACommandLeavesTheFormAndItsKey() {
		DemoProject project = DemoProject.idea(system, "Stille");
		Visitor per = browsing.as("per", "nb");
		per.open("/projects/new");
		per.page().locator("[name='names.nb']").fill("Stille vann (demo)");
		String key = per.page().locator("[name=_key]").inputValue();
		system.kill(Part.PROJECT);
		try {
			per.press("Foreslå en idé");
			assertThat(per.main().innerText()).contains("Vi fikk ikke svar");
			assertThat(per.page().locator("[name='names.nb']").inputValue()).isEqualTo("Stille vann (demo)");
			assertThat(per.page().locator("[name=_key]").inputValue()).isEqualTo(key);
			per.look("form-unanswered");
		}
		finally {
			system.start(Part.PROJECT);
		}
		assertThat(per.open(project.path()).status()).isEqualTo(200);
	}

}
