package no.samdrift.system;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Olav in Skogdal sees of the events that Skogdal's systems receive. */
class StreamPagesTest {

	private static RunningSystem system;

	private static Browsing browsing;

	private static Visitor olav;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
		olav = browsing.as("olav", "nn");
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void newEventsAppearByThemselvesAndLeadToTheRawEvent() {
		olav.open("/stream");
		Page stream = olav.page();
		Locator raw = stream.locator("a[id^=raw-]").nth(1);
		raw.focus();
		String focused = raw.getAttribute("id");

		DemoProject project = DemoProject.partnership(system, "Straum");

		Locator fresh = stream.locator(".sd-stream li.new", new Page.LocatorOptions().setHasText(project.name()));
		fresh.waitFor();
		assertThat(fresh.innerText()).contains("Ny partnar", "ny", "nr. 2 i saka", "av Fjordvik kommune");
		assertThat(stream.locator("#announcements").innerText()).matches("\\d+ nye? hending(ar)?");
		assertThat(stream.evaluate("document.activeElement.id")).as("the focus").isEqualTo(focused);
		olav.look("stream");

		olav.press("Stans oppdateringa");
		assertThat(stream.locator("#stream-live").getAttribute("data-renews")).isEqualTo("paused");

		fresh.getByText("Rå hending").click();

		JsonNode event = JsonMapper.shared().readTree(stream.locator("#event-json").innerText());
		assertThat(event.get("type").asString()).isEqualTo("no.samdrift.project.PartnerJoinedProject.v1");
		assertThat(event.get("subject").asString()).isEqualTo(project.id());
		assertThat(stream.url()).contains("/stream/events/" + event.get("id").asString());
		assertThat(stream.locator("#event-cursor").innerText()).isNotBlank();
		assertThat(olav.heading()).isEqualTo("Ny partnar");
		olav.look("stream-event");
	}

	@Test
	void aFilterKeepsToOneMatterAndOneType() {
		DemoProject project = DemoProject.partnership(system, "Filter");
		await("the stream has it").untilAsserted(() -> {
			olav.open("/stream?subject=" + project.id());
			assertThat(olav.page().locator(".sd-stream li").count()).isEqualTo(1);
		});

		olav.page().locator("#filter-type").selectOption("PilotStarted");

		olav.page().waitForURL("**/stream?type=PilotStarted&subject=*");
		assertThat(olav.main().innerText()).contains("Ingen hendingar passar");
		olav.look("stream-nothing");
		olav.open("/stream?type=PilotStarted");
		assertThat(olav.page().locator(".sd-stream li strong").allInnerTexts()).isNotEmpty()
			.containsOnly("Piloten starta");
	}

	@Test
	void theCommandsThatAreShownWork() throws IOException, InterruptedException {
		olav.open("/stream");
		String answer = run(olav.page().locator("#command-curl").innerText());

		assertThat(answer).containsIgnoringCase("HTTP/1.1 200").containsIgnoringCase("samdrift-cursor:");
		JsonNode events = JsonMapper.shared().readTree(answer.substring(answer.indexOf('[')));
		assertThat(events.size()).isEqualTo(10);
		assertThat(olav.page().locator("#command-kcat").innerText()).contains("samdrift.municipality.demo-skogdal",
				"isolation.level=read_committed");

		olav.page().locator("a[id^=raw-]").nth(3).click();
		String cursor = olav.page().locator("#event-cursor").innerText();
		String after = olav.page().locator("#event-after").innerText();
		assertThat(after).contains(cursor);
		assertThat(run(after)).contains("\"specversion\"");
	}

	@Test
	void anothersStreamIsNotShown() {
		Response foreign = olav.open("/stream?organisation=demo-fjordvik");

		assertThat(foreign.status()).isEqualTo(403);
		assertThat(olav.heading()).isEqualTo("Dette har du ikkje tilgang til");
		assertThat(olav.main().innerText()).contains("ein annan organisasjon");
		olav.look("stream-foreign");

		Visitor per = browsing.as("per", "nb");
		assertThat(per.open("/stream").status()).as("staff who are no integrators").isEqualTo(403);
		assertThat(per.page().locator(".sd-nav").innerText()).doesNotContain("Systemene våre");
	}

	private static String run(String command) throws IOException, InterruptedException {
		Assumptions.assumeTrue(isThere("curl"), "curl is not installed");
		ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
		shell.environment().put("TOKEN", system.tokenOf("skogdal-system"));
		Process process = shell.start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	private static boolean isThere(String program) throws InterruptedException {
		try {
			return new ProcessBuilder(program, "--version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
