package no.samdrift.notification.inbox;

import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.Language;
import no.samdrift.notification.text.Narrator;

/** Puts a notification into words when it is read. */
final class Telling {

	private final Narrator narrator;

	Telling(Narrator narrator) {
		this.narrator = narrator;
	}

	NotificationView of(Notification notification, Language language) {
		String text = notification.event()
			.map((DomainEvent event) -> this.narrator.tell(event, language))
			.orElseGet(notification::rule);
		List<NotificationView.ReasonView> reasons = notification.reasons()
			.stream()
			.map((reason) -> new NotificationView.ReasonView(reason.relation(), this.narrator.why(reason, language)))
			.toList();
		return new NotificationView(notification.eventId(), notification.type(), notification.rule(),
				notification.subject(),
				this.narrator.subject(notification.link().kind(), notification.link().id(), language).orElse(null),
				notification.time(), notification.correlationId(), language, text, reasons.getFirst().text(),
				notification.rule(), reasons, notification.link(), notification.readAt() == null,
				notification.readAt());
	}

}
