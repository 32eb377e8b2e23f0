package no.samdrift.portal.history;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change in something's history.
 *
 * @param version its number
 * @param recordedAt when it was recorded
 * @param actor who did it, in which role
 * @param command by which command
 * @param reason why, when given
 * @param events what happened
 */
public record Happening(long version, Instant recordedAt, Actor actor, String command, @Nullable String reason,
		List<Event> events) {

	/** An event behind the change. */
	public record Event(String id, String type, long sequence, Audience audience, JsonNode data) {

		/**
		 * The event's name without its family and version, such as {@code PilotStarted}.
		 */
		public String name() {
			String[] parts = this.type.split("\\.");
			return parts[parts.length - 2];
		}

		/** Whether membership-service tells it. */
		boolean ofMembership() {
			return this.type.startsWith("no.samdrift.membership.");
		}

	}

	/** A page of the history, newest first. */
	public record Page(List<Happening> items, @Nullable String next) {

		public static final Page NONE = new Page(List.of(), null);

	}

}
