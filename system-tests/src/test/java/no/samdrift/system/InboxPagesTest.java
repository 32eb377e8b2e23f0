package no.samdrift.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import no.samdrift.events.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The inbox of Eirik in Skogdal, who proposes ideas of his own here and is told what
 * becomes of them. No other test reads or marks his inbox.
 */
class InboxPagesTest {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static RunningSystem system;

	private static Browsing browsing;

	private static Visitor eirik;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
		eirik = browsing.as("eirik", "nn");
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void whatArrivesIsSeenAtOnceAndTheNumberRisesOnEveryPage() {
		tell("Første");
		eirik.open("/inbox");
		Page inbox = eirik.page();
		try (Page elsewhere = inbox.context().newPage()) {
			elsewhere.navigate(eirik.address("/accessibility"));
			long before = eventually(elsewhere, system.as("eirik"));
			inbox.locator("#show-unread").focus();

			String name = tell("Straks");

			told(inbox, name).waitFor();
			assertThat(told(inbox, name).getAttribute("href")).matches("/inbox/[^/]+/open");
			assertThat(inbox.evaluate("document.activeElement.id")).as("the focus").isEqualTo("show-unread");
			await().atMost(PATIENCE).until(() -> inbox.locator("#announcements").innerText().contains(name));
			await().atMost(PATIENCE).until(() -> number(elsewhere) == before + 1);
			assertThat(number(inbox)).isEqualTo(before + 1);
			assertThat(notification(inbox, name).locator(".sd-why").first().innerText())
				.isEqualTo("Du får dette fordi du føreslo ideen.");
			assertThat(notification(inbox, name).getAttribute("class")).contains("unread");
		}
		eirik.look("inbox");
	}

	@Test
	void oneIsMarkedAndTakenBack() {
		String name = tell("Merk");
		eirik.open("/inbox?unread=true");
		Page inbox = eirik.page();
		long before = number(inbox);
		told(inbox, name).waitFor();

		notification(inbox, name).getByText("Merk som lese").click();

		inbox.locator("#inbox-marked").waitFor();
		assertThat(told(inbox, name).count()).as("it is read, and only unread ones are shown").isZero();
		assertThat(number(inbox)).isEqualTo(before - 1);
		assertThat(inbox.evaluate("document.activeElement.id")).isEqualTo("inbox-marked");
		assertThat(inbox.url()).endsWith("/inbox?unread=true");
		eirik.look("inbox-marked");

		eirik.press("Angre");

		told(inbox, name).waitFor();
		assertThat(number(inbox)).isEqualTo(before);
	}

	/** What is to be said on the next page waits for it. */
	@Test
	void aPartThatRenewsItselfDoesNotTakeWhatTheNextPageSays() {
		tell("Neste side");
		eirik.open("/inbox");

		Object said = eirik.page()
			.evaluate(
					"""
							async () => {
							  const form = document.querySelector("#mark-all").form;
							  await fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual"});
							  const part = await (await fetch("/inbox", {headers: {Renews: "true"}})).text();
							  const page = await (await fetch("/inbox")).text();
							  return [part.includes('id="inbox-marked"'), page.includes('id="inbox-marked"')];
							}""");

		assertThat(said).isEqualTo(List.of(false, true));
	}

	@Test
	void allAreMarkedAndTakenBackWithoutScript() {
		String name = tell("Utan skript");
		Visitor plain = browsing.visitor(Visitor.desk("nn").setJavaScriptEnabled(false)).signIn("eirik");
		plain.open("/inbox");
		long before = number(plain.page());
		assertThat(before).isPositive();

		plain.press("Merk alle som lesne");

		assertThat(plain.page().locator("#inbox-marked").innerText()).contains(before + " varsel er merkt");
		assertThat(plain.page().locator("li.unread").count()).isZero();
		assertThat(plain.page().locator("#show-unread").innerText()).contains("(0)");
		assertThat(plain.page().getByText("Merk alle som lesne").count()).as("nothing is left to mark").isZero();

		plain.press("Angre");

		assertThat(number(plain.page())).isEqualTo(before);
		assertThat(notification(plain.page(), name).getAttribute("class")).contains("unread");

		notification(plain.page(), name).locator("button").click();
		assertThat(number(plain.page())).isEqualTo(before - 1);
		plain.press("Angre");
		assertThat(number(plain.page())).isEqualTo(before);
	}

	@Test
	void whatIsOpenedLeadsToTheMatterAndIsRead() {
		String name = tell("Opne");
		eirik.open("/inbox");
		long before = number(eirik.page());

		told(eirik.page(), name).click();

		eirik.page().waitForURL("**/projects/*");
		assertThat(eirik.heading()).contains(name);
		assertThat(number(eirik.page())).isEqualTo(before - 1);
		eirik.open("/inbox");
		assertThat(notification(eirik.page(), name).locator("button").innerText()).isEqualTo("Merk som ulese");
	}

	@Test
	void olderOnesAreOnFurtherPages() {
		Visitor kari = browsing.as("kari", "en");
		kari.open("/inbox");
		String first = kari.page().locator(".sd-told").first().getAttribute("href");
		kari.look("inbox-en");

		kari.follow("Older notifications");

		assertThat(kari.page().locator(".sd-told").count()).isPositive();
		assertThat(kari.page().locator(".sd-told").first().getAttribute("href")).isNotEqualTo(first);
		kari.follow("The newest notifications");
		assertThat(kari.page().url()).endsWith("/inbox");
	}

	@Test
	void whoeverIsSignedOutIsToldNothingMore() {
		Visitor gone = browsing.as("eirik", "nn");
		gone.forgetSession();

		APIResponse answer = gone.page()
			.context()
			.request()
			.get(gone.address("/inbox/live"),
					RequestOptions.create().setHeader("Accept", "text/event-stream").setMaxRedirects(0));

		assertThat(answer.status()).as("a redirect would be followed to a page").isEqualTo(401);
	}

	@Test
	void whoeverListensIsMeasured() {
		eirik.open("/inbox");

		await().atMost(PATIENCE)
			.until(() -> system.anonymous()
				.read(Part.PORTAL, "/actuator/prometheus")
				.asString()
				.lines()
				.filter((line) -> line.startsWith("samdrift_portal_live_readers "))
				.anyMatch((line) -> Double.parseDouble(line.substring(line.indexOf(' '))) >= 1));
	}

	/** Eirik proposes an idea, and Kari's recommendation is told to him. */
	private static String tell(String word) {
		String id = "demo-" + Id.next();
		String name = word + " " + id.substring(id.length() - 6);
		system.as("eirik")
			.create(Part.PROJECT, "/projects",
					Map.of("id", id, "programmeId", "smart-vestmark", "names",
							Map.of("nb", name + " (demo)", "nn", name + " (demo)", "en", name + " (demo)"), "challenge",
							DemoProject.nb("Noko som mange strir med."), "focusAreas", List.of("energi")));
		system.as("kari")
			.command(Part.PROJECT, "/projects/" + id, "recommend-idea",
					Map.of("recommendation", "APPROVE", "grounds", DemoProject.nb("Mange har det slik.")));
		await().atMost(PATIENCE)
			.until(() -> system.as("eirik").read(Part.NOTIFICATION, "/inbox?limit=5").toString().contains(id));
		return name;
	}

	private static Locator told(Page page, String name) {
		return page.locator(".sd-told", new Page.LocatorOptions().setHasText(name)).first();
	}

	private static Locator notification(Page page, String name) {
		return page.locator(".sd-inbox li", new Page.LocatorOptions().setHasText(name)).first();
	}

	/** The number in the header. */
	private static long number(Page page) {
		return Long.parseLong(page.locator("[data-unread]").getAttribute("data-unread"));
	}

	/** The number when the page agrees with the service. */
	private static long eventually(Page page, Api api) {
		await().atMost(PATIENCE)
			.until(() -> number(page) == api.read(Part.NOTIFICATION, "/inbox/unread-count").get("unread").asLong());
		return number(page);
	}

}
