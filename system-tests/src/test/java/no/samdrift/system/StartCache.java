package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A jar unpacked, with the JDK's cache of its start where the JDK makes one (25 and
 * newer), as {@code ./samdrift up} does it: a test that restarts a service twenty times
 * waits for half as long.
 */
final class StartCache {

	private final Path jar;

	private final Path cache;

	private StartCache(Path jar, Path cache) {
		this.jar = jar;
		this.cache = cache;
	}

	/** The unpacked jar; unpacked anew when it was built anew. */
	static synchronized StartCache of(Path packaged) {
		try {
			String built = packaged.getFileName() + "-"
					+ Integer.toHexString(Arrays.hashCode(Files.readAllBytes(packaged)));
			Path directory = Path.of("target", "system", "apps", built).toAbsolutePath();
			Path jar = directory.resolve(packaged.getFileName());
			if (!Files.exists(jar)) {
				Process unpacking = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", packaged.toString(),
						"extract", "--destination", directory.toString(), "--force")
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
				if (unpacking.waitFor() != 0) {
					throw new IllegalStateException(packaged + " could not be unpacked");
				}
			}
			return new StartCache(jar, directory.resolve("start.aot"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How the application is started, with the cache when there is one. */
	List<String> command(String java, String memory) {
		List<String> command = new ArrayList<>(options(java, memory));
		if (Files.exists(this.cache)) {
			command.add("-XX:AOTCache=" + this.cache);
		}
		command.addAll(List.of("-jar", this.jar.toString()));
		return command;
	}

	/** How the cache is made; empty when it is there or the JDK makes none. */
	List<String> training(String java, String memory) {
		if (Runtime.version().feature() < 25 || Files.exists(this.cache)) {
			return List.of();
		}
		List<String> command = new ArrayList<>(options(java, memory));
		command.addAll(List.of("-XX:AOTCacheOutput=" + this.cache, "-Dspring.context.exit=onRefresh", "-jar",
				this.jar.toString()));
		return command;
	}

	private static List<String> options(String java, String memory) {
		return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + memory);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
