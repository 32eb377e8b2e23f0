package no.samdrift.system;

import java.nio.file.Path;

/** What is tested: the files of this checkout and what was built of them. */
final class Checkout {

	/** The directory of the whole. */
	static final Path ROOT = Path.of(System.getProperty("samdrift.root", "..")).toAbsolutePath().normalize();

	private static final String VERSION = System.getProperty("samdrift.version", "0.1.0-SNAPSHOT");

	private Checkout() {
	}

	/** The packaged jar of a module. */
	static Path jar(String module) {
		return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
	}

}
