package no.samdrift.portal.meeting;

import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.membership.AgendaItemType;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.Presence;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.form.Form;

import org.springframework.stereotype.Component;

/** What each record of a meeting is asked for with. */
@Component
class MeetingForms {

	private static final String RECORD_MEETING = "record-meeting";

	private static final List<Certainty> SAID_OR_INFERRED = List.of(Certainty.STATED, Certainty.INFERRED);

	private final Choices choices;

	MeetingForms(Choices choices) {
		this.choices = choices;
	}

	/** That there was a meeting. */
	Form meeting() {
		return Form.of(RECORD_MEETING, Field.of("heldOn", Kind.PARTIAL_DATE),
				Field.of("firstOfComposition", Kind.YES_NO).optional());
	}

	/**
	 * What was said there, or who was there.
	 * @param seats the group's seats then
	 * @param projects the projects of its programme
	 */
	Form form(String command, List<Option> seats, List<Option> projects) {
		return switch (command) {
			case "record-presentation" -> Form.of(command, Field.of("title", Kind.SHORT_TEXT),
					Field.choice("type", this.choices.values(AgendaItemType.class)).optional(),
					Field.rows("presenters", Field.choice("personId", this.choices.people()).optional()),
					Field.checks("projectIds", projects), Field.of("themes", Kind.LINES).optional());
			case "record-attendance" -> Form.of(command,
					Field.rows("rows", Field.choice("personId", this.choices.people()),
							Field.choice("role", this.choices.values(AttendanceRole.class)),
							Field.choice("presence", this.choices.values(Presence.class)),
							Field.choice("seatId", seats).optional(),
							Field.choice("provenance.certainty", this.choices.values(SAID_OR_INFERRED)).optional(),
							Field.of("provenance.source", Kind.LINE).optional()));
			case "record-substitute" ->
				Form.of(command, Field.choice("seatId", seats), Field.choice("personId", this.choices.people()),
						Field.radio("provenance.certainty", this.choices.values(SAID_OR_INFERRED)).optional(),
						Field.of("provenance.source", Kind.LINE).optional());
			case "record-input" -> Form.of(command, Field.of("text", Kind.TEXT),
					Field.choice("givenBy", this.choices.people()).optional());
			case "record-consensus" -> Form.of(command, Field.of("text", Kind.TEXT));
			default -> throw new IllegalArgumentException(command);
		};
	}

}
