package no.samdrift.http;

import no.samdrift.events.Role;
import no.samdrift.http.sample.Http;
import no.samdrift.http.sample.Http.Answer;
import no.samdrift.http.sample.SampleService;
import no.samdrift.http.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenDataTests {

	@Test
	void aNamelessCallerIsAskedToSlowDownAndOneWithATokenIsNot() {
		try (ConfigurableApplicationContext running = SampleService.start("--samdrift.http.anonymous-per-minute=3")) {
			Http service = SampleService.http(running);
			for (int i = 0; i < 3; i++) {
				assertThat(service.get("/words").send().status()).isEqualTo(200);
			}

			Answer turnedAway = service.get("/words").in("nn").send();

			assertThat(turnedAway.status()).isEqualTo(429);
			assertThat(turnedAway.text("/type")).isEqualTo("urn:samdrift:problem:too-many-requests");
			assertThat(turnedAway.text("/title")).isEqualTo("For mange førespurnader");
			assertThat(Integer.parseInt(turnedAway.header("Retry-After"))).isBetween(1, 21);
			assertThat(service.get("/actuator/prometheus").send().body())
				.contains("samdrift_opendata_turnedaway_total 1.0");
			assertThat(service.get("/words").as(TestTokens.person("kari", "fjordvik", Role.STAFF)).send().status())
				.isEqualTo(200);
			assertThat(service.get("/me").send().status()).as("what is no open data").isEqualTo(200);
		}
	}

	@Test
	void aPaceOfNothingStopsTheStart() {
		assertThatThrownBy(() -> SampleService.start("--samdrift.http.anonymous-per-minute=0"))
			.hasStackTraceContaining("samdrift.http.anonymous-per-minute must be 1 or more");
	}

}
