package no.samdrift.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Olav does with the systems of Skogdal. */
class SystemsPagesTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

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
	void aWebhookIsConnectedWatchedAndStopped() throws IOException {
		try (Receiver receiver = new Receiver()) {
			olav.open("/systems/webhooks/new");
			olav.look("systems-webhook-new");
			Page page = olav.page();
			page.locator("[name=name]").fill("Arkivet");
			page.locator("[name=endpoint]").fill("http://127.0.0.1:1/nobody");
			olav.press("Kople til");
			assertThat(olav.main().innerText()).contains("Det er eitt problem");
			assertThat(page.locator("[name=name]").inputValue()).isEqualTo("Arkivet");

			page.locator("[name=endpoint]").fill(receiver.address());
			olav.press("Kople til");
			assertThat(olav.heading()).isEqualTo("Løyndomen blir vist berre no");
			assertThat(page.locator("#secret").innerText()).startsWith("whsec_");
			olav.look("systems-webhook-secret");
			olav.follow("Eg har teke vare på han");
			assertThat(olav.heading()).startsWith("Arkivet");
			assertThat(page.content()).doesNotContain("whsec_");

			DemoProject project = DemoProject.partnership(system, "Webhook");
			await("the idea is delivered").atMost(PATIENCE)
				.until(() -> receiver.taken().stream().anyMatch((body) -> body.contains(project.id())));
			page.reload();
			assertThat(olav.main().innerText()).contains("Levert", "204");
			olav.look("systems-webhook");

			receiver.answer(500);
			DemoProject.partnership(system, "Webhook to");
			await("somebody sees that it does not come through").atMost(PATIENCE).until(() -> {
				page.reload();
				return olav.main().innerText().contains("Kjem ikkje fram");
			});
			olav.look("systems-webhook-stuck");
			olav.follow("Stans");
			olav.press("Stans");
			assertThat(olav.main().innerText()).contains("Webhooken er stansa", "av ein person");
			Visitor ivar = browsing.as("ivar", "nb");
			ivar.open("/operations/subscribers");
			assertThat(ivar.main().innerText()).contains("Skogdal", "stanset").doesNotContain("Arkivet");
			ivar.look("operations-subscribers");

			olav.follow("Avslutt");
			olav.press("Avslutt");
			assertThat(olav.main().innerText()).contains("Webhooken er avslutta");
		}
	}

	@Test
	void aCredentialForKafkaIsMadeUsedAndRevoked() {
		olav.open("/systems/kafka/new");
		Page page = olav.page();
		page.locator("[name=purpose]").fill("Dataplattforma");
		olav.press("Lag tilgang");
		String password = page.locator("#secret").innerText();
		String username = page.locator("#kafka-username").innerText();
		olav.look("systems-kafka-secret");
		String topic = "samdrift.municipality.demo-skogdal";
		Map<String, Object> client = Map.of("bootstrap.servers", system.kafkaScramServers(), "security.protocol",
				"SASL_PLAINTEXT", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
				"org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
					.formatted(username, password));
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(client, new StringDeserializer(),
				new StringDeserializer())) {
			consumer.assign(List.of(new TopicPartition(topic, 0)));
			consumer.seekToBeginning(consumer.assignment());
			await("the stream is read").atMost(PATIENCE).until(() -> !consumer.poll(Duration.ofMillis(500)).isEmpty());
		}

		olav.follow("Eg har teke vare på han");
		assertThat(olav.main().innerText()).contains("Dataplattforma", username);
		assertThat(page.content()).doesNotContain(password);
		olav.look("systems");
		page.locator("tr", new Page.LocatorOptions().setHasText(username)).getByText("Trekk tilbake").click();
		olav.press("Trekk tilbake");
		assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(username)).innerText())
			.contains("Trekt tilbake");
	}

	@Test
	void aFeedAddressIsMadeReadAndRevoked() {
		olav.open("/systems/feeds/new");
		Page page = olav.page();
		page.locator("[name=name]").fill("Nyhendelesaren");
		olav.press("Lag adresse");
		String address = page.locator("#feed-json").innerText();
		olav.look("systems-feed-secret");
		assertThat(page.request().get(address).status()).isEqualTo(200);

		olav.follow("Eg har teke vare på adressa");
		assertThat(olav.main().innerText()).contains("Nyhendelesaren");
		assertThat(page.content()).doesNotContain("key=");
		page.locator("#feeds tr", new Page.LocatorOptions().setHasText("Nyhendelesaren"))
			.getByText("Trekk tilbake")
			.click();
		olav.press("Trekk tilbake");
		assertThat(page.request().get(address).status()).isEqualTo(403);
	}

	@Test
	void theSystemsAreForTheirIntegrators() {
		Visitor kari = browsing.as("kari", "nb");

		assertThat(kari.open("/systems").status()).isEqualTo(403);
		assertThat(kari.open("/operations/subscribers").status()).isEqualTo(403);
		Visitor nobody = browsing.visitor("nb");
		nobody.open("/systems");
		assertThat(nobody.page().url()).contains("/login");
	}

}
