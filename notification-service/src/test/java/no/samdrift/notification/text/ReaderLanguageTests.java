package no.samdrift.notification.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import no.samdrift.events.EventFamily;
import no.samdrift.events.Language;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.Facts;

import static org.assertj.core.api.Assertions.assertThat;

class ReaderLanguageTests {

	@ParameterizedTest
	@CsvSource({ "EN, NYNORSK, EN", ", NYNORSK, NN", ", BOKMAL, NB", ", NEUTRAL, NB", ", , NB" })
	void thePersonsChoiceThenTheOrganisationsDecisionThenBokmaal(Language chosen, LanguageDecision decision,
			Language read) {
		Story story = new Story("language");
		Facts facts = new Facts(TheService.PREFIX);
		facts.keep(EventFamily.PERSON, story.person("per").value(), 1, story.personCard("per", "granvag", chosen));
		facts.keep(EventFamily.ORGANISATION, story.organisation("granvag").value(), 1,
				story.organisation("granvag", OrganisationType.MUNICIPALITY, decision));

		assertThat(new ReaderLanguage(facts).of(story.person("per"))).isEqualTo(read);
	}

}
