package no.samdrift.notification;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a page of operations reads from {@code /actuator/prometheus}. */
class MetricsTests {

	private final TheService service = TheService.shared();

	@Test
	void latencyLiveReadersAndDeadLettersAreThereForOperators() {
		Story story = new Story("metrics");
		Publisher publisher = Publisher.shared();
		for (String name : List.of("granvag", "lyngsund", "hogdal")) {
			publisher.card(EventFamily.ORGANISATION, story.organisation(name).value(), 1, story.municipality(name));
		}
		publisher.card(EventFamily.PERSON, story.person("lise").value(), 1, story.personCard("lise", "lyngsund", null));
		Envelope moved = story.envelope(story.movedToOperation(), story.project().value(), 1,
				Audience.everybody(List.of(story.organisation("granvag"))), "nobody");
		publisher.event(moved, story.movedToOperation(), story.projectCard(ProjectState.OPERATION));

		String operator = TheService.token(story.person("ola"), null, Role.OPERATOR);
		await("the event is told and written").atMost(Duration.ofSeconds(60))
			.until(() -> scrape(operator),
					(text) -> text.lines()
						.anyMatch((line) -> line.startsWith("samdrift_notifications_latency_seconds_count")
								&& !line.endsWith(" 0"))
							&& text.lines()
								.anyMatch((line) -> line.startsWith("samdrift_streams_latency_seconds_count")
										&& !line.endsWith(" 0")));
		assertThat(scrape(operator)).contains("samdrift_notifications_latency_seconds{quantile=\"0.5\"}",
				"samdrift_notifications_latency_seconds{quantile=\"0.99\"}",
				"samdrift_streams_latency_seconds{quantile=\"0.5\"}",
				"samdrift_streams_latency_seconds{quantile=\"0.99\"}", "samdrift_inbox_live_readers ",
				"samdrift_streams_readers_waiting ", "samdrift_deadletters_waiting ",
				"samdrift_deadletters_age_seconds ", "samdrift_deadletters_replayed_total ",
				"samdrift_deadletters_fixed_total ", "samdrift_deadletters_discarded_total ");
	}

	private String scrape(String token) {
		return this.service.get("/actuator/prometheus", token).response().body();
	}

}
