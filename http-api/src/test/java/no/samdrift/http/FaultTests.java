package no.samdrift.http;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

import no.samdrift.embedded.EmbeddedKafka;
import no.samdrift.embedded.EmbeddedMongo;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Id;
import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class FaultTests {

	private static final String BODY = """
			{"names":{"nb":"Smart"},"host":"fjordvik"}""";

	private final String coordinator = TestTokens.person("kari-42", "fjordvik", Role.COORDINATOR);

	@Test
	void withoutItsDatabaseAServiceSaysSoSoonAndIsNotReady() {
		EmbeddedMongo mongo = TestServers.mongoOfItsOwn();
		try (ConfigurableApplicationContext started = SampleService.start("--spring.mongodb.uri=" + mongo.uri("http"),
				"--samdrift.journal.relay.enabled=false")) {
			Http service = SampleService.http(started);
			assertThat(service.post("/programmes", BODY).as(this.coordinator).send().status()).isEqualTo(201);

			mongo.close();

			Answer answer = service.post("/programmes", BODY).as(this.coordinator).in("en").send();
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.text("/type")).isEqualTo("urn:samdrift:problem:store-unreachable");
			assertThat(answer.header("Retry-After")).isEqualTo("5");
			Answer readiness = service.get("/actuator/health/readiness").send();
			assertThat(readiness.status()).isEqualTo(503);
			assertThat(readiness.text("/components/mongo/status")).isEqualTo("DOWN");
			assertThat(service.get("/actuator/health/liveness").send().status()).isEqualTo(200);
		}
	}

	@Test
	void withoutItsBrokerAServiceIsNotReadyUntilItIsBack() {
		EmbeddedKafka kafka = TestServers.kafkaOfItsOwn();
		try (ConfigurableApplicationContext started = SampleService
			.start("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers())) {
			Http service = SampleService.http(started);
			kafka.stop();

			// an answer of Kafka is good for five seconds
			Awaitility.await()
				.atMost(Duration.ofSeconds(40))
				.until(() -> service.get("/actuator/health/readiness").send().status() == 503);
			assertThat(service.post("/programmes", BODY).as(this.coordinator).send().status()).isEqualTo(201);

			kafka.start();
			Awaitility.await()
				.atMost(Duration.ofSeconds(40))
				.until(() -> service.get("/actuator/health/readiness").send().status() == 200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "--samdrift.service-name, SAMDRIFT_SERVICE_NAME",
			"--spring.security.oauth2.resourceserver.jwt.issuer-uri, "
					+ "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI" })
	void aMissingSettingStopsTheStartWithASentence(String setting, String variable) {
		String said = printed(() -> assertThat(catchThrowable(() -> SampleService.start(setting + "=")))
			.hasMessageContaining(variable));

		assertThat(said).contains(setting.substring(2) + " is not set").contains("Set it, or the environment variable");
	}

	@Test
	void aChangeLeavesOneLineWithItsCorrelationIdAndNoPerson() {
		Http service = SampleService.shared();
		String id = Id.next();

		String log = printed(
				() -> service.post("/programmes", BODY.replace("{\"names", "{\"id\":\"" + id + "\",\"names"))
					.as(this.coordinator)
					.header("X-Correlation-Id", "click-of-the-log")
					.send());

		List<String> lines = log.lines().filter((line) -> line.contains("click-of-the-log")).toList();
		assertThat(lines).hasSize(1);
		assertThat(lines.getFirst()).startsWith("{\"@timestamp\"")
			.contains("\"message\":\"start-programme 201 as coordinator\"", "\"correlationId\":\"click-of-the-log\"")
			.contains("sample-service")
			.doesNotContain("kari-42", "Smart");
	}

	private static String printed(Runnable action) {
		PrintStream before = System.out;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		System.setOut(new PrintStream(bytes, true, UTF_8));
		try {
			action.run();
		}
		finally {
			System.setOut(before);
		}
		return bytes.toString(UTF_8);
	}

}
