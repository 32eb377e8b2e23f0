package no.samdrift.project;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.embedded.TestServers;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What others hear of a project on Kafka. */
class TellingTest {

	@Test
	void everyStepIsToldInOrderToThoseWhomItConcerns() {
		String id = Demo.pilot();
		List<CloudEvent> told = new ArrayList<>();
		Demo.eventually(() -> {
			told.clear();
			told.addAll(eventsOf(id));
			assertThat(told).last().matches((event) -> event.getType().contains("PilotStarted"));
		});
		assertThat(told).extracting((event) -> Envelope.of(event).sequence())
			.containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
		for (CloudEvent event : told) {
			Envelope envelope = Envelope.of(event);
			boolean pilot = event.getType().contains("PilotStarted");
			assertThat(envelope.audience().visibility()).as(event.getType())
				.isEqualTo(pilot ? Visibility.PUBLIC : Visibility.PARTNERS);
			assertThat(envelope.audience().organisations()).as(event.getType())
				.contains(new OrganisationId("demo-fjordvik"))
				.doesNotContain(new OrganisationId("demo-utvik"));
		}
		JsonNode started = EventJson.mapper().readTree(told.getLast().getData().toBytes());
		assertThat(started.at("/card/state").asString()).isEqualTo("PILOT");
		assertThat(started.at("/card/pilotDecisionDue").asString()).isEqualTo(started.at("/decisionDue").asString());
		assertThat(started.at("/card/leadOrganisationId").asString()).isEqualTo("demo-fjordvik");
		assertThat(started.at("/card/benefitResponsibles/0").asString()).isEqualTo("demo-p08");
	}

	private static List<CloudEvent> eventsOf(String project) {
		return TopicContents.of(TestServers.kafkaBootstrapServers(), "samdrift.project.events")
			.stream()
			.filter((record) -> record.key().equals(project))
			.map((record) -> KafkaMessageFactory.createReader(record).toEvent())
			.toList();
	}

}
