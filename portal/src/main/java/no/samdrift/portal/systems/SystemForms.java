package no.samdrift.portal.systems;

import java.util.List;

import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.language.Say;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What integrators are asked. */
@Component
class SystemForms {

	private final Say say;

	SystemForms(Say say) {
		this.say = say;
	}

	Form register() {
		return Form.of("webhook-register", Field.of("name", Kind.LINE), Field.of("endpoint", Kind.LINE),
				Field.of("filter.types", Kind.LINES).optional(), Field.of("filter.focusAreas", Kind.LINES).optional(),
				Field.of("filter.projects", Kind.LINES).optional(), from("from"));
	}

	Form credential() {
		return Form.of("kafka-credential", Field.of("purpose", Kind.LINE));
	}

	/** What a feed address is made with. */
	Form feedAddress() {
		return Form.of("feed-address", Field.of("name", Kind.LINE));
	}

	/** The form of a command on a webhook. */
	Form webhook(String command) {
		return switch (command) {
			case "change" -> Form.of("webhook-change", Field.of("name", Kind.LINE),
					Field.of("endpoint", Kind.LINE).optional(), Field.of("filter.types", Kind.LINES).optional(),
					Field.of("filter.focusAreas", Kind.LINES).optional(),
					Field.of("filter.projects", Kind.LINES).optional());
			case "rotate-secret" -> Form.of("webhook-rotate-secret", Field.of("overlapHours", Kind.WHOLE).optional());
			case "park" -> Form.of("webhook-park", Field.of("reason", Kind.TEXT));
			case "rewind" -> Form.of("webhook-rewind", Field.of("to", Kind.LINE));
			case "pause", "resume", "end", "test", "redeliver" -> Form.of("webhook-" + command);
			default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	private Field from(String path) {
		return Field.radio(path, List.of(Field.Option.of("now", this.say.text("systems.from.now")),
				Field.Option.of("beginning", this.say.text("systems.from.beginning"))));
	}

	/** The form with what holds now. */
	static Act filled(Act act, String command, Webhook webhook) {
		return switch (command) {
			case "change" -> filled(act.with("name", webhook.name()), webhook.filter());
			case "rotate-secret" -> act.with("overlapHours", "24");
			default -> act;
		};
	}

	private static Act filled(Act act, SubscriptionFilter filter) {
		return act.with("filter.types", String.join("\n", filter.types()))
			.with("filter.focusAreas", String.join("\n", filter.focusAreas()))
			.with("filter.projects", String.join("\n", filter.projects().stream().map(ProjectId::value).toList()));
	}

}
