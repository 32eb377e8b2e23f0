package no.samdrift.http;

import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTests {

	private final Http service = SampleService.shared();

	private final String coordinator = TestTokens.person("kari", "fjordvik", Role.COORDINATOR);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "-|nb|Finnes ikke", "nb|nb|Finnes ikke", "no|nb|Finnes ikke", "nn-NO|nn|Finst ikkje",
					"en-GB,nb;q=0.5|en|Does not exist", "de,fr;q=0.8|nb|Finnes ikke",
					"nb;q=0.2,nn;q=0.9|nn|Finst ikkje" })
	void aProblemSpeaksTheLanguageOfTheCaller(String accepted, String language, String title) {
		Http.Call call = this.service.get("/programmes/nothing");

		Answer answer = ((accepted != null) ? call.in(accepted) : call).send();

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.text("/title")).isEqualTo(title);
		assertThat(answer.header("Content-Language")).isEqualTo(language);
	}

	@Test
	void aProblemHasAllThatItsStandardAsksFor() {
		Answer answer = this.service.get("/programmes/nothing").in("en").header("X-Correlation-Id", "click-1").send();

		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).isEqualTo("""
				{"type":"urn:samdrift:problem:unknown","title":"Does not exist","status":404,\
				"detail":"There is no programme \\"nothing\\".","instance":"/programmes/nothing",\
				"correlationId":"click-1","errors":[{"code":"unknown",\
				"detail":"There is no programme \\"nothing\\".","remedy":"Check the id, or search the list."}]}""");
	}

	@Test
	void anIdOfTheWrongShapeInAPathNamesTheRule() {
		Answer answer = this.service.get("/programmes/Not_An_Id").in("en").send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text("/errors/0/field")).isEqualTo("id");
		assertThat(answer.text("/errors/0/remedy")).contains("lower-case letters");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"names\":{\"nb\":\"A\"},\"host\":\"Fjord Vik\"}|host|shape-id",
			"{\"names\":{\"nb\":\" \"},\"host\":\"fjordvik\"}|names|shape-language-map",
			"{\"names\":\"A\",\"host\":\"fjordvik\"}|names|shape-language-map",
			"{\"names\":{\"nb\":\"A\"},\"host\":\"fjordvik\",\"startedOn\":{\"value\":\"2022-13\"}}|startedOn|shape-partial-date",
			"{\"names\":{\"nb\":\"A\"},\"host\":\"fjordvik\",\"hots\":\"x\"}|hots|field-unknown",
			"{\"names\":{\"nb\":\"A\",\"no\":\"B\"},\"host\":\"fjordvik\"}|names.no|field-unknown",
			"{\"names\":{\"nb\":\"A\"},\"host\":\"fjordvik\",\"host\":\"b\"}|-|json-malformed",
			"{\"names\":|-|json-malformed", "''|-|body-missing", "[]|''|shape-other" })
	void anUnreadableBodyNamesFieldAndRule(String body, String field, String code) {
		Answer answer = this.service.post("/programmes", body).as(this.coordinator).send();

		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.text("/errors/0/code")).as(answer.body()).isEqualTo(code);
		assertThat(answer.text("/errors/0/field")).isEqualTo(field.equals("-") ? "" : field);
		assertThat(answer.body()).doesNotContain("tools.jackson", "no.samdrift.http.sample", "\"detail\":\" ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"on\":\"23.3.2022\"}|on|shape-date",
			"{\"on\":\"2022-03-23\",\"level\":1,\"state\":\"DREAM\"}|state|shape-choice",
			"{\"on\":\"2022-03-23\",\"state\":1}|state|shape-choice",
			"{\"on\":\"2022-03-23\",\"level\":\"ti\"}|level|shape-number",
			"{\"on\":\"2022-03-23\",\"points\":\"p\"}|points|shape-list",
			"{\"on\":\"2022-03-23\",\"points\":[null]}|points[0]|shape-other",
			"{\"on\":\"2022-03-23\",\"points\":[{\"name\":\"a\"},{\"name\":\"b\",\"rule\":{\"even\":3}}]}|points[1].rule|shape-rule" })
	void aValueOfTheWrongShapeNamesItsPath(String body, String field, String code) {
		Answer answer = this.service.post("/measurements", body).in("en").send();

		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.text("/errors/0/code")).as(answer.body()).isEqualTo(code);
		assertThat(answer.text("/errors/0/field")).isEqualTo(field);
	}

	@Test
	void allViolationsAreToldAtOnce() {
		Answer answer = this.service.post("/measurements", """
				{"on":"2022-03-23","until":"2022-03-22","level":11,"points":[{"name":"a"},{"name":" "}]}""")
			.in("en")
			.send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json()
			.at("/errors")
			.valueStream()
			.map((error) -> error.path("field").asString("") + " " + error.path("code").asString() + " "
					+ error.path("remedy").asString()))
			.containsExactlyInAnyOrder("inOrder ends-before-it-starts Swap the days.",
					"level field-too-large Use 10 or less.", "points[1].name field-missing Fill in points[1].name.");
	}

	@Test
	void everyMissingFieldIsToldAtOnce() {
		Answer answer = this.service.post("/programmes", "{}").as(this.coordinator).send();

		assertThat(answer.json().at("/errors").valueStream().map((error) -> error.path("field").asString()))
			.containsExactlyInAnyOrder("names", "host");
	}

	@Test
	void aNumberThatIsMissingIsToldToBe() {
		Answer answer = this.service.post("/measurements", """
				{"on":"2022-03-23","points":[{"name":"a"}]}""").send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text("/errors/0/field")).isEqualTo("level");
		assertThat(answer.text("/errors/0/code")).isEqualTo("field-missing");
	}

	@Test
	void aRecordThatNeedsItsFieldsTellsAllThatAreMissing() {
		Answer answer = this.service.post("/strict", "{}").in("en").send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().at("/errors").valueStream().map((error) -> error.path("field").asString()))
			.containsExactlyInAnyOrder("names", "other");
	}

	@ParameterizedTest
	@CsvSource({ "/search, on, parameter-missing", "/search?on=yesterday, on, shape-date",
			"/search?on=2022-03-23&state=DREAM, state, shape-choice",
			"/search?on=2022-03-23&level=0, level, field-too-small",
			"/search?on=2022-03-23&level=high, level, shape-number", "/programmes?limit=0, limit, limit-out-of-range",
			"/programmes?limit=201, limit, limit-out-of-range", "/programmes?limit=ten, limit, limit-out-of-range" })
	void aWrongParameterIsNamed(String path, String field, String code) {
		Answer answer = this.service.get(path).send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text("/errors/0/field")).isEqualTo(field);
		assertThat(answer.text("/errors/0/code")).isEqualTo(code);
	}

	@Test
	void rightParametersAreReadAsInJson() {
		Answer answer = this.service.get("/search?on=2022-03-23&state=PILOT&level=2").send();

		assertThat(answer.text("/on")).isEqualTo("2022-03-23");
		assertThat(answer.text("/state")).isEqualTo("PILOT");
	}

	@Test
	void aCursorThatWeNeverGaveIsRefused() {
		Answer answer = this.service.get("/programmes?cursor=%25%25%25").in("en").send();

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.text("/errors/0/code")).isEqualTo("cursor-unknown");
	}

	@Test
	void aFactNotYetKnownAsksToTryAgain() {
		Answer answer = this.service.post("/programmes/m1/wait", "{}").in("en").send();

		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.text("/type")).isEqualTo("urn:samdrift:problem:fact-not-yet-known");
		assertThat(answer.header("Retry-After")).isEqualTo("1");
		assertThat(answer.text("/detail")).isEqualTo("The mandate \"m1\" has not arrived here yet.");
	}

	@Test
	void inputThatCanNeverBeRightIs422WithDatesInWords() {
		assertThat(this.service.post("/programmes/m1/refuse-input", "{}").send().text("/detail"))
			.isEqualTo("Fristen var 23. mars 2022, i mars 2022.");

		Answer answer = this.service.post("/programmes/m1/refuse-input", "{}").in("en").send();
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.text("/errors/0/field")).isEqualTo("validTo");
		assertThat(answer.text("/detail")).isEqualTo("The deadline was 23 March 2022, in March 2022.");
	}

	@Test
	void anUnknownPathIs404() {
		Answer answer = this.service.get("/nowhere").send();

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.text("/type")).isEqualTo("urn:samdrift:problem:no-such-path");
	}

	@Test
	void aMethodThatDoesNotFitIs405WithThoseThatDo() {
		Answer answer = this.service.call("DELETE", "/programmes").in("en").send();

		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).contains("GET").contains("POST");
		assertThat(answer.text("/errors/0/remedy")).isEqualTo("Use GET, POST.");
	}

	@Test
	void aFormIsNoCommand() {
		Answer answer = this.service.call("POST", "/programmes")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.as(this.coordinator)
			.send();

		assertThat(answer.status()).isEqualTo(415);
	}

	@Test
	void whoeverAcceptsOnlyPicturesIsToldInJson() {
		Answer answer = this.service.get("/me").header("Accept", "image/png").send();

		assertThat(answer.status()).isEqualTo(406);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void aPathThatTheFirewallStopsIsAProblemToo() {
		Answer answer = this.service.get("/programmes/a;b=c").send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void aCommandThatTheFirewallStopsIsAProblemAndNoChange() {
		Answer answer = this.service.post("/programmes/a;b=c", "{}").header("Idempotency-Key", "not a key").send();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text("/errors/0/code")).isEqualTo("malformed");
	}

	@Test
	void aFaultTellsNothingButTheCorrelationId() {
		Answer answer = this.service.get("/broken").in("en").header("X-Correlation-Id", "click-7").send();

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain("secret", "IllegalState", "samdrift.http");
		assertThat(answer.text("/errors/0/remedy")).contains("click-7");
	}

	@Test
	void aDatabaseThatIsAwayIs503() {
		Answer answer = this.service.get("/store-away").send();

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("5");
		assertThat(answer.body()).doesNotContain("mongo.internal");
	}

	@Test
	void whatIsTurnedAwayForNowSaysWhenToTryAgain() {
		Answer answer = this.service.get("/full").send();

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("5");
	}

	@Test
	void anEmptyListIsItemsWithoutNext() {
		assertThat(this.service.get("/empty").send().body()).isEqualTo("{\"items\":[]}");
	}

}
