package no.samdrift.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Ivar, who operates Samdrift, sees and does. */
class OperationsPagesTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Where notification-service parks what it cannot tell anybody. */
	private static final String DEAD_LETTERS = "samdrift.membership.events.notification-service.inbox.dead-letters";

	private static RunningSystem system;

	private static Browsing browsing;

	private static Visitor ivar;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
		ivar = browsing.as("ivar", "nb");
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void operationsAreForOperators() {
		Visitor kari = browsing.as("kari", "nb");

		assertThat(kari.open("/operations").status()).isEqualTo(403);
		assertThat(kari.open("/operations/dead-letters/project-service/x~0~0/discard").status()).isEqualTo(403);
		assertThat(kari.open("/operations/read-models").status()).isEqualTo(403);
		assertThat(kari.open("/operations/read-models/project-service/current-copies/rebuild").status()).isEqualTo(403);
		assertThat(kari.open("/operations/journal/project-service/republish").status()).isEqualTo(403);
		assertThat(kari.page().locator(".sd-nav").innerText()).doesNotContain("Teknisk drift");
	}

	@Test
	void eachServiceSaysHowItFares() {
		ivar.open("/operations");

		for (String service : List.of("project-service", "membership-service", "notification-service", "portal")) {
			Locator card = ivar.page().locator("#service-" + service);
			assertThat(card.innerText()).contains("Oppe siden ");
			assertThat(card.locator(".sd-state").innerText()).isEqualTo("Oppe");
			assertThat(card.locator("a").getAttribute("href")).endsWith("/actuator/prometheus");
		}
		assertThat(reading("project-service", "Venter på å bli publisert")).isEqualTo("0");
		assertThat(reading("project-service", "Tid til publisert, 99 av 100")).containsPattern("^\\d+(,\\d+)? s");
		assertThat(reading("notification-service", "Varsler sendt")).isNotEqualTo("0");
		assertThat(reading("notification-service", "Kortene er lest")).isEqualTo("Ja");
		assertThat(reading("portal", "Åpne sider som hører nytt")).matches("\\d+");
		ivar.look("operations");
	}

	/** Also: an open inbox hears of news again when the service is back. */
	@Test
	void aServiceThatIsDownSaysSoAndTheOthersLive() {
		ivar.open("/operations");
		Page page = ivar.page();
		page.locator("#metrics-project-service").focus();
		Visitor gunnhild = browsing.as("gunnhild", "nn");
		gunnhild.open("/inbox");

		system.stop(Part.NOTIFICATION);
		try {
			page.locator("#service-notification-service .sd-state", new Page.LocatorOptions().setHasText("Nede"))
				.waitFor();
			assertThat(page.locator("#service-notification-service").innerText()).contains("Sist sett oppe: I dag");
			assertThat(page.locator("#service-project-service .sd-state").innerText()).isEqualTo("Oppe");
			assertThat(page.evaluate("document.activeElement.id")).isEqualTo("metrics-project-service");
			assertThat(page.locator("#letters-title + p + p").innerText()).contains("notification-service");
			ivar.look("operations-down");
		}
		finally {
			system.start(Part.NOTIFICATION);
		}

		page.locator("#service-notification-service .sd-state", new Page.LocatorOptions().setHasText("Oppe")).waitFor();
		DemoProject project = DemoProject.idea(system, "Etterpå");
		project.command(system.as("per"), "add-partner", Map.of("organisationId", "demo-skogdal", "role", "PARTNER"));
		gunnhild.page()
			.locator(".sd-told", new Page.LocatorOptions().setHasText(project.name()))
			.first()
			.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
	}

	@Test
	void aDeadLetterIsReplayedOrDiscardedWithAReason() {
		ConsumerRecord<String, byte[]> told = new Streams(system.kafka()).records("samdrift.membership.events")
			.getFirst();
		park(told.key(), told.value(), told.headers().toArray(), "IllegalStateException: it was too early");
		park("demo-poison", "no event".getBytes(StandardCharsets.UTF_8), new Header[0], "it has no envelope");
		ivar.open("/operations");
		Locator waiting = ivar.page().locator("#operations-state .sd-letters > .sd-waits");
		await().atMost(PATIENCE).until(() -> {
			ivar.open("/operations");
			return waiting.count() == 2;
		});
		Locator early = waiting.filter(new Locator.FilterOptions().setHasText("it was too early"));
		Locator poison = waiting.filter(new Locator.FilterOptions().setHasText("it has no envelope"));
		assertThat(early.innerText()).contains("notification-service", told.key());
		assertThat(poison.innerText()).contains("Noe som ikke er en hendelse", "samdrift.membership.events 3/42");
		ivar.look("operations-dead-letters");

		early.locator("button").click();

		assertThat(ivar.main().innerText()).contains("Hendelsen er behandlet.");
		await().atMost(PATIENCE).until(() -> waiting.count() == 1);

		poison.locator("button").click();

		assertThat(ivar.page().locator(".sd-errors").innerText()).as("it fails again").isNotBlank();
		ivar.look("operations-replay-fails");
		ivar.open("/operations");
		poison.getByText("Se på den").click();
		ivar.press("Se på den");
		assertThat(ivar.page().locator("#letter-data").innerText()).isEqualTo("no event");
		assertThat(ivar.main().innerText()).contains("prøvd igjen", "gikk ikke", "sett på");
		ivar.look("operations-letter");
		ivar.follow("Rett …");
		ivar.page().locator("#field-reason").fill("Den mangler alt.");
		ivar.press("Rett og prøv");
		assertThat(ivar.main().innerText()).contains("Dette er ikke et JSON-objekt.");
		ivar.look("operations-fix");
		ivar.open("/operations");
		poison.getByText("Legg bort").click();
		ivar.press("Legg bort");
		assertThat(ivar.page().locator(".sd-errors").count()).as("a reason is asked for").isEqualTo(1);
		ivar.page().locator("#field-reason").fill("Sendt ved en feil av en prøve.");
		ivar.press("Legg bort");

		assertThat(ivar.main().innerText()).contains("Hendelsen er lagt bort.");
		assertThat(waiting.count()).isZero();
		ivar.page().locator("#letters-settled > summary").click();
		assertThat(ivar.page().locator("#letters-settled").innerText())
			.contains("Fordi: Sendt ved en feil av en prøve.", "Prøvd igjen, og behandlet");
	}

	@Test
	void aReadModelIsRebuiltAndAJournalSentAgain() {
		ivar.open("/operations");
		ivar.follow("Lesemodeller og journaler");
		ivar.look("operations-read-models");
		Locator copies = ivar.page().locator("tr:has(#read-model-project-service-current-copies)");
		assertThat(copies.innerText()).contains("tjenestens journal", "Hel");

		copies.locator("a").click();
		ivar.press("Lag på nytt");
		assertThat(ivar.page().locator(".sd-errors").count()).as("a reason is asked for").isEqualTo(1);
		ivar.page().locator("#field-reason").fill("En prøve.");
		ivar.press("Lag på nytt");
		assertThat(ivar.main().innerText()).contains("Lesemodellen lages på nytt.");
		copies.getByText("En prøve.").waitFor();
		copies.getByText("Hel").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
		assertThat(copies.innerText()).contains("demo-p15");

		ivar.page().locator("#republish-notification-service").click();
		ivar.page().locator("#field-reason").fill("Emnene er borte.");
		ivar.look("operations-republish");
		ivar.press("Send på nytt");
		assertThat(ivar.main().innerText()).contains("Journalen sendes på nytt.");
		ivar.page()
			.locator("#journal-state-notification-service", new Page.LocatorOptions().setHasText("Alt er sendt"))
			.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
	}

	/** Parks a record as the service itself does. */
	private static void park(String key, byte[] value, Header[] headers, String reason) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(DEAD_LETTERS, key, value);
		for (Header header : headers) {
			record.headers().add(header);
		}
		record.headers().add(new RecordHeader("samdrift-reason", reason.getBytes(StandardCharsets.UTF_8)));
		record.headers()
			.add(new RecordHeader("kafka_dlt-original-partition",
					ByteBuffer.allocate(Integer.BYTES).putInt(3).array()));
		record.headers()
			.add(new RecordHeader("kafka_dlt-original-offset", ByteBuffer.allocate(Long.BYTES).putLong(42).array()));
		try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", system.kafka()),
				new StringSerializer(), new ByteArraySerializer())) {
			producer.send(record);
		}
	}

	private static String reading(String service, String label) {
		return ivar.page()
			.locator("#service-" + service + " .sd-readings > div", new Page.LocatorOptions().setHasText(label))
			.locator("dd")
			.innerText();
	}

}
