package no.samdrift.notification.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.PersonId;
import no.samdrift.notification.audience.Reason;

/**
 * One event told to one person. Keeps the event's own fields, never a text and never a
 * name: both are made when it is read, in the reader's language and with today's names.
 *
 * @param eventId the event; with the person it is the notification's identity
 * @param person who is told
 * @param type the CloudEvents type
 * @param subject the aggregate it is about
 * @param correlationId the click it began with
 * @param time when the event was recorded
 * @param arrivedAt when it came into the inbox; no two of one person and one writer share
 * it
 * @param writer the instance that put it there
 * @param rule the audience rule by which
 * @param reasons why
 * @param data the event's own fields
 * @param link what to open
 * @param readAt when the person marked it as read; absent while unread
 */
record Notification(String eventId, PersonId person, String type, String subject, String correlationId, Instant time,
		Instant arrivedAt, String writer, String rule, List<Reason> reasons, Map<String, Object> data, Link link,
		@Nullable Instant readAt) {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	/** One per person and event, however often the event comes (guarantee G4). */
	static String id(String eventId, PersonId person) {
		return eventId + "/" + person.value();
	}

	String id() {
		return id(this.eventId, this.person);
	}

	/**
	 * What happened; empty when this version does not know the type any more.
	 */
	Optional<DomainEvent> event() {
		return EventFamily.recordOf(this.type).map((record) -> EventJson.mapper().convertValue(this.data, record));
	}

	static Map<String, Object> fields(DomainEvent event) {
		return EventJson.mapper().convertValue(event, FIELDS);
	}

	Document toDocument() {
		return new Document("_id", id()).append("eventId", this.eventId)
			.append("person", this.person.value())
			.append("type", this.type)
			.append("subject", this.subject)
			.append("correlationId", this.correlationId)
			.append("time", Date.from(this.time))
			.append("arrivedAt", Date.from(this.arrivedAt))
			.append("writer", this.writer)
			.append("rule", this.rule)
			.append("reasons",
					this.reasons.stream()
						.map((reason) -> new Document(EventJson.mapper().convertValue(reason, FIELDS)))
						.toList())
			.append("data", new Document(this.data))
			.append("linkKind", this.link.kind())
			.append("linkId", this.link.id())
			.append("unread", this.readAt == null)
			.append("readAt", (this.readAt != null) ? Date.from(this.readAt) : null);
	}

	static Notification of(Document document) {
		List<Reason> reasons = new ArrayList<>();
		for (Document reason : document.getList("reasons", Document.class)) {
			reasons.add(EventJson.mapper().convertValue(reason, Reason.class));
		}
		Date readAt = document.getDate("readAt");
		return new Notification(document.getString("eventId"), new PersonId(document.getString("person")),
				document.getString("type"), document.getString("subject"), document.getString("correlationId"),
				document.getDate("time").toInstant(), document.getDate("arrivedAt").toInstant(),
				document.getString("writer"), document.getString("rule"), reasons, document.get("data", Document.class),
				new Link(document.getString("linkKind"), document.getString("linkId")),
				(readAt != null) ? readAt.toInstant() : null);
	}

	/**
	 * What to open.
	 *
	 * @param kind project, group, meeting, mandate, organisation, programme or person
	 * @param id its id
	 */
	record Link(String kind, String id) {
	}

}
