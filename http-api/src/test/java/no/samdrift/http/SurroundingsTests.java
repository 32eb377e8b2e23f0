package no.samdrift.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.RefusalTexts;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SurroundingsTests {

	private final Http service = SampleService.shared();

	@Test
	void everyAnswerHasTheSecurityHeaders() {
		for (String path : new String[] { "/me", "/nowhere", "/programmes/Not_An_Id", "/actuator/health" }) {
			Answer answer = this.service.get(path).send();
			assertThat(answer.header("Content-Security-Policy")).as(path).startsWith("default-src 'none'");
			assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
			assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(answer.header("Strict-Transport-Security")).isEmpty();
			assertThat(answer.header("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void overHttpsABrowserIsToldToStayThere() {
		Answer answer = this.service.get("/me").header("X-Forwarded-Proto", "https").send();

		assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
	}

	@Test
	void whatAPersonMaySeeIsNotStored() {
		Answer own = this.service.get("/me").as(TestTokens.person("kari", "fjordvik")).send();
		Answer open = this.service.get("/me").send();

		assertThat(own.header("Cache-Control")).isEqualTo("no-store");
		assertThat(open.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(open.header("Vary")).contains("Authorization").contains("Accept-Language");
	}

	@Test
	void aSchemaIsPublicAndMayBeKept() {
		Answer schema = this.service.get("/schemas/no.samdrift.sample.Something.v1.json").send();

		assertThat(schema.status()).isEqualTo(200);
		assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
		assertThat(schema.header("Cache-Control")).contains("max-age=3600").contains("public");
		assertThat(this.service.get("/schemas/no.samdrift.sample.Something.v1.json")
			.header("If-None-Match", schema.header("ETag"))
			.send()
			.status()).isEqualTo(304);
	}

	@Test
	void aSchemaThatIsNotThereIs404() {
		assertThat(this.service.get("/schemas/no.samdrift.Nothing.v1.json").send().status()).isEqualTo(404);
		assertThat(this.service.get("/schemas/..%2f..%2fapplication.json").send().status()).isIn(400, 404);
	}

	@Test
	void livenessAndReadinessArePublicWithoutDetails() {
		assertThat(this.service.get("/actuator/health/liveness").send().body()).contains("UP");

		Answer readiness = this.service.get("/actuator/health/readiness").send();
		assertThat(readiness.status()).isEqualTo(200);
		assertThat(readiness.text("/components/mongo/status")).isEqualTo("UP");
		assertThat(readiness.text("/components/kafka/status")).isEqualTo("UP");
		assertThat(readiness.body()).doesNotContain("clusterId", "details");
	}

	@Test
	void metricsAreThereAndNothingElseOfTheActuator() {
		this.service.get("/me").send();

		assertThat(this.service.get("/actuator/prometheus").send().body()).contains("http_server_requests");
		for (String path : new String[] { "/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump" }) {
			assertThat(this.service.get(path).send().status()).as(path).isEqualTo(404);
		}
	}

	@Test
	void theDescriptionTellsWhatEveryCommandTakesAndAnswers() {
		JsonNode description = this.service.get("/v3/api-docs").send().json();

		assertThat(description.path("openapi").asString()).startsWith("3.1");
		JsonNode define = description.at("/paths/~1programmes~1{id}~1define-focus-area/post");
		assertThat(define.path("parameters").valueStream().map((parameter) -> parameter.path("name").asString()))
			.containsExactlyInAnyOrder("id", "If-Match", "Idempotency-Key");
		assertThat(define.path("responses").propertyNames()).contains("200", "400", "401", "403", "404", "409", "412",
				"422", "428", "503");
		assertThat(define.at("/responses/200/headers").propertyNames()).contains("ETag");
		assertThat(define.at("/responses/409/content/application~1problem+json/schema/$ref").asString())
			.isEqualTo("#/components/schemas/Problem");
		JsonNode start = description.at("/paths/~1programmes/post");
		assertThat(start.at("/responses/201/headers").propertyNames()).contains("ETag", "Location");
		JsonNode list = description.at("/paths/~1programmes/get");
		assertThat(list.path("parameters").valueStream().map((parameter) -> parameter.path("name").asString()))
			.containsExactlyInAnyOrder("cursor", "limit");
		assertThat(description.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
	}

	@Test
	void theDescriptionKnowsTheTypesOfTheContract() {
		JsonNode schemas = this.service.get("/v3/api-docs").send().json().at("/components/schemas");

		assertThat(schemas.at("/Programme/properties/host/type").asString()).isEqualTo("string");
		assertThat(schemas.at("/Programme/properties/host/pattern").asString()).contains("[a-z0-9]");
		assertThat(schemas.at("/PartialDate/properties/value/pattern").asString()).contains("unknown");
		assertThat(schemas.at("/PartialDate/required").toString()).isEqualTo("[\"value\"]");
		assertThat(schemas.at("/StartProgramme/required").toString()).isEqualTo("[\"host\",\"names\"]");
		assertThat(schemas.at("/Problem/required").toString()).contains("errors").doesNotContain("legalMoves");
		assertThat(schemas.at("/LanguageMap/properties").propertyNames()).containsExactlyInAnyOrder("nb", "nn", "en");
		assertThat(schemas.propertyNames()).contains("Problem", "ProblemReason", "HistoryLineEvent")
			.doesNotContain("Caller", "Paging", "Version", "ProgrammeId");
	}

	@Test
	void theDescriptionHasAPage() {
		Answer page = this.service.get("/swagger-ui/index.html").send();

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
		assertThat(this.service.get("/swagger-ui.html").send().status()).isEqualTo(302);
	}

	@Test
	void aRefusalWithoutTextsIsFound(@TempDir Path sources) throws IOException {
		Files.writeString(sources.resolve("Policy.java"), """
				class Policy {
					static final String CODE = "no-text-for-this";
					void check(boolean met) {
						Conditions.require(met, met ? "focus-area-taken" : "nor-for-this")
							.and(met, CODE)
							.and(met, "focus-areas-full");
						throw Rejected.with(HttpStatus.GONE, "gone-for-good");
					}
				}
				""");

		assertThat(RefusalTexts.codes(sources)).containsExactly("focus-area-taken", "focus-areas-full", "gone-for-good",
				"no-text-for-this", "nor-for-this");
		assertThat(RefusalTexts.missing(sources)).hasSize(21)
			.contains("problem.gone-for-good has no text in nb")
			.contains("refusal.no-text-for-this.remedy has no text in nn");
	}

	@Test
	void everyRefusalHasItsTextsInThreeLanguages() {
		assertThat(RefusalTexts.codes(Path.of("src/main/java"))).contains("if-match-malformed", "shape-id");
		assertThat(RefusalTexts.missing(Path.of("src/main/java"))).isEmpty();
		assertThat(RefusalTexts.codes(Path.of("src/test/java"))).contains("focus-areas-full", "needs-coordinator",
				"ends-before-it-starts", "valid-to-passed");
		assertThat(RefusalTexts.missing(Path.of("src/test/java"))).isEmpty();
	}

}
