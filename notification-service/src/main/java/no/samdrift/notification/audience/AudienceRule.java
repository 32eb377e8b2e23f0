package no.samdrift.notification.audience;

import java.util.List;

/**
 * Who is told of one type of event.
 *
 * @param event the event's name, such as {@code ProjectMovedToOperation}
 * @param tells those related to it in one of these ways
 * @param actorIsTold whether the one who did it is told too, when it is about his or her
 * own seat or entry
 */
public record AudienceRule(String event, List<Relation> tells, boolean actorIsTold) {

	public AudienceRule {
		tells = List.copyOf(tells);
	}

}
