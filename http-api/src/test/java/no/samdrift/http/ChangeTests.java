package no.samdrift.http;

import java.util.UUID;

import no.samdrift.events.Id;
import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTests {

	private static final String AREA = """
			{"code":"vann","names":{"nb":"Vann"},"reason":"Etter ønske"}""";

	private final Http service = SampleService.shared();

	private final String coordinator = TestTokens.person("kari", "fjordvik", Role.STAFF, Role.COORDINATOR,
			Role.OPERATOR);

	@Test
	void somethingNewHasAnAddressAndAVersion() {
		String id = Id.next();

		Answer created = create(id);

		assertThat(created.status()).isEqualTo(201);
		assertThat(created.header("Location")).isEqualTo("/programmes/" + id);
		assertThat(created.header("ETag")).isEqualTo("\"1\"");
		assertThat(created.text("/startedOn/value")).isEqualTo("unknown");
	}

	@Test
	void anIdThatIsTakenIsSaidToBe() {
		String id = Id.next();
		create(id);

		Answer again = create(id);

		assertThat(again.status()).isEqualTo(409);
		assertThat(again.text("/type")).isEqualTo("urn:samdrift:problem:id-taken");
		assertThat(again.text("/errors/0/field")).isEqualTo("id");
	}

	@Test
	void aChangeFromTheSeenVersionGivesTheNext() {
		String id = created();

		Answer changed = define(id, AREA).ifMatch(1).send();

		assertThat(changed.status()).isEqualTo(200);
		assertThat(changed.header("ETag")).isEqualTo("\"2\"");
		assertThat(changed.text("/areas/0/code")).isEqualTo("vann");
	}

	@Test
	void aVersionThatAProxyMadeWeakIsTheSameVersion() {
		assertThat(define(created(), AREA).header("If-Match", "W/\"1\"").send().status()).isEqualTo(200);
	}

	@Test
	void aChangeWithoutAVersionIsAskedForOne() {
		Answer answer = define(created(), AREA).send();

		assertThat(answer.status()).isEqualTo(428);
		assertThat(answer.text("/errors/0/remedy")).contains("If-Match: \"7\"");
	}

	@Test
	void aVersionThatIsNoneIsRefused() {
		String id = created();

		for (String tag : new String[] { "1", "*", "\"abc\"", "\"1\", \"2\"", "\"99999999999999999999\"" }) {
			Answer answer = define(id, AREA).header("If-Match", tag).send();
			assertThat(answer.status()).as(tag).isEqualTo(400);
			assertThat(answer.text("/errors/0/field")).isEqualTo("If-Match");
		}
	}

	@Test
	void aStaleVersionIsToldTheOneByNow() {
		String id = created();
		define(id, AREA).ifMatch(1).send();

		Answer stale = define(id, AREA.replace("vann", "skog")).ifMatch(1).in("en").send();

		assertThat(stale.status()).isEqualTo(412);
		assertThat(stale.text("/currentVersion")).isEqualTo("2");
		assertThat(stale.header("ETag")).isEqualTo("\"2\"");
		assertThat(stale.text("/detail")).isEqualTo("You saw version 1, but it is version 2 by now.");
	}

	@Test
	void aReaderThatHasTheVersionGetsNoBody() {
		String id = created();

		Answer known = this.service.get("/programmes/" + id).header("If-None-Match", "\"1\"").send();
		Answer unknown = this.service.get("/programmes/" + id).header("If-None-Match", "\"7\"").send();

		assertThat(known.status()).isEqualTo(304);
		assertThat(known.body()).isEmpty();
		assertThat(unknown.status()).isEqualTo(200);
	}

	@Test
	void allUnmetConditionsAreToldAtOnceWithTheLegalMoves() {
		String id = created();
		for (int i = 1; i <= 3; i++) {
			define(id, AREA.replace("vann", "omrade" + i)).ifMatch(i).send();
		}

		Answer refused = define(id, AREA.replace("vann", "omrade1")).ifMatch(4).send();

		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("/detail")).isEqualTo("2 ting må rettes.");
		assertThat(refused.text("/errors/0/code")).isEqualTo("focus-area-taken");
		assertThat(refused.text("/errors/1/detail")).isEqualTo("Det er allerede 3 satsingsområder.");
		assertThat(refused.text("/errors/1/remedy")).isEqualTo("Avslutt et først.");
		assertThat(refused.text("/legalMoves")).isEqualTo("[\"retire-focus-area\"]");
	}

	@Test
	void theSameKeyAndRequestTakeEffectOnceAndGetTheSameAnswer() {
		String id = created();
		String key = UUID.randomUUID().toString();

		Answer first = define(id, AREA).ifMatch(1).header("Idempotency-Key", key).send();
		Answer second = define(id, AREA).ifMatch(1).header("Idempotency-Key", key).send();

		assertThat(second.status()).isEqualTo(first.status()).isEqualTo(200);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.header("ETag")).isEqualTo("\"2\"");
	}

	@Test
	void aRepeatedCreationWithoutAnIdGetsTheIdOfTheFirst() {
		String key = UUID.randomUUID().toString();
		String body = """
				{"names":{"nb":"Uten id"},"host":"fjordvik"}""";

		Answer first = this.service.post("/programmes", body)
			.as(this.coordinator)
			.header("Idempotency-Key", key)
			.send();
		Answer second = this.service.post("/programmes", body)
			.as(this.coordinator)
			.header("Idempotency-Key", key)
			.send();

		assertThat(second.header("Location")).isEqualTo(first.header("Location")).startsWith("/programmes/");
	}

	@Test
	void theSameKeyWithAnotherRequestIsRefused() {
		String id = created();
		String key = UUID.randomUUID().toString();
		define(id, AREA).ifMatch(1).header("Idempotency-Key", key).send();

		Answer other = define(id, AREA.replace("vann", "skog")).ifMatch(1).header("Idempotency-Key", key).send();

		assertThat(other.status()).isEqualTo(422);
		assertThat(other.text("/type")).isEqualTo("urn:samdrift:problem:idempotency-key-reused");
	}

	@Test
	void aKeyOfTheWrongFormIsRefused() {
		String id = created();

		for (String key : new String[] { "with space", "x".repeat(256) }) {
			Answer answer = define(id, AREA).ifMatch(1).header("Idempotency-Key", key).send();
			assertThat(answer.status()).as(key).isEqualTo(400);
			assertThat(answer.text("/errors/0/field")).isEqualTo("Idempotency-Key");
		}
	}

	@Test
	void theRecordSaysWhoDidItInWhichRoleAndWhy() {
		String id = created();
		define(id, AREA).ifMatch(1).header("X-Correlation-Id", "click-42").send();

		Answer history = this.service.get("/programmes/" + id + "/history").send();

		assertThat(history.text("/items/0/command")).isEqualTo("define-focus-area");
		assertThat(history.text("/items/0/actor")).isEqualTo("""
				{"id":"kari","role":"coordinator","organisation":"fjordvik"}""");
		assertThat(history.text("/items/0/correlationId")).isEqualTo("click-42");
		assertThat(history.text("/items/0/reason")).isEqualTo("Etter ønske");
		assertThat(history.text("/items/1/command")).isEqualTo("start-programme");
	}

	@Test
	void aCorrelationIdComesBackAndABadOneIsReplaced() {
		Answer own = this.service.get("/me").header("X-Correlation-Id", "a.b-c_1").send();
		Answer bad = this.service.get("/me").header("X-Correlation-Id", "{evil}").send();
		Answer none = this.service.get("/me").send();

		assertThat(own.header("X-Correlation-Id")).isEqualTo("a.b-c_1");
		assertThat(bad.header("X-Correlation-Id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7.*");
		assertThat(none.header("X-Correlation-Id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7.*");
	}

	@Test
	void aBodyOverTheLimitIsNotRead() {
		String names = "x".repeat(300 * 1024);

		Answer answer = this.service.post("/programmes", names).as(this.coordinator).send();

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.text("/detail")).contains("256 kB");
	}

	@Test
	void aBodyOfUntoldLengthIsNotReadBeyondTheLimit() {
		Answer answer = this.service.stream("/programmes", 300 * 1024).as(this.coordinator).send();

		assertThat(answer.status()).isEqualTo(413);
	}

	private Answer create(String id) {
		return this.service.post("/programmes", """
				{"id":"%s","names":{"nb":"Smart"},"host":"fjordvik"}""".formatted(id)).as(this.coordinator).send();
	}

	private String created() {
		String id = Id.next();
		assertThat(create(id).status()).isEqualTo(201);
		return id;
	}

	private Http.Call define(String id, String body) {
		return this.service.post("/programmes/" + id + "/define-focus-area", body).as(this.coordinator);
	}

}
