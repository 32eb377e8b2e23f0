package no.samdrift.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * A version of the contract that has been released, as it was then.
 *
 * @param version such as {@code 1.0.0}
 * @param releasedOn when
 * @param schemas each JSON Schema by the CloudEvents type that it describes
 */
record Released(String version, LocalDate releasedOn, Map<String, JsonNode> schemas) {

	private static final Path VERSIONS = Path.of("src/test/resources/released");

	/** All versions, the oldest first. */
	static List<Released> all() {
		try (Stream<Path> folders = Files.list(VERSIONS)) {
			return folders.map(Released::read).sorted(Comparator.comparing(Released::releasedOn)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The schemas in a folder. */
	static Map<String, JsonNode> schemas(Path folder) {
		Map<String, JsonNode> schemas = new TreeMap<>();
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : (Iterable<Path>) files.filter((each) -> each.toString().endsWith(".json"))::iterator) {
					schemas.put(file.getFileName().toString().replaceFirst("\\.json$", ""),
							EventJson.mapper().readTree(Files.readString(file)));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return schemas;
	}

	private static Released read(Path folder) {
		try {
			return new Released(folder.getFileName().toString(),
					LocalDate.parse(Files.readString(folder.resolve("released-on")).strip()), schemas(folder));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
