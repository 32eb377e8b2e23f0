package no.samdrift.portal.group;

import java.util.Set;

import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Form;
import org.springframework.stereotype.Component;

/** What each command of a group and of its seats is asked for with. */
@Component
class GroupForms {

	/** The commands that are about a seat. */
	static final Set<String> OF_SEATS = Set.of("appoint", "succeed", "continue", "end-membership", "abolish");

	/** The commands that are about the group. */
	static final Set<String> OF_GROUPS = Set.of("extend", "establish-seat");

	private final Choices choices;

	GroupForms(Choices choices) {
		this.choices = choices;
	}

	/** The form for a command. */
	Form form(String command) {
		return switch (command) {
			case "appoint" -> Form.of(command, Field.choice("personId", this.choices.people()),
					Field.of("from", Kind.PARTIAL_DATE), Field.of("to", Kind.PARTIAL_DATE).optional());
			case "succeed" ->
				Form.of(command, Field.choice("successorId", this.choices.people()), Field.of("on", Kind.PARTIAL_DATE));
			case "continue" ->
				Form.of(command, Field.of("on", Kind.PARTIAL_DATE), Field.of("to", Kind.PARTIAL_DATE).optional());
			case "end-membership" -> Form.of(command, Field.choice("reason", this.choices.values(EndReason.class)),
					Field.of("on", Kind.PARTIAL_DATE));
			case "abolish" -> Form.of(command, Field.of("on", Kind.PARTIAL_DATE), Field.of("reason", Kind.TEXT));
			case "establish-seat" ->
				Form.of(command, Field.choice("organisationId", this.choices.organisations()).optional(),
						Field.of("office", Kind.LINE).optional(),
						Field.choice("category", this.choices.values(SeatCategory.class)),
						Field.of("exOfficio", Kind.YES_NO).optional(), Field.of("establishedOn", Kind.PARTIAL_DATE));
			case "extend" -> Form.of(command, Field.of("reason", Kind.TEXT), Field.of("effectiveOn", Kind.PARTIAL_DATE),
					Field.rows("seats", Field.choice("organisationId", this.choices.organisations()).optional(),
							Field.of("office", Kind.LINE).optional(),
							Field.choice("category", this.choices.values(SeatCategory.class)),
							Field.of("exOfficio", Kind.YES_NO).optional(),
							Field.choice("holderId", this.choices.people()).optional()));
			default -> throw new IllegalArgumentException(command);
		};
	}

}
