package no.samdrift.events.contract;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.Role;
import no.samdrift.events.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document of all topics, generated from the event families. */
final class AsyncApi {

	private static final String EVENT_HEADERS = "#/components/schemas/CloudEventHeaders";

	private final Documentation documentation = new Documentation();

	private final Map<String, JsonNode> examples = Released.schemas(Path.of("src/main/resources/examples"));

	ObjectNode document() {
		ObjectNode document = EventJson.mapper().createObjectNode();
		document.put("asyncapi", "3.0.0");
		document.putObject("info")
			.put("title", "Samdrift events")
			.put("version", "1.0.0")
			.put("description",
					"What the services of Samdrift tell over Kafka: CloudEvents 1.0 in binary mode. Readers set "
							+ "isolation.level=read_committed. Events change additively only: ignore types and fields "
							+ "that you do not know. After a crash a tail may come again, in order, with the same ids.")
			.putObject("license")
			.put("name", "Apache-2.0");
		document.put("defaultContentType", "application/json");
		ObjectNode channels = document.putObject("channels");
		ObjectNode operations = document.putObject("operations");
		ObjectNode messages = EventJson.mapper().createObjectNode();
		Map<String, Map<String, String>> topics = new TreeMap<>();
		for (EventFamily family : EventFamily.values()) {
			for (Class<? extends DomainEvent> event : family.eventRecords()) {
				addMessage(messages, event, family.typeOf(event));
				topics.computeIfAbsent(family.eventsTopic(), (topic) -> new TreeMap<>())
					.put(event.getSimpleName(), family.typeOf(event));
			}
			addMessage(messages, family.cardType(), family.cardTypeName());
			topics.computeIfAbsent(family.cardsTopic(), (topic) -> new TreeMap<>())
				.put(family.cardType().getSimpleName(), family.cardTypeName());
		}
		topics.forEach((topic, types) -> addChannel(channels, operations, topic, types));
		addMunicipalStream(channels, operations, messages);
		ObjectNode components = document.putObject("components");
		components.set("messages", messages);
		components.putObject("schemas").set("CloudEventHeaders", headers());
		return document;
	}

	private void addMessage(ObjectNode messages, Class<?> record, String type) {
		ObjectNode message = messages.putObject(record.getSimpleName());
		message.put("name", type);
		message.put("title", record.getSimpleName());
		message.put("summary", this.documentation.of(record));
		message.put("contentType", "application/json");
		message.putObject("headers").put("$ref", EVENT_HEADERS);
		message.putObject("payload").put("$ref", "schemas/" + type + ".json");
		JsonNode example = this.examples.get(type);
		if (example != null) {
			addExample(message.putArray("examples").addObject(), example);
		}
	}

	/**
	 * The recorded example as it was on Kafka: attributes in headers, data as payload.
	 */
	private static void addExample(ObjectNode message, JsonNode example) {
		message.put("name", "recorded");
		ObjectNode headers = message.putObject("headers");
		example.forEachEntry((name, value) -> {
			if (!name.equals("data")) {
				headers.set(name.equals("datacontenttype") ? "content-type" : "ce_" + name, value);
			}
		});
		message.set("payload", example.get("data"));
	}

	private static void addChannel(ObjectNode channels, ObjectNode operations, String topic,
			Map<String, String> types) {
		ObjectNode channel = channels.putObject(topic);
		channel.put("address", topic);
		boolean cards = topic.endsWith(".cards");
		channel.put("description",
				cards ? "How each one is now: compacted, one record per id. Keep the one with the highest sequence."
						: "What happened, in order per id, kept for ever. Key and partitionkey are the id.");
		ObjectNode messages = channel.putObject("messages");
		types.keySet().forEach((name) -> messages.putObject(name).put("$ref", "#/components/messages/" + name));
		channel.putObject("bindings")
			.putObject("kafka")
			.put("topic", topic)
			.putObject("topicConfiguration")
			.putArray("cleanup.policy")
			.add(cards ? "compact" : "delete");
		ObjectNode operation = operations.putObject("send-" + topic.replace('.', '-'));
		operation.put("action", "send");
		operation.putObject("channel").put("$ref", "#/channels/" + topic);
	}

	private static void addMunicipalStream(ObjectNode channels, ObjectNode operations, ObjectNode allMessages) {
		ObjectNode channel = channels.putObject("samdrift.municipality");
		channel.put("address", "samdrift.municipality.{organisationId}");
		channel.put("description",
				"Everything that one municipality or county may see, in one total order: one partition, offset = cursor.");
		channel.putObject("parameters")
			.putObject("organisationId")
			.put("description", "The municipality's or county's organisation id");
		ObjectNode messages = channel.putObject("messages");
		for (String name : allMessages.propertyNames()) {
			if (!name.endsWith("Card")) {
				messages.putObject(name).put("$ref", "#/components/messages/" + name);
			}
		}
		ObjectNode operation = operations.putObject("send-samdrift-municipality");
		operation.put("action", "send");
		operation.putObject("channel").put("$ref", "#/channels/samdrift.municipality");
	}

	private static ObjectNode headers() {
		ObjectNode schema = EventJson.mapper().createObjectNode();
		schema.put("type", "object");
		ObjectNode properties = schema.putObject("properties");
		ArrayNode required = schema.putArray("required");
		header(properties, required, "ce_specversion", "CloudEvents version", true).put("const", "1.0");
		header(properties, required, "ce_id", "The same on every repeat", true);
		header(properties, required, "ce_type", "Name and version of the event", true);
		header(properties, required, "ce_source", "The service that recorded it", true).put("format", "uri-reference");
		header(properties, required, "ce_subject", "The id of what it is about; also the Kafka key", true)
			.put("pattern", "^" + Id.PATTERN + "$");
		header(properties, required, "ce_time", "When it was recorded (UTC)", true).put("format", "date-time");
		header(properties, required, "ce_dataschema", "Address of the JSON Schema of the data", true).put("format",
				"uri");
		header(properties, required, "ce_sequence", "Counts the subject's events from 1 without gap", true)
			.put("pattern", "^\\d{19}$");
		header(properties, required, "ce_partitionkey", "The subject", true);
		header(properties, required, "ce_cardtype", "The type of the card in the data, when there is one", false);
		header(properties, required, "ce_correlationid", "The click or call it began with", true);
		header(properties, required, "ce_causationid", "The event that caused it", false);
		header(properties, required, "ce_traceparent", "W3C trace context", false);
		header(properties, required, "ce_actor", "Who did it: a person id or a system", true);
		enumeration(header(properties, required, "ce_actorrole", "In which role", true), Role.values());
		header(properties, required, "ce_actororganisation", "For which organisation", false);
		enumeration(header(properties, required, "ce_visibility", "Who may see it", true), Visibility.values());
		header(properties, required, "ce_audience", "Organisation ids it concerns, separated by commas", false);
		header(properties, required, "content-type", "Media type of the value", true).put("const", "application/json");
		return schema;
	}

	private static ObjectNode header(ObjectNode properties, ArrayNode required, String name, String description,
			boolean always) {
		if (always) {
			required.add(name);
		}
		return properties.putObject(name).put("type", "string").put("description", description);
	}

	private static void enumeration(ObjectNode header, Enum<?>... values) {
		ArrayNode names = header.putArray("enum");
		for (Enum<?> value : values) {
			names.add((value instanceof Role role) ? role.wireName() : value.name());
		}
	}

}
