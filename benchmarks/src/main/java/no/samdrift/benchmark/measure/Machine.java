package no.samdrift.benchmark.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were measured on. */
public final class Machine {

	private Machine() {
	}

	/** The machine, line by line: what and how. */
	public static List<List<String>> facts() {
		return List.of(List.of("Processor", processor()),
				List.of("Cores", Integer.toString(Runtime.getRuntime().availableProcessors())),
				List.of("Memory", memory()),
				List.of("Operating system",
						System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
								+ System.getProperty("os.arch")),
				List.of("JDK", System.getProperty("java.vm.name") + " " + Runtime.version()),
				List.of("Load when it began", String.format(Locale.ROOT, "%.2f", load())));
	}

	/** The load average of the last minute; negative where there is none. */
	public static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	private static String memory() {
		if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
			return String.format(Locale.ROOT, "%,d MiB", system.getTotalMemorySize() / 1024 / 1024);
		}
		return "unknown";
	}

}
