package no.samdrift.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SourcePrefixTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "/vest", "/smart-vestmark", "/no/smart-vestmark", "/2026" })
	void segmentsOfSmallLettersDigitsAndHyphensAreAPrefix(String prefix) {
		assertThat(new SourcePrefix(prefix).of(EventFamily.PROJECT)).hasToString(prefix + "/project-service");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "vest", "/vest/", "//vest", "/Vest", "/vést", "/a b", "/a/../b", "/a?b", "/a\n" })
	void anythingElseIsNone(String prefix) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SourcePrefix(prefix))
			.withMessageContaining("begins with '/'");
	}

	@Test
	void aProgrammeOwnsItsServicesAndNoOthers() {
		SourcePrefix vest = new SourcePrefix("/vest");

		assertThat(vest.owns("/vest/project-service")).isTrue();
		assertThat(SourcePrefix.NONE.owns("/project-service")).isTrue();
		for (String other : new String[] { "/project-service", "/vestby/project-service", "/vest",
				"/vest/nord/project-service", "/vest/../aust/project-service", "/vest/project-service/", "" }) {
			assertThat(vest.owns(other)).as(other).isFalse();
		}
		assertThat(SourcePrefix.NONE.owns("/vest/project-service")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "/vest, /vest, true", "/vest, /vest/nord, true", "/vest/nord, /vest, true", "'', /vest, true",
			"/vest, '', true", "/vest, /vestby, false", "/vest/nord, /vest/sor, false" })
	void thoseOverlapOfWhichOneIsWithinTheOther(String one, String other, boolean overlaps) {
		assertThat(new SourcePrefix(one).overlaps(new SourcePrefix(other))).isEqualTo(overlaps);
	}

}
