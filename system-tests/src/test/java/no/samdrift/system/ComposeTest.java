package no.samdrift.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** docker-compose.yml runs the same jars with the variables that they read. */
class ComposeTest {

	private final JsonNode compose = compose();

	@Test
	void everyVariableThatItSetsIsOneThatTheServiceReads() throws IOException {
		for (Map.Entry<String, JsonNode> service : this.compose.get("services").properties()) {
			String module = service.getValue().path("build").path("args").path("SERVICE").asString("");
			if (module.isEmpty()) {
				continue;
			}
			Set<String> read = variables(Checkout.jar(module));
			Set<String> set = new TreeSet<>();
			JsonNode environment = service.getValue().path("environment");
			environment.propertyNames().forEach(set::add);
			environment.path("<<").propertyNames().forEach(set::add);
			set.remove("<<");

			assertThat(set).as(service.getKey()).hasSizeGreaterThan(1);
			assertThat(read).as(service.getKey()).containsAll(set);
		}
	}

	@Test
	void everyImageIsPinnedAndEveryPortIsLoopbackOnly() {
		for (Map.Entry<String, JsonNode> service : this.compose.get("services").properties()) {
			String image = service.getValue().path("image").asString("");
			if (!image.isEmpty()) {
				assertThat(image).as(service.getKey()).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+");
				assertThat(service.getValue().has("healthcheck")).as(service.getKey()).isTrue();
			}
			service.getValue()
				.path("ports")
				.forEach((port) -> assertThat(port.asString()).as(service.getKey()).startsWith("127.0.0.1:"));
		}
	}

	@Test
	void dockerComposeAcceptsIt() throws IOException, InterruptedException {
		Process process;
		try {
			process = new ProcessBuilder("docker-compose", "-f", Checkout.ROOT.resolve("docker-compose.yml").toString(),
					"config", "-q")
				.redirectErrorStream(true)
				.start();
		}
		catch (IOException ex) {
			Assumptions.abort("docker-compose is not installed; on Debian: apt-get install docker-compose");
			return;
		}
		String output = new String(process.getInputStream().readAllBytes());

		assertThat(process.waitFor()).as(output).isZero();
	}

	private static JsonNode compose() {
		try {
			// Jackson leaves merge keys alone, so that the test can look into them
			return YAMLMapper.builder().build().readTree(Files.readString(Checkout.ROOT.resolve("docker-compose.yml")));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The environment variables behind all properties that the jar and its libraries
	 * document.
	 */
	private static Set<String> variables(Path jar) throws IOException {
		Set<String> variables = new HashSet<>();
		try (JarInputStream outer = new JarInputStream(Files.newInputStream(jar))) {
			for (JarEntry entry = outer.getNextJarEntry(); entry != null; entry = outer.getNextJarEntry()) {
				if (entry.getName().endsWith(".jar")) {
					JarInputStream inner = new JarInputStream(outer);
					for (JarEntry nested = inner.getNextJarEntry(); nested != null; nested = inner.getNextJarEntry()) {
						addVariables(nested.getName(), inner, variables);
					}
				}
				else {
					addVariables(entry.getName(), outer, variables);
				}
			}
		}
		return variables;
	}

	private static void addVariables(String name, InputStream content, Set<String> variables) throws IOException {
		if (name.endsWith("META-INF/spring-configuration-metadata.json")) {
			JsonMapper.shared()
				.readTree(content.readAllBytes())
				.path("properties")
				.forEach((property) -> variables
					.add(property.get("name").asString().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
		}
	}

}
