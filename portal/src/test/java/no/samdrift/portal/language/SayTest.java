package no.samdrift.portal.language;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data is put into the reader's words, and never said more exactly than it was stated.
 */
class SayTest {

	private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T11:00:00Z"), ZoneId.of("Europe/Oslo"));

	private Say say;

	@BeforeEach
	void begin() throws Exception {
		this.say = new Say(new TextsConfiguration().messageSource(), NOON);
	}

	@AfterEach
	void end() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@CsvSource({ "NB, 2022-03-23, 23. mars 2022", "NN, 2022-03, mars 2022", "EN, 2022-03-23, 23 March 2022",
			"NB, 2019, 2019", "NB, unknown, ikke oppgitt", "NN, unknown, ikkje oppgitt", "EN, unknown, not stated" })
	void aDateStaysAsExactAsItWasStated(Language language, String stated, String said) {
		read(language);

		assertThat(this.say.date(PartialDate.of(stated))).isEqualTo(said);
	}

	@Test
	void aTextInAnotherLanguageSaysSo() {
		read(Language.EN);

		LanguageMap.Text text = this.say.data(LanguageMap.nb("Vann"));
		assertThat(text.value()).isEqualTo("Vann");
		assertThat(this.say.foreign(text)).isEqualTo("nb");
		read(Language.NB);
		assertThat(this.say.foreign(this.say.data(LanguageMap.nb("Vann")))).isNull();
	}

	@Test
	void whatHasNoTextHereIsCalledByItsName() {
		read(Language.NN);

		assertThat(this.say.textOr("event.PilotStarted", "PilotStarted")).isEqualTo("Piloten starta");
		assertThat(this.say.textOr("event.NotInventedYet", "NotInventedYet")).isEqualTo("NotInventedYet");
	}

	@Test
	void aDayIsNearOrFar() {
		read(Language.NB);

		assertThat(this.say.due(LocalDate.parse("2026-11-25"))).isEqualTo("i dag");
		assertThat(this.say.nearDay(Instant.parse("2026-11-24T22:59:00Z"))).isEqualTo("I går");
		assertThat(this.say.nearDay(Instant.parse("2026-11-24T23:01:00Z"))).as("past midnight in Norway")
			.isEqualTo("I dag");
	}

	private static void read(Language language) {
		LocaleContextHolder.setLocale(language.locale());
	}

}
