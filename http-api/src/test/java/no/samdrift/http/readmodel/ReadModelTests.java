package no.samdrift.http.readmodel;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import no.samdrift.events.EventJson;
import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReadModelTests {

	private static final String REASON = """
			{"reason":"Noen kort mangler"}""";

	private final Http service = SampleService.shared();

	private final String operator = TestTokens.person("ivar", "fjordvik", Role.OPERATOR, Role.COORDINATOR);

	@Test
	void anOperatorSeesEachReadModelAndAsksForOneWithAReason() {
		Answer list = this.service.get("/read-models").as(this.operator).send();
		assertThat(list.status()).isEqualTo(200);
		assertThat(list.text("/items/0/name")).isEqualTo("current-copies");
		assertThat(list.text("/items/0/source")).isEqualTo("JOURNAL");

		Answer asked = this.service.post("/read-models/current-copies/rebuild", REASON).as(this.operator).send();
		assertThat(asked.status()).isEqualTo(202);
		await().atMost(Duration.ofSeconds(30)).until(() -> state("/read-models/current-copies").equals("WHOLE"));
		Answer whole = this.service.get("/read-models/current-copies").as(this.operator).send();
		assertThat(whole.text("/askedBy")).isEqualTo("ivar");
		assertThat(whole.text("/reason")).isEqualTo("Noen kort mangler");
		assertThat(whole.text("/askedAt")).isNotEmpty();
	}

	@Test
	void anOperatorHasTheJournalPublishedAgainAndSeesHowFarItIs() {
		Answer asked = this.service.post("/journal/republish", REASON).as(this.operator).send();
		assertThat(asked.status()).isEqualTo(202);
		assertThat(asked.text("/askedBy")).isEqualTo("ivar");
		assertThat(this.service.get("/journal/republish").as(this.operator).send().text("/reason"))
			.isEqualTo("Noen kort mangler");
	}

	@Test
	void nobodyElseSeesOrAsks() {
		for (String token : List.of(TestTokens.person("kari", "fjordvik", Role.COORDINATOR),
				TestTokens.client("archive", "fjordvik"))) {
			for (String path : List.of("/read-models", "/read-models/current-copies", "/journal/republish")) {
				Answer answer = this.service.get(path).as(token).send();
				assertThat(answer.status()).as(path).isEqualTo(403);
				assertThat(answer.text("/errors/0/code")).isEqualTo("needs-operator");
			}
			for (String path : List.of("/read-models/current-copies/rebuild", "/journal/republish")) {
				assertThat(this.service.post(path, REASON).as(token).send().status()).as(path).isEqualTo(403);
			}
		}
		assertThat(this.service.get("/read-models").send().status()).isEqualTo(401);
		assertThat(this.service.post("/journal/republish", REASON).send().status()).isEqualTo(401);
	}

	@Test
	void withoutAReasonNothingIsAskedFor() {
		for (String path : List.of("/read-models/current-copies/rebuild", "/journal/republish")) {
			for (String body : List.of("{}", "{\"reason\":\" \"}",
					EventJson.mapper().writeValueAsString(Map.of("reason", "x".repeat(1001))))) {
				Answer answer = this.service.post(path, body).as(this.operator).in("en").send();
				assertThat(answer.status()).as(path + body).isEqualTo(400);
				assertThat(answer.text("/errors/0/field")).isEqualTo("reason");
				assertThat(answer.text("/errors/0/remedy")).isNotEmpty();
			}
		}
	}

	@Test
	void whatIsNoReadModelIsSaidToBeNoneInTheReadersLanguage() {
		Map<String, String> said = Map.of("nb", "lesemodell", "nn", "lesemodell", "en", "read model");
		said.forEach((language, kind) -> {
			Answer answer = this.service.post("/read-models/inbox/rebuild", REASON)
				.as(this.operator)
				.in(language)
				.send();
			assertThat(answer.status()).isEqualTo(404);
			assertThat(answer.text("/detail")).contains(kind, "inbox");
		});
	}

	@Test
	void whatOperatorsWatchIsMeasured() {
		assertThat(this.service.get("/actuator/prometheus").as(this.operator).send().body()).contains(
				"samdrift_journal_republish_left ", "samdrift_relay_republished_total ",
				"samdrift_readmodels_whole{model=\"current-copies\"}",
				"samdrift_readmodels_left{model=\"current-copies\"}",
				"samdrift_readmodels_failures_total{model=\"current-copies\"}");
	}

	private String state(String path) {
		return this.service.get(path).as(this.operator).send().text("/state");
	}

}
