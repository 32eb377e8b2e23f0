package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A module's jar unpacked, with the JDK's archive of the classes that its start needs, as
 * {@code ./samdrift up} has one: a test that restarts a service twenty times waits for
 * two thirds as long.
 */
final class StartCache {

	/** The program of the JDK that the tests run on. */
	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Map<String, StartCache> KNOWN = new ConcurrentHashMap<>();

	private final Path jar;

	private final Path classes;

	private StartCache(Path jar, Path classes) {
		this.jar = jar;
		this.classes = classes;
	}

	/** The start of a part; its jar is unpacked anew when it was built anew. */
	static StartCache of(Part part) {
		return KNOWN.computeIfAbsent(part.module, (module) -> unpacked(Checkout.jar(module)));
	}

	private static StartCache unpacked(Path packaged) {
		try {
			String build = packaged.getFileName() + "-"
					+ Integer.toHexString(Arrays.hashCode(Files.readAllBytes(packaged)));
			Path directory = Path.of("target", "system", "apps", build).toAbsolutePath();
			Path jar = directory.resolve(packaged.getFileName());
			if (!Files.exists(jar)) {
				Process unpacking = new ProcessBuilder(JAVA, "-Djarmode=tools", "-jar", packaged.toString(), "extract",
						"--destination", directory.toString(), "--force")
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
				if (unpacking.waitFor() != 0) {
					throw new IllegalStateException(packaged + " could not be unpacked");
				}
			}
			return new StartCache(jar, directory.resolve("start-" + Runtime.version() + ".jsa"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The archive: of one build of the module and one JDK. */
	Path classes() {
		return this.classes;
	}

	/** How the application is started, quickly. */
	List<String> command(String memory) {
		return command(memory, "-XX:SharedArchiveFile=" + this.classes);
	}

	/** How it is started so that the JVM writes the archive when it is asked to end. */
	List<String> training(String memory) {
		return command(memory, "-XX:ArchiveClassesAtExit=" + this.classes);
	}

	private List<String> command(String memory, String option) {
		return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + memory, option, "-jar",
				this.jar.toString());
	}

}
