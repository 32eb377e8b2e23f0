package no.samdrift.journal.consume;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads a CloudEvent from a Spring message. Spring Cloud Function renames the Kafka
 * headers {@code ce_…} to {@code ce-…} on the way in, so both are understood.
 */
final class CloudEventMessages {

	private CloudEventMessages() {
	}

	/**
	 * Reads the event.
	 * @throws IllegalArgumentException when the message is not a CloudEvent in binary
	 * mode
	 */
	static CloudEvent read(Message<byte[]> message) {
		Map<String, String> attributes = new TreeMap<>();
		message.getHeaders().forEach((name, value) -> {
			if (name.startsWith("ce_") || name.startsWith("ce-")) {
				attributes.put(name.substring(3), text(value));
			}
		});
		CloudEventBuilder builder = CloudEventBuilder.v1()
			.withId(required(attributes, "id"))
			.withType(required(attributes, "type"))
			.withSource(URI.create(required(attributes, "source")))
			.withData("application/json", message.getPayload());
		String subject = attributes.remove("subject");
		if (subject != null) {
			builder.withSubject(subject);
		}
		String time = attributes.remove("time");
		if (time != null) {
			builder.withTime(OffsetDateTime.parse(time));
		}
		String dataschema = attributes.remove("dataschema");
		if (dataschema != null) {
			builder.withDataSchema(URI.create(dataschema));
		}
		attributes.remove("specversion");
		attributes.remove("datacontenttype");
		attributes.forEach(builder::withExtension);
		return builder.build();
	}

	private static String required(Map<String, String> attributes, String name) {
		String value = attributes.remove(name);
		if (value == null) {
			throw new IllegalArgumentException("The record has no CloudEvents attribute " + name);
		}
		return value;
	}

	private static String text(@Nullable Object value) {
		return (value instanceof byte[] bytes) ? new String(bytes, UTF_8) : String.valueOf(value);
	}

}
