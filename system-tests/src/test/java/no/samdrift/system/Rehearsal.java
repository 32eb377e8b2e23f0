package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Once for each build a system runs, gets the demo data and ends, before any other one
 * starts. What its JVMs have learned makes every later start quick, and its data is what
 * systems with demo data begin with.
 */
final class Rehearsal {

	private static @Nullable Rehearsal done;

	private final Path directory;

	private Rehearsal(Path directory) {
		this.directory = directory;
	}

	/** The rehearsal of what is built now. */
	static synchronized Rehearsal once() {
		if (done == null) {
			Path directory = Path.of("target", "system", "rehearsed-" + Integer.toHexString(builds().hashCode()))
				.toAbsolutePath();
			if (!Files.exists(directory)) {
				hold(directory);
			}
			done = new Rehearsal(directory);
		}
		return done;
	}

	private static List<Path> builds() {
		return Stream.of(Part.values()).map((part) -> StartCache.of(part).classes()).toList();
	}

	private static void hold(Path directory) {
		try {
			// afterwards only, so that one that failed is held again
			Files.move(RunningSystem.planned("rehearsal").rehearse(), directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Gives a new system the data that broker and database have of the rehearsal. */
	void copyDataTo(Path system) {
		for (String server : List.of("kafka", "mongodb")) {
			Path data = this.directory.resolve(server);
			try (Stream<Path> files = Files.walk(data)) {
				for (Path file : (Iterable<Path>) files::iterator) {
					Files.copy(file, system.resolve(server).resolve(data.relativize(file).toString()));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
