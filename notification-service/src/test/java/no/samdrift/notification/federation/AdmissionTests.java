package no.samdrift.notification.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.federation.Admission.Admitted;
import no.samdrift.notification.federation.Admission.Passed;
import no.samdrift.notification.federation.Admission.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that another house makes up may stop the streams here. */
class AdmissionTests {

	private static final Instant NOW = Instant.now();

	private final Story story = new Story("admission");

	private final Admission admission = admission();

	@Test
	void whatIsWellIsTakenIn() {
		assertThat(this.admission.judge(event())).isInstanceOf(Admitted.class);
	}

	@ParameterizedTest
	@CsvSource({ "id, 'with\nline'", "id, ''", "subject, 'with space'", "subject, ''",
			"time, +999999999-12-31T00:00:00Z", "time, 1831-01-01T00:00:00Z", "time, yesterday", "sequence, many",
			"sequence, -1", "visibility, SOME", "audience, 'a,b c'", "dataschema, ' no address'", "specversion, 9.9",
			"actor, ", "data_base64, '#'", "a.b, x", "$x, x", "'', x", "Æ, x" })
	void whatIsMadeUpIsPassedOver(String attribute, String value) {
		ObjectNode event = event();
		event.put(attribute, value);

		assertThat(this.admission.judge(event)).isEqualTo(new Passed(Reason.UNREADABLE));
	}

	@ParameterizedTest
	@CsvSource({ "'[]'", "null", "'\"text\"'", "'{\"source\":[1]}'", "'{\"source\":\"\"}'" })
	void whatIsNoEventIsPassedOver(String json) {
		JsonNode event = EventJson.mapper().readTree(json);

		assertThat(this.admission.judge(event)).isInstanceOf(Passed.class);
	}

	@Test
	void anEventOfTomorrowKeepsItsTimeAndIsARecordOfToday() {
		ObjectNode event = event();
		event.put("time", NOW.plus(Duration.ofDays(1)).toString());

		assertThat(this.admission.judge(event)).isInstanceOfSatisfying(Admitted.class, (admitted) -> {
			assertThat(admitted.envelope().time()).isEqualTo(NOW.plus(Duration.ofDays(1)));
			assertThat(admitted.record().timestamp()).isEqualTo(NOW.toEpochMilli());
		});
	}

	private ObjectNode event() {
		Envelope here = this.story.envelope(this.story.movedToOperation(), this.story.project().value(), 1,
				Neighbour.everybody(), "nobody");
		return Neighbour.structured(
				new Envelope(Id.next(), here.type(), Neighbour.PREFIX.of(EventFamily.PROJECT), here.subject(),
						here.time(), here.dataschema(), here.sequence(), here.correlationId(), null, null, here.actor(),
						here.audience()),
				this.story.movedToOperation(), this.story.projectCard(ProjectState.OPERATION));
	}

	private static Admission admission() {
		FederationProperties properties = new FederationProperties(
				Map.of("aust",
						new FederationProperties.Following(Neighbour.PREFIX.value(), "https://aust.example", "austvik",
								"https://issuer.example", null, "vest", "hemmelig", null)),
				200, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(1),
				Duration.ofSeconds(1), Duration.ofMinutes(1));
		SourcePrefix own = new SourcePrefix("/vest");
		return new Admission(own, Followed.all(properties, own).getFirst(), Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
