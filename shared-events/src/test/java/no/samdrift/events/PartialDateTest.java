package no.samdrift.events;

import java.time.LocalDate;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PartialDateTest {

	@Test
	void aYearIsNeverFilledInToItsFirstDay() {
		PartialDate year = PartialDate.of("2019");

		assertThat(year.surelyBy(LocalDate.of(2019, 6, 30))).isFalse();
		assertThat(year.maybeBy(LocalDate.of(2019, 1, 1))).isTrue();
		assertThat(year.surelyBy(LocalDate.of(2019, 12, 31))).isTrue();
		assertThat(year.maybeBy(LocalDate.of(2018, 12, 31))).isFalse();
	}

	@Test
	void anUnknownDateMayAlwaysHaveComeAndNeverSurely() {
		assertThat(PartialDate.unknown().maybeBy(LocalDate.MIN)).isTrue();
		assertThat(PartialDate.unknown().surelyBy(LocalDate.MAX)).isFalse();
		assertThat(PartialDate.unknown().provenance().certainty()).isEqualTo(Certainty.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "22", "2022-13", "2022-02-30", "23.03.2022", "Unknown" })
	void whatIsNoDateIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.of(text));
	}

	@Test
	void itIsWrittenAsOneValueWithItsProvenance() {
		String json = EventJson.mapper().writeValueAsString(PartialDate.of("2022-03"));

		assertThat(json).isEqualTo("{\"value\":\"2022-03\",\"provenance\":{\"certainty\":\"STATED\"}}");
		assertThat(EventJson.mapper().readValue(json, PartialDate.class)).isEqualTo(PartialDate.of("2022-03"));
		assertThat(EventJson.mapper().readValue("{\"value\":\"2022\"}", PartialDate.class))
			.isEqualTo(PartialDate.of("2022"));
	}

	@Property
	void whatSurelyHasComeMayHaveCome(@ForAll @IntRange(min = 1900, max = 2100) int year,
			@ForAll @IntRange(min = 1, max = 12) int month, @ForAll @IntRange(min = 0, max = 80_000) int day) {
		LocalDate asked = LocalDate.of(1890, 1, 1).plusDays(day);
		for (PartialDate date : new PartialDate[] { PartialDate.of("%04d".formatted(year)),
				PartialDate.of("%04d-%02d".formatted(year, month)) }) {
			Assume.that(date.surelyBy(asked));
			assertThat(date.maybeBy(asked)).isTrue();
		}
	}

}
