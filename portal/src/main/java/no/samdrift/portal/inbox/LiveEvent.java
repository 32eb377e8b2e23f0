package no.samdrift.portal.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param id where a reader goes on after it; absent when it has none
 * @param name what kind it is
 * @param data what it says
 */
record LiveEvent(@Nullable String id, String name, String data) {

	/** Something was missed: read the whole again. */
	static final LiveEvent RELOAD = new LiveEvent(null, "reload", "{}");

	/** The reader has marked something: only the number is told again. */
	static final LiveEvent RECOUNT = new LiveEvent(null, "recount", "{}");

	/** No more will come. */
	static final LiveEvent END = new LiveEvent(null, "end", "{}");

	/** The number of what is unread. */
	static LiveEvent unread(long number) {
		return new LiveEvent(null, "unread", "{\"unread\":" + number + "}");
	}

	/**
	 * Reads the next event.
	 * @param heard is run at each line, also of a mere heart beat
	 * @return empty at the end of the stream
	 */
	static Optional<LiveEvent> read(BufferedReader in, Runnable heard) throws IOException {
		String id = null;
		String name = "message";
		StringBuilder data = new StringBuilder();
		String line;
		while ((line = in.readLine()) != null) {
			heard.run();
			if (line.isEmpty()) {
				if (!data.isEmpty()) {
					return Optional.of(new LiveEvent(id, name, data.toString()));
				}
				name = "message";
			}
			else if (line.startsWith("id:")) {
				id = value(line, "id:");
			}
			else if (line.startsWith("event:")) {
				name = value(line, "event:");
			}
			else if (line.startsWith("data:")) {
				data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
			}
		}
		return Optional.empty();
	}

	private static String value(String line, String field) {
		String value = line.substring(field.length());
		return value.startsWith(" ") ? value.substring(1) : value;
	}

	/** The event as it goes over the line. */
	String text() {
		return ((this.id != null) ? "id: " + this.id + "\n" : "") + "event: " + this.name + "\ndata: "
				+ this.data.replace("\n", "\ndata: ") + "\n\n";
	}

}
