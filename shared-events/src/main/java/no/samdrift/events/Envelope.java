package no.samdrift.events;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of every event and card ({@code architecture.md} 4).
 *
 * @param id the same on every repeat of the same event
 * @param type such as {@code no.samdrift.project.ProjectMovedToOperation.v1}
 * @param source the service that recorded it, such as {@code /project-service}
 * @param subject the aggregate's id; also the Kafka key and {@code partitionkey}
 * @param time when it was recorded
 * @param dataschema the address of the data's JSON Schema
 * @param sequence counts the subject's events from 1, without gap
 * @param correlationId the click or call it began with
 * @param causationId the event or command that caused it
 * @param traceparent W3C trace context of the call, when it came with one
 * @param actor who did it, in which role, for which organisation
 * @param audience who may see it and whom it concerns
 */
public record Envelope(String id, String type, URI source, String subject, Instant time, URI dataschema, long sequence,
		String correlationId, @Nullable String causationId, @Nullable String traceparent, Actor actor,
		Audience audience) {

	/**
	 * The CloudEvent with these attributes and {@code data}, a JSON document. When the
	 * data has a card, {@code cardtype} says of which type it is, so that a reader can
	 * keep cards without knowing any type of event.
	 */
	public CloudEvent with(byte[] data) {
		CloudEventBuilder builder = CloudEventBuilder.v1()
			.withId(this.id)
			.withType(this.type)
			.withSource(this.source)
			.withSubject(this.subject)
			.withTime(this.time.atOffset(ZoneOffset.UTC))
			.withDataSchema(this.dataschema)
			.withDataContentType("application/json")
			.withExtension("sequence", Sequence.format(this.sequence))
			.withExtension("partitionkey", this.subject)
			.withExtension("correlationid", this.correlationId)
			.withExtension("actor", this.actor.id())
			.withExtension("actorrole", this.actor.role().wireName())
			.withExtension("visibility", this.audience.visibility().name());
		EventFamily.cardTypeOf(this.type).ifPresent((card) -> builder.withExtension("cardtype", card));
		if (this.causationId != null) {
			builder.withExtension("causationid", this.causationId);
		}
		if (this.traceparent != null) {
			builder.withExtension("traceparent", this.traceparent);
		}
		if (this.actor.organisation() != null) {
			builder.withExtension("actororganisation", this.actor.organisation().value());
		}
		if (!this.audience.organisations().isEmpty()) {
			builder.withExtension("audience", this.audience.joined());
		}
		return builder.withData(data).build();
	}

	/**
	 * Reads the attributes of a CloudEvent.
	 * @throws IllegalArgumentException naming the attribute that is missing or malformed
	 */
	public static Envelope of(CloudEvent event) {
		String organisation = extension(event, "actororganisation");
		Actor actor = new Actor(required(event, "actor"),
				Role.ofWireName(required(event, "actorrole")).orElse(Role.READER),
				(organisation != null) ? new OrganisationId(organisation) : null);
		Audience audience = new Audience(visibility(required(event, "visibility")),
				organisations(extension(event, "audience")));
		if (event.getTime() == null || event.getSubject() == null || event.getDataSchema() == null) {
			throw new IllegalArgumentException("An event needs the attributes time, subject and dataschema");
		}
		return new Envelope(event.getId(), event.getType(), event.getSource(), event.getSubject(),
				event.getTime().toInstant(), event.getDataSchema(), Sequence.parse(required(event, "sequence")),
				required(event, "correlationid"), extension(event, "causationid"), extension(event, "traceparent"),
				actor, audience);
	}

	private static Visibility visibility(String name) {
		try {
			return Visibility.valueOf(name);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The attribute visibility is none of " + Arrays.toString(Visibility.values()), ex);
		}
	}

	private static Set<OrganisationId> organisations(@Nullable String joined) {
		Set<OrganisationId> organisations = new LinkedHashSet<>();
		if (joined != null) {
			for (String id : joined.split(",")) {
				organisations.add(new OrganisationId(id));
			}
		}
		return organisations;
	}

	private static String required(CloudEvent event, String name) {
		String value = extension(event, name);
		if (value == null) {
			throw new IllegalArgumentException("An event needs the attribute " + name);
		}
		return value;
	}

	private static @Nullable String extension(CloudEvent event, String name) {
		Object value = event.getExtension(name);
		return (value != null) ? Objects.toString(value) : null;
	}

}
