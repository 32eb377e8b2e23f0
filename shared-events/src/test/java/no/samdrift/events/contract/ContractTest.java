package no.samdrift.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
		assertThatTheCommittedIs("asyncapi.json", new AsyncApi().document());
	}

	@Test
	void theCommittedChangelogIsTheOneOfTheVersions() throws IOException {
		assertThatTheCommittedIs("changelog.json",
				EventChangelog.of(Released.all(), new TreeMap<String, JsonNode>(this.schemas.all())));
	}

	/**
	 * A reader of any version that was ever released reads today's events. A version is
	 * released by copying {@code src/main/resources/schemas} to
	 * {@code src/test/resources/released/VERSION}, with a {@code released-on}.
	 */
	@Test
	void nothingThatWasReleasedIsMissing() {
		Map<String, ObjectNode> now = this.schemas.all();
		assertThat(Released.all()).isNotEmpty();
		for (Released version : Released.all()) {
			version.schemas().forEach((type, before) -> {
				assertThat(now).as("%s of version %s", type, version.version()).containsKey(type);
				assertThat(Additive.violations(before, now.get(type))).as("%s since %s", type, version.version())
					.isEmpty();
			});
		}
	}

	@Test
	void theChangelogTellsWhatIsNewAndWhatIsDeprecated() {
		JsonNode first = EventJson.mapper().readTree("""
				{"properties":{"a":{"type":"string"},"b":{"items":{"properties":{"c":{"enum":["X"]}}}}}}""");
		JsonNode second = EventJson.mapper().readTree("""
				{"properties":{"a":{"type":"string","deprecated":true},
				 "b":{"items":{"properties":{"c":{"enum":["X","Y"]},"d":{"type":"string"}}}}}}""");

		assertThat(EventChangelog.of(List.of(new Released("1.0.0", LocalDate.of(2026, 1, 2), Map.of("t.v1", first))),
				Map.of("t.v1", second, "u.v1", first)))
			.isEqualTo(EventJson.mapper().readTree("""
					[{"types":["u.v1"],"added":{"t.v1":["b[].c=Y","b[].d"]},"deprecated":{"t.v1":["a"]}},
					 {"types":["t.v1"],"version":"1.0.0","releasedOn":"2026-01-02"}]"""));
	}

	private static void assertThatTheCommittedIs(String name, JsonNode document) throws IOException {
		Path file = RESOURCES.resolve(name);
		String generated = PRETTY.writeValueAsString(document) + "\n";
		if (WRITE) {
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

	private static Map<String, JsonNode> committedSchemas() {
		return Released.schemas(RESOURCES.resolve("schemas"));
	}

	private static void write(Map<String, ObjectNode> schemas) throws IOException {
		Path folder = Files.createDirectories(RESOURCES.resolve("schemas"));
		for (Map.Entry<String, ObjectNode> schema : schemas.entrySet()) {
			Files.writeString(folder.resolve(schema.getKey() + ".json"),
					PRETTY.writeValueAsString(schema.getValue()) + "\n");
		}
	}

}
