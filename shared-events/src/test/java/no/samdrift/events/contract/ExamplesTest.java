package no.samdrift.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The examples that were recorded of events and cards: each fits the schema of today and
 * those of every version that was released.
 */
class ExamplesTest {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path RELEASED = Path.of("src/test/resources/released");

	private final Map<String, JsonNode> examples = Released.schemas(RESOURCES.resolve("examples"));

	@Test
	void thereIsOneOfEachType() {
		assumeFalse("write".equals(System.getProperty("samdrift.examples")), "examples are being recorded");

		assertThat(this.examples.keySet())
			.as("what has none is recorded by the system tests with -Dsamdrift.examples=write")
			.containsExactlyInAnyOrderElementsOf(new Schemas().all().keySet());
	}

	@Test
	void eachIsACloudEventOfTheFictiveProgrammeThatFitsItsSchema() {
		SchemaRegistry today = registry(RESOURCES.resolve("schemas"));
		this.examples.forEach((type, example) -> {
			assertThat(example.path("type").asString()).isEqualTo(type);
			assertThat(example.path("specversion").asString()).isEqualTo("1.0");
			assertThat(example.path("sequence").asString()).as(type).matches("\\d{19}");
			assertThat(example.path("cardtype").asString(null)).as(type)
				.isEqualTo(EventFamily.cardTypeOf(type).orElse(null));
			assertThat(example.toString()).as(type).contains("\"demo-");
			assertThat(problems(today, type, example)).as(type).isEmpty();
		});
	}

	/** Who knows only an old version reads what is told today. */
	@Test
	void eachFitsTheSchemaOfEveryReleasedVersion() {
		for (Released version : Released.all()) {
			SchemaRegistry then = registry(RELEASED.resolve(version.version()));
			version.schemas()
				.keySet()
				.stream()
				.filter(this.examples::containsKey)
				.forEach((type) -> assertThat(problems(then, type, this.examples.get(type)))
					.as("%s in %s", type, version.version())
					.isEmpty());
		}
	}

	private static List<?> problems(SchemaRegistry schemas, String type, JsonNode example) {
		return schemas.getSchema(SchemaLocation.of("https://samdrift.example/schemas/" + type + ".json"))
			.validate(EventJson.mapper().writeValueAsString(example.path("data")), InputFormat.JSON);
	}

	private static SchemaRegistry registry(Path folder) {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.resourceLoaders((loaders) -> loaders.values((all) -> all.clear())
					.resources((location) -> read(folder, location.toString()))));
	}

	private static String read(Path folder, String location) {
		try {
			return Files.readString(folder.resolve(location.substring(location.lastIndexOf('/') + 1)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
