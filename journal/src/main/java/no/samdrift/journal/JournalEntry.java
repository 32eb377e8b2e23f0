package no.samdrift.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.Visibility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * One accepted change: state after, events, audit and idempotency key, in one document.
 *
 * @param aggregateId whose change it is
 * @param family the aggregate's family
 * @param version the change's number, from 1
 * @param firstSequence the number of its first event among the aggregate's events
 * @param recordedAt when; never before the aggregate's previous change
 * @param actor who, in which role
 * @param command by which command
 * @param reason why, when given
 * @param correlationId the click or call it began with
 * @param causationId the event that caused it, when one did
 * @param traceparent W3C trace context, when there is one
 * @param idempotency actor and key, or the entry's own id when no key came
 * @param requestDigest tells two requests with the same key apart
 * @param events what happened, in order
 * @param state the aggregate afterwards
 * @param card its public fields afterwards
 * @param published whether it has reached Kafka for sure
 */
public record JournalEntry(String aggregateId, EventFamily family, long version, long firstSequence, Instant recordedAt,
		Actor actor, String command, @Nullable String reason, String correlationId, @Nullable String causationId,
		@Nullable String traceparent, String idempotency, @Nullable String requestDigest, List<Event> events,
		Map<String, Object> state, Map<String, Object> card, boolean published) {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	/** The {@code _id} of an aggregate's entry. */
	public static String id(String aggregateId, long version) {
		return aggregateId + "/" + version;
	}

	public String id() {
		return id(this.aggregateId, this.version);
	}

	/** The number of its last event among the aggregate's events. */
	public long lastSequence() {
		return this.firstSequence + this.events.size() - 1;
	}

	/**
	 * Roughly how many bytes it takes in memory; for those who must not hold too much.
	 */
	public long weight() {
		return weight(this.state) + weight(this.card) + this.events.stream().mapToLong((e) -> weight(e.data())).sum();
	}

	private static long weight(@Nullable Object value) {
		return switch (value) {
			case String text -> 56 + 2L * text.length();
			case Map<?, ?> map -> 64 + map.values().stream().mapToLong((each) -> 64 + weight(each)).sum();
			case List<?> list -> 40 + list.stream().mapToLong(JournalEntry::weight).sum();
			case null, default -> 24;
		};
	}

	Document toDocument() {
		Document actor = new Document("id", this.actor.id()).append("role", this.actor.role().name());
		if (this.actor.organisation() != null) {
			actor.append("organisation", this.actor.organisation().value());
		}
		return new Document("_id", id()).append("aggregateId", this.aggregateId)
			.append("family", this.family.name())
			.append("version", this.version)
			.append("firstSequence", this.firstSequence)
			.append("recordedAt", Date.from(this.recordedAt))
			.append("actor", actor)
			.append("command", this.command)
			.append("reason", this.reason)
			.append("correlationId", this.correlationId)
			.append("causationId", this.causationId)
			.append("traceparent", this.traceparent)
			.append("idempotency", this.idempotency)
			.append("requestDigest", this.requestDigest)
			.append("events", this.events.stream().map(Event::toDocument).toList())
			.append("state", new Document(this.state))
			.append("card", new Document(this.card))
			.append("published", this.published);
	}

	static JournalEntry of(Document document) {
		Document actor = document.get("actor", Document.class);
		String organisation = actor.getString("organisation");
		List<Event> events = new ArrayList<>();
		for (Document event : document.getList("events", Document.class)) {
			events.add(Event.of(event));
		}
		return new JournalEntry(document.getString("aggregateId"), EventFamily.valueOf(document.getString("family")),
				number(document, "version"), number(document, "firstSequence"),
				document.getDate("recordedAt").toInstant(),
				new Actor(actor.getString("id"), Role.valueOf(actor.getString("role")),
						(organisation != null) ? new OrganisationId(organisation) : null),
				document.getString("command"), document.getString("reason"), document.getString("correlationId"),
				document.getString("causationId"), document.getString("traceparent"), document.getString("idempotency"),
				document.getString("requestDigest"), events, document.get("state", Document.class),
				document.get("card", Document.class), document.getBoolean("published", false));
	}

	static long number(Document document, String field) {
		return document.get(field, Number.class).longValue();
	}

	/** A record as the map that is stored. */
	static Map<String, Object> fields(Object value) {
		return EventJson.mapper().convertValue(value, FIELDS);
	}

	/**
	 * One event of the change.
	 *
	 * @param id the CloudEvents id, the same on every repeat
	 * @param type the CloudEvents type
	 * @param audience who may see it
	 * @param data its own fields, without the card
	 */
	public record Event(String id, String type, Audience audience, Map<String, Object> data) {

		Document toDocument() {
			return new Document("id", this.id).append("type", this.type)
				.append("visibility", this.audience.visibility().name())
				.append("audience", this.audience.organisations().stream().map(OrganisationId::value).toList())
				.append("data", new Document(this.data));
		}

		static Event of(Document document) {
			Set<OrganisationId> organisations = document.getList("audience", String.class)
				.stream()
				.map(OrganisationId::new)
				.collect(Collectors.toSet());
			return new Event(document.getString("id"), document.getString("type"),
					new Audience(Visibility.valueOf(document.getString("visibility")), organisations),
					document.get("data", Document.class));
		}

	}

}
