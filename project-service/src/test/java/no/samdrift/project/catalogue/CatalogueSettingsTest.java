package no.samdrift.project.catalogue;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A wrong setting stops the start and says what to change. */
class CatalogueSettingsTest {

	private static final URI LICENCE = URI.create("https://data.norge.no/nlod/no/2.0");

	@Test
	void aLicenceIsAWholeAddress() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CatalogueSettings(URI.create("NLOD"), Duration.ZERO))
			.withMessageContaining("samdrift.catalogue.license must be a whole address");
	}

	@Test
	void nothingIsKeptForLessThanNoTime() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CatalogueSettings(LICENCE, Duration.ofSeconds(-1)))
			.withMessageContaining("samdrift.catalogue.max-age must be 0s or more");
	}

}
