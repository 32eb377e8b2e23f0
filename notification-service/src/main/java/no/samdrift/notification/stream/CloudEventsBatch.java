package no.samdrift.notification.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.EventJson;

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
			records.forEach((record) -> write(record, json));
			json.writeEndArray();
		}
		return out.toByteArray();
	}

	private static void write(ConsumerRecord<byte[], byte[]> record, JsonGenerator json) {
		json.writeStartObject();
		for (Header header : record.headers()) {
			if (header.key().startsWith(ATTRIBUTES)) {
				json.writeStringProperty(header.key().substring(ATTRIBUTES.length()), text(header));
			}
			else if (header.key().equals("content-type")) {
				json.writeStringProperty("datacontenttype", text(header));
			}
		}
		if (record.value() != null) {
			data(record.value(), json);
		}
		json.writeEndObject();
	}

	private static void data(byte[] value, JsonGenerator json) {
		try {
			JsonNode data = EventJson.mapper().readTree(value);
			json.writeName("data");
			json.writeTree(data);
		}
		catch (JacksonException ex) {
			json.writeName("data_base64");
			json.writeBinary(value);
		}
	}

	private static String text(Header header) {
		return new String(header.value(), StandardCharsets.UTF_8);
	}

}
