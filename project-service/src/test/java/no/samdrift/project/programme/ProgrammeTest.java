package no.samdrift.project.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.project.programme.Programme.DefineFocusArea;
import no.samdrift.project.programme.Programme.RetireFocusArea;
import no.samdrift.project.programme.Programme.StartProgramme;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProgrammeTest {

	private static final ProgrammeId ID = new ProgrammeId("demo");

	private static final OrganisationId HOST = new OrganisationId("demo-fjordvik");

	private static Programme programme(String startedOn) {
		return Programme
			.start(ID,
					new StartProgramme(null, LanguageMap.nb("Demo"), PartialDate.of(startedOn), HOST,
							List.of(area("vann"), area("data"))),
					(id) -> Optional.of(OrganisationType.MUNICIPALITY))
			.state();
	}

	private static DefineFocusArea area(String code) {
		return new DefineFocusArea(code, LanguageMap.nb(code));
	}

	@Test
	void theYearItStartedCountsAsTheFirst() {
		LocalDate firstMeeting = LocalDate.of(2022, 3, 23);
		assertThat(programme("2019").yearOn(firstMeeting)).hasValue(4);
		assertThat(programme("2019-08-15").yearOn(firstMeeting)).hasValue(4);
		assertThat(programme("unknown").yearOn(firstMeeting)).isEqualTo(OptionalInt.empty());
		assertThat(programme("2023").yearOn(firstMeeting)).isEqualTo(OptionalInt.empty());
	}

	@Test
	void aHostThatHasNotArrivedIsNotGuessedAbout() {
		StartProgramme command = new StartProgramme(null, LanguageMap.nb("Demo"), null, HOST, null);
		assertThatExceptionOfType(FactNotYetKnown.class)
			.isThrownBy(() -> Programme.start(ID, command, (id) -> Optional.empty()));
	}

	@Test
	void aRetiredFocusAreaComesBackWhenItIsDefinedAgain() {
		Programme retired = programme("2019").retireFocusArea(new RetireFocusArea("vann")).state();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> retired.admit(List.of("vann", "romfart")))
			.satisfies((refused) -> assertThat(refused.unmet()).extracting(Refused.Unmet::code)
				.containsExactly("focus-area-retired", "focus-area-unknown"));
		Outcome<Programme> back = retired.defineFocusArea(area("vann"));
		assertThat(back.events())
			.containsExactly(new ProgrammeEvent.FocusAreaDefined(ID, "vann", LanguageMap.nb("vann")));
		back.state().admit(List.of("vann"));
	}

	@Test
	void definingWhatThereIsChangesNothing() {
		assertThat(programme("2019").defineFocusArea(area("vann")).events()).isEmpty();
	}

}
