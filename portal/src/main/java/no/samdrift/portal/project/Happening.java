package no.samdrift.portal.project;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change in a project's history.
 *
 * @param version its number
 * @param recordedAt when it was recorded
 * @param actor who did it, in which role
 * @param command by which command
 * @param reason why, when given
 * @param events what happened
 */
record Happening(long version, Instant recordedAt, Actor actor, String command, @Nullable String reason,
		List<Event> events) {

	/** An event behind the change. */
	record Event(String id, String type, long sequence, Audience audience, JsonNode data) {

		/**
		 * The event's name without its family and version, such as {@code PilotStarted}.
		 */
		public String name() {
			String[] parts = this.type.split("\\.");
			return parts[parts.length - 2];
		}

	}

	/** A page of the history, newest first. */
	record Page(List<Happening> items, @Nullable String next) {

		static final Page NONE = new Page(List.of(), null);

	}

}
