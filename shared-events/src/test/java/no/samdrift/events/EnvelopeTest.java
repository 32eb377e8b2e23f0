package no.samdrift.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EnvelopeTest {

	private final Envelope envelope = new Envelope(Id.next(), "no.samdrift.project.ProjectMovedToOperation.v1",
			URI.create("/project-service"), "demo-strom", Instant.parse("2026-01-02T03:04:05.678Z"),
			URI.create("http://localhost:8081/schemas/no.samdrift.project.ProjectMovedToOperation.v1.json"), 7,
			Id.next(), null, null, new Actor("demo-p02", Role.PROJECT_EDITOR, new OrganisationId("demo-fjordvik")),
			Audience.partners(List.of(new OrganisationId("demo-skogdal"), new OrganisationId("demo-fjordvik"))));

	@Test
	void whatIsWrittenIsReadBack() {
		CloudEvent event = this.envelope.with("{}".getBytes());

		assertThat(Envelope.of(event)).isEqualTo(this.envelope);
		assertThat(event.getExtension("sequence")).isEqualTo("0000000000000000007");
		assertThat(event.getExtension("audience")).isEqualTo("demo-fjordvik,demo-skogdal");
		assertThat(event.getExtensionNames()).doesNotContain("causationid", "traceparent");
		assertThat(event.getExtension("cardtype")).isEqualTo("no.samdrift.project.ProjectCard.v1");
	}

	@Test
	void aMissingAttributeIsNamed() {
		CloudEvent event = CloudEventBuilder.from(this.envelope.with("{}".getBytes()))
			.withoutExtension("visibility")
			.build();

		assertThatIllegalArgumentException().isThrownBy(() -> Envelope.of(event)).withMessageContaining("visibility");
	}

	@Test
	void textOrderOfSequencesIsNumberOrder() {
		assertThat(Sequence.format(9)).isLessThan(Sequence.format(10));
		assertThat(Sequence.parse(Sequence.format(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
		assertThatIllegalArgumentException().isThrownBy(() -> Sequence.parse("0"));
		assertThatIllegalArgumentException().isThrownBy(() -> Sequence.parse("x"));
	}

	@Test
	void onlyThePublicAndTheNamedMaySee() {
		OrganisationId named = new OrganisationId("demo-skogdal");
		OrganisationId other = new OrganisationId("demo-oyvaer");

		assertThat(Audience.everybody(List.of(named)).admits(other)).isTrue();
		assertThat(Audience.organisations(List.of(named)).admits(named)).isTrue();
		assertThat(Audience.organisations(List.of(named)).admits(other)).isFalse();
		assertThat(Audience.group(List.of()).admits(named)).isFalse();
	}

}
