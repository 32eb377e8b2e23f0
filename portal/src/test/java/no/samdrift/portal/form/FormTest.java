package no.samdrift.portal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is filled in becomes the command's JSON, and nothing is invented for what is not.
 */
class FormTest {

	private final List<FieldError> errors = new ArrayList<>();

	@Test
	void aTextIsSentInTheLanguageThatItWasWrittenIn() {
		Form form = Form.of("pause", Field.of("reason", Kind.TEXT));

		assertThat(command(form, Language.NN, Map.of("reason", List.of(" Vi ventar på svar. "))))
			.isEqualTo("{\"reason\":{\"nn\":\"Vi ventar på svar.\"}}");
	}

	@Test
	void whatIsNotFilledInIsNotSent() {
		Form form = Form.of("start-pilot", Field.of("decisionDue", Kind.DAY),
				Field.choice("receiverCandidate.organisationId", List.of(Option.of("molde", "Molde"))).optional(),
				Field.of("receiverCandidate.names", Kind.NAMES).optional());

		assertThat(command(form, Language.NB, Map.of("decisionDue", List.of("2027-01-31"))))
			.isEqualTo("{\"decisionDue\":\"2027-01-31\"}");
	}

	@Test
	void aPathBecomesAnObject() {
		Form form = Form.of("name-owning-unit",
				Field.choice("owningUnit.organisationId", List.of(Option.of("molde", "Molde"))),
				Field.of("owningUnit.names", Kind.NAMES));

		assertThat(command(form, Language.NB,
				Map.of("owningUnit.organisationId", List.of("molde"), "owningUnit.names.nb", List.of("Vann"))))
			.isEqualTo("{\"owningUnit\":{\"organisationId\":\"molde\",\"names\":{\"nb\":\"Vann\"}}}");
	}

	@ParameterizedTest
	@CsvSource({ "'', '', 2019, 2019", "'', 3, 2019, 2019-03", "7, 3, 2019, 2019-03-07" })
	void aDateIsAsExactAsItWasStated(String day, String month, String year, String date) {
		Form form = Form.of("add-partner", Field.of("joinedOn", Kind.PARTIAL_DATE));

		assertThat(command(form, Language.NB,
				Map.of("joinedOn.day", List.of(day), "joinedOn.month", List.of(month), "joinedOn.year", List.of(year))))
			.isEqualTo("{\"joinedOn\":{\"value\":\"" + date + "\"}}");
	}

	@Test
	void aDateThatNobodyHasSaidIsUnknownAndNotMissing() {
		Form form = Form.of("add-partner", Field.of("joinedOn", Kind.PARTIAL_DATE));

		assertThat(command(form, Language.NB, Map.of("joinedOn.unknown", List.of("true"))))
			.isEqualTo("{\"joinedOn\":{\"value\":\"unknown\"}}");
	}

	@Test
	void aDayThatDoesNotExistIsNotSent() {
		Form form = Form.of("pause", Field.of("reviewOn", Kind.DAY), Field.of("leftOn", Kind.PARTIAL_DATE));
		command(form, Language.NB, Map.of("reviewOn", List.of("2027-02-30"), "leftOn.day", List.of("31"),
				"leftOn.month", List.of("2"), "leftOn.year", List.of("2027")));

		assertThat(this.errors).extracting(FieldError::fieldId).containsExactly("field-reviewOn", "field-leftOn");
	}

	@Test
	void aNumberIsReadWithTheDecimalSignOfTheReader() {
		Form form = Form.of("measure-zero-point", Field.of("value", Kind.NUMBER));

		assertThat(command(form, Language.NB, Map.of("value", List.of("31,5")))).isEqualTo("{\"value\":31.5}");
	}

	@Test
	void linesBecomeAList() {
		Form form = Form.of("assess-criterion", Field.of("evidenceRefs", Kind.LINES));

		assertThat(command(form, Language.NB, Map.of("evidenceRefs", List.of("sak 12/26\n\n notat \n"))))
			.isEqualTo("{\"evidenceRefs\":[\"sak 12/26\",\"notat\"]}");
	}

	@Test
	void rowsThatAreLeftEmptyAreLeftOut() {
		Form form = Form.of("stop", Field.rows("lessons", Field.of("advice", Kind.TEXT)));

		assertThat(command(form, Language.NB,
				Map.of("lessons[0].advice", List.of(""), "lessons[1].advice", List.of("Mål først."))))
			.isEqualTo("{\"lessons\":[{\"advice\":{\"nb\":\"Mål først.\"}}]}");
	}

	private String command(Form form, Language language, Map<String, List<String>> values) {
		return form.command(new Input(values), language, this.errors).toString();
	}

}
