package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.journal.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes of one register do not overlap in time. */
class CodesProperties {

	@Property(tries = 300)
	void onEveryDayAMunicipalityHasAtMostOneNumber(@ForAll("days") List<LocalDate> changes,
			@ForAll("day") LocalDate day) {
		Organisation municipality = Organisation
			.register(new OrganisationId("m"),
					new RegisterOrganisation(null, LanguageMap.nb("Fjordvik"), OrganisationType.MUNICIPALITY, null,
							null, null),
					(own, code) -> false)
			.state();
		int number = 1000;
		for (LocalDate change : changes) {
			try {
				municipality = municipality
					.changeMunicipalityNumber(Integer.toString(number++), change, (own, code) -> false)
					.state();
			}
			catch (Refused ex) {
				assertThat(ex.unmet().getFirst().code()).isEqualTo("codes-overlap");
			}
		}
		assertThat(CodesInTime.on(municipality.codes(), day)).hasSizeLessThanOrEqualTo(1);
	}

	@Provide
	Arbitrary<LocalDate> day() {
		return Arbitraries.integers().between(0, 3650).map(LocalDate.of(2018, 1, 1)::plusDays);
	}

	@Provide
	Arbitrary<List<LocalDate>> days() {
		return day().list().ofMaxSize(6);
	}

}
