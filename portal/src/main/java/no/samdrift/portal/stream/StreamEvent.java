package no.samdrift.portal.stream;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Sequence;
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/**
 * An event at its place in a stream. The ids of one that another programme has told mean
 * something there, not here: it leads to no page, and nobody is named by them.
 *
 * @param cursor the place after it
 * @param event the CloudEvent, as systems get it
 * @param elsewhere the source prefix of the other programme; absent when it is this one's
 */
record StreamEvent(String cursor, JsonNode event, @Nullable String elsewhere) {

	public String id() {
		return attribute("id");
	}

	/** The CloudEvents type in full. */
	public String type() {
		return attribute("type");
	}

	/**
	 * What happened, as texts know it, such as {@code PilotStarted}; absent for a type
	 * that this version does not know.
	 */
	public @Nullable String name() {
		return EventFamily.recordOf(type()).map(Class::getSimpleName).orElse(null);
	}

	/** What kind of thing it is about. */
	public Optional<EventFamily> family() {
		return EventFamily.recordOf(type())
			.flatMap((record) -> Arrays.stream(EventFamily.values())
				.filter((family) -> family.eventRecords().contains(record))
				.findFirst());
	}

	public String subject() {
		return attribute("subject");
	}

	public Instant time() {
		return Instant.parse(attribute("time"));
	}

	/** Which of the subject's events it is. */
	public long sequence() {
		return Sequence.parse(attribute("sequence"));
	}

	/** For whom the one acted who did it; absent when that is somebody elsewhere. */
	public @Nullable OrganisationId organisation() {
		String id = attribute("actororganisation");
		return (id.isEmpty() || !isOurs()) ? null : new OrganisationId(id);
	}

	/** Whether this programme has told it. */
	boolean isOurs() {
		return this.elsewhere == null;
	}

	/** An attribute; empty when the event does not have it. */
	public String attribute(String name) {
		return this.event.path(name).asString("");
	}

	/** The name that the event itself carries. */
	Optional<LanguageMap> ownName() {
		JsonNode names = this.event.path("data").path("card").path("names");
		try {
			return names.isObject() && !names.isEmpty()
					? Optional.of(EventJson.mapper().treeToValue(names, LanguageMap.class)) : Optional.empty();
		}
		catch (JacksonException ex) {
			// another programme may call things as it likes
			return Optional.empty();
		}
	}

	/** The id of what it belongs to, such as {@code projectId} of a mandate. */
	Optional<String> belongsTo(String field) {
		String id = this.event.path("data").path(field).asString("");
		return id.isEmpty() ? Optional.empty() : Optional.of(id);
	}

	/** The page of what it is about; absent where there is none. */
	public @Nullable String page() {
		return family().filter((family) -> isOurs()).map((family) -> switch (family) {
			case PROGRAMME -> Address.of("/projects").with("programmeId", subject());
			case PROJECT -> Address.of("/projects/{}", subject());
			case ADOPTION -> Address.of("/projects/{}", belongsTo("projectId").orElse(subject()));
			case ORGANISATION -> Address.of("/organisations/{}", subject());
			case PERSON -> Address.of("/people/{}", subject());
			case GROUP -> Address.of("/groups/{}", subject());
			case MEETING -> Address.of("/meetings/{}", subject());
			case MANDATE -> Address.of("/mandates/{}", subject());
			case SUBSCRIPTION -> Address.of("/systems/webhooks/{}", subject());
			case SYNC -> Address.of("/systems");
		}).map(Address::toString).orElse(null);
	}

	/** The whole CloudEvent, for people to read. */
	public String json() {
		return EventJson.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this.event);
	}

}
