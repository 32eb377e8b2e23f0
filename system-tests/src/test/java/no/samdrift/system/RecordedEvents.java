package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import no.samdrift.events.EventFamily;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the contract: events and cards of the fictive programme as they were on
 * Kafka. {@code -Dsamdrift.examples=write} writes those that are not there yet, of
 * whatever the tests made happen.
 */
final class RecordedEvents {

	static final boolean WRITE = "write".equals(System.getProperty("samdrift.examples"));

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private RecordedEvents() {
	}

	/** One of each type that was told of the fictive programme, by type. */
	static Map<String, JsonNode> of(String bootstrapServers) {
		Map<String, JsonNode> found = new TreeMap<>();
		Streams streams = new Streams(bootstrapServers);
		Arrays.stream(EventFamily.values())
			.flatMap((family) -> Stream.of(family.eventsTopic(), family.cardsTopic()))
			.distinct()
			.flatMap((topic) -> streams.records(topic).stream())
			.filter((record) -> record.value() != null)
			.map(RecordedEvents::structured)
			.filter((event) -> event.toString().contains("\"demo-"))
			.forEach((event) -> found.putIfAbsent(event.path("type").asString(), event));
		return found;
	}

	/** Writes what there is no example of. */
	static void write(String bootstrapServers, Path root) {
		Path examples = root.resolve("shared-events/src/main/resources/examples");
		try {
			Files.createDirectories(examples);
			for (Map.Entry<String, JsonNode> event : of(bootstrapServers).entrySet()) {
				Path file = examples.resolve(event.getKey() + ".json");
				if (!Files.exists(file)) {
					ObjectNode example = (ObjectNode) event.getValue();
					// where the test's own service was says nothing to a reader
					example.put("dataschema",
							example.path("dataschema")
								.asString()
								.replaceFirst("^http://[^/]+", "https://samdrift.example"));
					Files.writeString(file, JSON.writeValueAsString(example) + "\n");
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The record, which is a CloudEvent in binary mode, as a structured one. */
	static JsonNode structured(ConsumerRecord<String, byte[]> record) {
		ObjectNode event = JSON.createObjectNode();
		record.headers().forEach((header) -> {
			String value = new String(header.value(), StandardCharsets.UTF_8);
			if (header.key().startsWith("ce_")) {
				event.put(header.key().substring(3), value);
			}
			else if (header.key().equals("content-type")) {
				event.put("datacontenttype", value);
			}
		});
		event.set("data", JSON.readTree(record.value()));
		return event;
	}

}
