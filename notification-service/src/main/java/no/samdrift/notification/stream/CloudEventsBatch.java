package no.samdrift.notification.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.EventJson;
import no.samdrift.notification.visible.Resource;

/**
 * Events in the JSON batch format of CloudEvents 1.0
 * ({@code application/cloudevents-batch+json}). Written here because the CloudEvents
 * SDK's JSON format is built on another Jackson than the services are.
 */
final class CloudEventsBatch {

	static final String MEDIA_TYPE = "application/cloudevents-batch+json";

	private static final String ATTRIBUTES = "ce_";

	private CloudEventsBatch() {
	}

	/** The records' events, in their order. */
	static byte[] of(List<ConsumerRecord<byte[], byte[]>> records) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (JsonGenerator json = EventJson.mapper().createGenerator(out)) {
			json.writeStartArray();
			records.forEach((record) -> json.writeTree(event(record)));
			json.writeEndArray();
		}
		return out.toByteArray();
	}

	/** The record's event as one structured JSON object. */
	static ObjectNode event(ConsumerRecord<byte[], byte[]> record) {
		ObjectNode event = EventJson.mapper().createObjectNode();
		for (Header header : record.headers()) {
			if (header.key().startsWith(ATTRIBUTES)) {
				event.put(header.key().substring(ATTRIBUTES.length()), text(header));
			}
			else if (header.key().equals("content-type")) {
				event.put("datacontenttype", text(header));
			}
		}
		if (record.value() != null) {
			data(record.value(), event);
		}
		return event;
	}

	/** An attribute of the record's event; empty when it has none of that name. */
	static Optional<String> attribute(ConsumerRecord<byte[], byte[]> record, String name) {
		return Optional.ofNullable(record.headers().lastHeader(ATTRIBUTES + name)).map(CloudEventsBatch::text);
	}

	/** What the record's event is about. */
	static Resource resource(ConsumerRecord<byte[], byte[]> record) {
		return new Resource(attribute(record, "source").orElse(""), attribute(record, "subject").orElse(""));
	}

	private static void data(byte[] value, ObjectNode event) {
		try {
			event.set("data", EventJson.mapper().readTree(value));
		}
		catch (JacksonException ex) {
			event.put("data_base64", value);
		}
	}

	private static String text(Header header) {
		return new String(header.value(), StandardCharsets.UTF_8);
	}

}
