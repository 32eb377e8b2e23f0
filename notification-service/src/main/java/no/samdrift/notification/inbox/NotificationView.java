package no.samdrift.notification.inbox;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Language;
import no.samdrift.notification.audience.Relation;

/**
 * A notification as its receiver reads it.
 *
 * @param id its id in the receiver's inbox: the event's id, for a person gets an event
 * once
 * @param type the event's CloudEvents type
 * @param event the event's name, such as {@code ProjectMovedToOperation}
 * @param subject the id of what it is about
 * @param subjectName what the matter is called now, in the language of the texts: the
 * project, group, programme, organisation or person; for a meeting the group that met,
 * for a mandate the project that has it; absent when it is not known
 * @param time when it was recorded
 * @param correlationId the click it began with
 * @param language the language of the texts
 * @param text what happened
 * @param why why the receiver got it: the first reason, in one sentence
 * @param rule the audience rule, as in {@code GET /audience-rules}
 * @param reasons every reason
 * @param link what to open
 * @param unread whether it is unread
 * @param readAt when it was marked as read
 */
record NotificationView(String id, String type, String event, String subject, @Nullable String subjectName,
		Instant time, String correlationId, Language language, String text, String why, String rule,
		List<ReasonView> reasons, Notification.Link link, boolean unread, @Nullable Instant readAt) {

	/**
	 * One reason.
	 *
	 * @param relation how the receiver is related to what happened
	 * @param text the same in words
	 */
	record ReasonView(Relation relation, String text) {
	}

}
