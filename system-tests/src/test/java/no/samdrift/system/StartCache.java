package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
			Files.createDirectories(directory);
			alone(directory.resolve("unpacking"), () -> {
				if (!Files.exists(jar)) {
					unpack(packaged, directory);
				}
			});
			return new StartCache(jar, directory.resolve("start.aot"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void unpack(Path packaged, Path directory) throws IOException, InterruptedException {
		Process unpacking = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", packaged.toString(), "extract",
				"--destination", directory.toString(), "--force")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		if (unpacking.waitFor() != 0) {
			throw new IllegalStateException(packaged + " could not be unpacked");
		}
	}

	/** Does it while no other process does the same. */
	private static void alone(Path file, Work work) throws IOException, InterruptedException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			work.run();
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

	/** Makes the cache, unless it is there or the JDK makes none. */
	void make(String java, String memory, Start start) throws IOException, InterruptedException {
		if (Runtime.version().feature() < 25) {
			return;
		}
		alone(this.cache.resolveSibling("making"), () -> {
			if (!Files.exists(this.cache)) {
				List<String> command = new ArrayList<>(options(java, memory));
				command.addAll(List.of("-XX:AOTCacheOutput=" + this.cache, "-Dspring.context.exit=onRefresh", "-jar",
						this.jar.toString()));
				start.process(command).waitFor();
			}
		});
	}

	private static List<String> options(String java, String memory) {
		return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + memory);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** Starts the application with its settings. */
	@FunctionalInterface
	interface Start {

		Process process(List<String> command) throws IOException;

	}

	@FunctionalInterface
	private interface Work {

		void run() throws IOException, InterruptedException;

	}

}
