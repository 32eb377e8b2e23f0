package no.samdrift.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import org.jspecify.annotations.Nullable;

/**
 * One change in an aggregate's history: who, when, why, and the events behind it.
 *
 * @param version the change's number
 * @param recordedAt when it was recorded
 * @param actor who did it, in which role
 * @param command by which command
 * @param reason why, when given
 * @param correlationId the click or call it began with
 * @param events what happened
 */
public record HistoryLine(long version, Instant recordedAt, Actor actor, String command, @Nullable String reason,
		String correlationId, List<Event> events) {

	/**
	 * An event of the change.
	 *
	 * @param id the event's id
	 * @param type its CloudEvents type
	 * @param sequence its number among the aggregate's events
	 * @param audience who may see it, as decided when it was recorded
	 * @param data its own fields
	 */
	public record Event(String id, String type, long sequence, Audience audience, Map<String, Object> data) {
	}

}
