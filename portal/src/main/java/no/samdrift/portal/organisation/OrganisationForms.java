package no.samdrift.portal.organisation;

import java.util.Arrays;
import java.util.List;

import no.samdrift.events.Language;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.language.Say;

import org.springframework.stereotype.Component;

/** What each change of the register is asked for with. */
@Component
class OrganisationForms {

	private final Choices choices;

	private final Say say;

	OrganisationForms(Choices choices, Say say) {
		this.choices = choices;
		this.say = say;
	}

	/** The form for a command on an organisation. */
	Form form(String command) {
		return switch (command) {
			case "change-municipality-number" ->
				Form.of(command, Field.of("number", Kind.LINE), Field.of("validFrom", Kind.DAY));
			case "split" ->
				Form.of(command, Field.choice("splitOff", municipalities()), Field.of("validFrom", Kind.DAY));
			case "merge" ->
				Form.of(command, Field.choice("mergedInto", municipalities()), Field.of("validFrom", Kind.DAY));
			case "record-language-decision" ->
				Form.of(command, Field.radio("decision", this.choices.values(LanguageDecision.class)),
						Field.of("provenance.source", Kind.LINE).optional());
			case "record-office-holder" -> Form.of(command, Field.of("office", Kind.LINE),
					Field.choice("holder", this.choices.people()), Field.of("since", Kind.PARTIAL_DATE));
			default -> throw new IllegalArgumentException(command);
		};
	}

	/** The form that corrects a person's entry. */
	Form person() {
		List<Option> languages = Arrays.stream(Language.values())
			.map((language) -> Option.of(language.tag(), this.say.text("language." + language.tag())))
			.toList();
		return Form.of("correct", Field.of("name", Kind.LINE),
				Field.choice("organisationId", this.choices.organisations()).optional(),
				Field.choice("language", languages).optional());
	}

	private List<Option> municipalities() {
		return this.choices.organisations(OrganisationType.MUNICIPALITY);
	}

}
