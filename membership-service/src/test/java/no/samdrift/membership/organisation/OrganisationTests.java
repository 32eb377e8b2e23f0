package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.CodeScheme;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplitOff;
import no.samdrift.events.membership.OrganisationEvent.OfficeHolderChanged;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrganisationTests {

	private static final LocalDate NEW_YEAR_2024 = LocalDate.of(2024, 1, 1);

	private final Organisation alesund = municipality("alesund", "1507", "2020");

	@Test
	void aMunicipalityKeepsItsOldNumberForWhatHappenedBefore() {
		Organisation changed = this.alesund.changeMunicipalityNumber("1508", NEW_YEAR_2024, (own, code) -> false)
			.state();
		assertThat(changed.hasCode("1507", LocalDate.of(2023, 12, 31))).isTrue();
		assertThat(changed.hasCode("1508", LocalDate.of(2023, 12, 31))).isFalse();
		assertThat(changed.hasCode("1507", NEW_YEAR_2024)).isFalse();
		assertThat(changed.hasCode("1508", NEW_YEAR_2024)).isTrue();
	}

	@Test
	void bothNumbersMayBeRegisteredAtOnceButNotForTheSameTime() {
		OrganisationCode old = code("1507", "2020", "2023");
		OrganisationCode present = code("1508", "2024", null);
		assertThat(Organisation.register(new OrganisationId("alesund"), register(old, present), (own, code) -> false)
			.state()
			.codes()).containsExactly(old, present);
		Refused refused = catchThrowableOfType(Refused.class, () -> Organisation.register(new OrganisationId("alesund"),
				register(code("1507", "2020", null), present, code("15", "2020", null)), (own, code) -> false));
		assertThat(refused.aboutInput()).isTrue();
		assertThat(refused.unmet().stream().map(Refused.Unmet::code)).containsExactly("code-malformed",
				"codes-overlap");
	}

	@Test
	void aNumberBelongsToOneMunicipalityAtATime() {
		assertThat(codes(() -> this.alesund.changeMunicipalityNumber("1508", NEW_YEAR_2024, (own, code) -> true)))
			.containsExactly("code-taken");
		assertThat(codes(() -> this.alesund.changeMunicipalityNumber("1507", NEW_YEAR_2024, (own, code) -> false)))
			.containsExactly("number-unchanged");
	}

	@Test
	void aSplitOffMunicipalityHearsOfItOnce() {
		Organisation haram = municipality("haram", "1580", "2024");
		Organisation split = this.alesund.split(haram.id(), Optional.of(haram), NEW_YEAR_2024).state();
		assertThat(split.split(haram.id(), Optional.of(haram), NEW_YEAR_2024).events()).isEmpty();
		Outcome<Organisation> told = haram.splitOffFrom(this.alesund.id(), NEW_YEAR_2024);
		assertThat(told.events())
			.containsExactly(new MunicipalitySplitOff(haram.id(), this.alesund.id(), NEW_YEAR_2024));
		assertThat(told.state().splitOffFrom(this.alesund.id(), NEW_YEAR_2024).events()).isEmpty();
	}

	@Test
	void aMergedMunicipalityHasNoNumberAfterwards() {
		Organisation haram = municipality("haram", "1534", "2018");
		Organisation merged = haram.merge(this.alesund.id(), Optional.of(this.alesund), LocalDate.of(2020, 1, 1))
			.state();
		assertThat(merged.mergedInto()).isEqualTo(this.alesund.id());
		assertThat(merged.hasCode("1534", LocalDate.of(2019, 12, 31))).isTrue();
		assertThat(merged.hasCode("1534", LocalDate.of(2020, 1, 1))).isFalse();
		assertThat(codes(() -> merged.merge(haram.id(), Optional.empty(), NEW_YEAR_2024)))
			.containsExactly("organisation-merged", "another-municipality-needed", "organisation-unknown");
	}

	@Test
	void theHolderOfAnOfficeChangesOnce() {
		PersonId holder = new PersonId("p1");
		Outcome<Organisation> told = this.alesund.recordOfficeHolder("Kommunedirektør", holder, PartialDate.of("2022"),
				(person) -> true);
		assertThat(told.events()).singleElement().isInstanceOf(OfficeHolderChanged.class);
		assertThat(told.state()
			.recordOfficeHolder("kommunedirektør", holder, PartialDate.unknown(), (person) -> true)
			.events()).isEmpty();
		assertThat(codes(() -> told.state()
			.recordOfficeHolder("kommunedirektør", new PersonId("p2"), PartialDate.of("2021"), (person) -> false)))
			.containsExactly("person-unknown", "before-present-office-holder");
	}

	@Test
	void aLanguageDecisionKeepsItsSource() {
		Organisation decided = this.alesund.recordLanguageDecision(LanguageDecision.NYNORSK, Provenance.STATED).state();
		assertThat(decided.languageDecision().provenance()).isEqualTo(Provenance.STATED);
		assertThat(decided.recordLanguageDecision(LanguageDecision.NYNORSK, Provenance.STATED).events()).isEmpty();
	}

	private static Organisation municipality(String id, String number, String from) {
		return Organisation.register(new OrganisationId(id), register(code(number, from, null)), (own, code) -> false)
			.state();
	}

	private static RegisterOrganisation register(OrganisationCode... codes) {
		return new RegisterOrganisation(null, LanguageMap.nb("Kommune"), OrganisationType.MUNICIPALITY, List.of(codes),
				null, null);
	}

	private static OrganisationCode code(String number, String from, String to) {
		return new OrganisationCode(CodeScheme.MUNICIPALITY_NUMBER, number, PartialDate.of(from),
				(to != null) ? PartialDate.of(to) : null);
	}

	private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return catchThrowableOfType(Refused.class, call).unmet().stream().map(Refused.Unmet::code).toList();
	}

}
