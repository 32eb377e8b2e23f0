package no.samdrift.http;

import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestIssuer;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTests {

	private final Http service = SampleService.shared();

	@Test
	void aTokenTellsPersonOrganisationAndRoles() {
		Answer me = this.service.get("/me")
			.as(TestTokens.person("kari", "fjordvik", Role.STAFF, Role.PROJECT_EDITOR))
			.in("nn")
			.send();

		assertThat(me.text("/person")).isEqualTo("kari");
		assertThat(me.text("/organisation")).isEqualTo("fjordvik");
		assertThat(me.text("/roles")).isEqualTo("[\"reader\",\"staff\",\"project-editor\"]");
		assertThat(me.text("/actor/role")).isEqualTo("project-editor");
		assertThat(me.text("/language")).isEqualTo("nn");
	}

	@Test
	void withoutATokenTheCallerIsAnAnonymousReader() {
		Answer me = this.service.get("/me").send();

		assertThat(me.status()).isEqualTo(200);
		assertThat(me.text("/anonymous")).isEqualTo("true");
		assertThat(me.text("/roles")).isEqualTo("[\"reader\"]");
	}

	@Test
	void aMachineClientActsAsSystemUnderItsClientId() {
		Answer me = this.service.get("/me").as(TestTokens.client("archive", "fjordvik")).send();

		assertThat(me.text("/person")).isEqualTo("-");
		assertThat(me.text("/anonymous")).isEqualTo("false");
		assertThat(me.text("/actor")).isEqualTo("""
				{"id":"archive","role":"system","organisation":"fjordvik"}""");
	}

	@Test
	void aPersonNeverIsSystemAndUnknownRolesAreIgnored() {
		String token = TestTokens.token("kari")
			.claim("person_id", "kari")
			.claim("roles", List.of("system", "king", "staff"))
			.signed();

		assertThat(this.service.get("/me").as(token).send().text("/roles")).isEqualTo("[\"reader\",\"staff\"]");
	}

	@Test
	void anExpiredTokenIsTurnedAway() {
		String token = TestTokens.token("kari").claim("person_id", "kari").expired().signed();

		Answer answer = this.service.get("/me").as(token).send();

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").contains("invalid_token");
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.text("/type")).isEqualTo("urn:samdrift:problem:unauthenticated");
		assertThat(answer.text("/errors/0/remedy")).startsWith("Logg inn på nytt");
	}

	@Test
	void aTokenThatSaysItIsAnAccessTokenIsBelieved() {
		String token = TestTokens.token("kari").claim("person_id", "kari").type("at+jwt").signed();

		assertThat(this.service.get("/me").as(token).send().text("/person")).isEqualTo("kari");
	}

	@Test
	void aTokenOfAnotherIssuerIsTurnedAway() {
		try (TestIssuer other = TestIssuer.start()) {
			String token = TestTokens.tokenOf(other, "kari").claim("person_id", "kari").signed();

			assertThat(this.service.get("/me").as(token).send().status()).isEqualTo(401);
		}
	}

	@Test
	void aTokenThatIsNoneIsTurnedAway() {
		Answer answer = this.service.get("/me").as("not-a-token").in("en").send();

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.text("/title")).isEqualTo("You have to log in");
		assertThat(answer.header("Content-Language")).isEqualTo("en");
	}

	@Test
	void aChangedTokenIsTurnedAway() {
		String token = TestTokens.person("kari", "fjordvik");
		String[] parts = token.split("\\.");
		String other = TestTokens.person("ola", "fjordvik").split("\\.")[1];

		assertThat(this.service.get("/me").as(parts[0] + "." + other + "." + parts[2]).send().status()).isEqualTo(401);
	}

	@Test
	void aTokenWhosePersonIsNoIdIsTurnedAway() {
		String token = TestTokens.token("kari").claim("person_id", "Kari Nordmann").signed();

		assertThat(this.service.get("/me").as(token).send().status()).isEqualTo(401);
	}

	@Test
	void aRightThatIsMissingIsForbiddenAndNamed() {
		Answer answer = this.service.post("/programmes", """
				{"names":{"nb":"Smart"},"host":"fjordvik"}""")
			.as(TestTokens.person("kari", "fjordvik"))
			.in("en")
			.send();

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.text("/errors/0/code")).isEqualTo("needs-coordinator");
		assertThat(answer.text("/detail")).isEqualTo("Only coordinators do this.");
	}

	@Test
	void whoeverHasNotSaidWhoItIsIsAskedToFirst() {
		Answer answer = this.service.post("/programmes", """
				{"names":{"nb":"Smart"},"host":"fjordvik"}""").in("en").send();

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
		assertThat(answer.text("/errors/1/code")).isEqualTo("needs-coordinator");
	}

	@Test
	void anInstallationNamesClaimsAudienceAndMetricsItsOwnWay() {
		try (ConfigurableApplicationContext started = SampleService.start("--samdrift.http.claims.person=pid",
				"--samdrift.http.claims.organisation=org.id", "--samdrift.http.claims.roles=realm_access.roles",
				"--spring.security.oauth2.resourceserver.jwt.audiences=samdrift",
				"--samdrift.http.public-metrics=false")) {
			Http other = SampleService.http(started);
			TestTokens token = TestTokens.token("kari")
				.claim("pid", "kari")
				.claim("org", Map.of("id", "fjordvik"))
				.claim("realm_access", Map.of("roles", List.of("coordinator")));

			assertThat(other.get("/me").as(token.signed()).send().status()).isEqualTo(401);

			Answer me = other.get("/me").as(token.claim("aud", "samdrift").signed()).send();
			assertThat(me.text("/person")).isEqualTo("kari");
			assertThat(me.text("/organisation")).isEqualTo("fjordvik");
			assertThat(me.text("/roles")).contains("coordinator");

			assertThat(other.get("/actuator/prometheus").send().status()).isEqualTo(401);
			assertThat(other.get("/actuator/prometheus").as(token.signed()).send().status()).isEqualTo(403);
			String operator = TestTokens.token("op")
				.claim("pid", "op")
				.claim("aud", "samdrift")
				.claim("realm_access", Map.of("roles", List.of("operator")))
				.signed();
			assertThat(other.get("/actuator/prometheus").as(operator).send().status()).isEqualTo(200);
		}
	}

	@Test
	void aServiceStartsWithoutItsIssuerAndSaysSoWhenSomebodyCalls() {
		try (ConfigurableApplicationContext started = SampleService
			.start("--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:9")) {
			Http other = SampleService.http(started);

			assertThat(other.get("/me").send().status()).isEqualTo(200);

			Answer answer = other.get("/me").as(TestTokens.person("kari", "fjordvik")).send();
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.text("/type")).isEqualTo("urn:samdrift:problem:issuer-unreachable");
			assertThat(answer.header("Retry-After")).isEqualTo("5");
		}
	}

	@Test
	void aCallerActsInTheFirstOfItsRolesThatDecides() {
		Caller caller = Caller.ofPerson(new PersonId("kari"), new OrganisationId("fjordvik"),
				List.of(Role.STAFF, Role.OPERATOR, Role.LINE_MANAGER), Language.NB);

		assertThat(caller.actor().role()).isEqualTo(Role.LINE_MANAGER);
		assertThat(caller.belongsTo(new OrganisationId("fjordvik"))).isTrue();
		assertThat(caller.toString()).doesNotContain("kari");
	}

}
