package no.samdrift.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source says of a record: the first paragraph of its Javadoc. */
final class Documentation {

	private static final Path SOURCES = Path.of("src/main/java");

	String of(Class<?> type) {
		Class<?> file = (type.getNestHost() != null) ? type.getNestHost() : type;
		Path source = SOURCES.resolve(file.getName().replace('.', '/') + ".java");
		try {
			Matcher javadoc = Pattern
				.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?record " + type.getSimpleName() + "\\(",
						Pattern.DOTALL)
				.matcher(Files.readString(source));
			if (!javadoc.find()) {
				throw new IllegalStateException(type + " has no Javadoc: say what it means");
			}
			return text(javadoc.group(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(String javadoc) {
		String lines = javadoc.replaceAll("(?m)^\\s*\\*", " ");
		return lines.split("@param|<p>")[0].replaceAll("\\{@\\w+ ([^}]*)}", "$1").replaceAll("\\s+", " ").strip();
	}

}
