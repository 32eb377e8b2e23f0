package no.samdrift.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import no.samdrift.events.EventJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed contract is the generated one, and grows only. After adding an event or a
 * field: {@code mvn -pl shared-events test -Dsamdrift.contract=write}, then commit what
 * it wrote.
 */
class ContractTest {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final boolean WRITE = "write".equals(System.getProperty("samdrift.contract"));

	private static final JsonMapper PRETTY = EventJson.mapper()
		.rebuild()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	private final Schemas schemas = new Schemas();

	@Test
	void theCommittedSchemasAreTheGeneratedOnesAndGrowOnly() throws IOException {
		Map<String, JsonNode> committed = committedSchemas();
		Map<String, ObjectNode> generated = this.schemas.all();

		committed.forEach((type, before) -> {
			assertThat(generated).as("an event type is never removed: %s", type).containsKey(type);
			assertThat(Additive.violations(before, generated.get(type)))
				.as("%s must change additively only; make a v2 instead", type)
				.isEmpty();
		});
		if (WRITE) {
			write(generated);
		}
		assertThat(committedSchemas())
			.as("run mvn -pl shared-events test -Dsamdrift.contract=write and commit what it writes")
			.isEqualTo(new TreeMap<String, JsonNode>(generated));
	}

	@Test
	void theCommittedAsyncApiDocumentIsTheGeneratedOne() throws IOException {
		Path file = RESOURCES.resolve("asyncapi.json");
		String generated = PRETTY.writeValueAsString(new AsyncApi().document()) + "\n";
		if (WRITE) {
			Files.createDirectories(RESOURCES);
			Files.writeString(file, generated);
		}

		assertThat(Files.readString(file))
			.as("run mvn -pl shared-events test -Dsamdrift.contract=write and commit what it writes")
			.isEqualTo(generated);
	}

	@Test
	void aRemovedRenamedRetypedOrOptionalFieldIsNoticed() {
		JsonNode before = EventJson.mapper().readTree("""
				{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string","enum":["X","Y"]},
				 "c":{"type":"array","items":{"type":"string"}}},"required":["a","b"]}""");
		JsonNode grown = EventJson.mapper().readTree("""
				{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string","enum":["X","Y","Z"]},
				 "c":{"type":"array","items":{"type":"string"}},"d":{"type":"string"}},"required":["a","b","d"]}""");
		JsonNode broken = EventJson.mapper().readTree("""
				{"type":"object","properties":{"a2":{"type":"string"},"b":{"type":"integer","enum":["X"]},
				 "c":{"type":"array","items":{"type":"integer"}}},"required":["a2"]}""");

		assertThat(Additive.violations(before, grown)).isEmpty();
		assertThat(Additive.violations(before, broken)).hasSize(6);
	}

	private static Map<String, JsonNode> committedSchemas() throws IOException {
		Map<String, JsonNode> committed = new TreeMap<>();
		Path folder = RESOURCES.resolve("schemas");
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : (Iterable<Path>) files::iterator) {
					committed.put(file.getFileName().toString().replaceFirst("\\.json$", ""),
							EventJson.mapper().readTree(Files.readString(file)));
				}
			}
		}
		return committed;
	}

	private static void write(Map<String, ObjectNode> schemas) throws IOException {
		Path folder = Files.createDirectories(RESOURCES.resolve("schemas"));
		for (Map.Entry<String, ObjectNode> schema : schemas.entrySet()) {
			Files.writeString(folder.resolve(schema.getKey() + ".json"),
					PRETTY.writeValueAsString(schema.getValue()) + "\n");
		}
	}

}
