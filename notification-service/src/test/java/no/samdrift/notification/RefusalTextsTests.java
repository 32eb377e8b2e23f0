package no.samdrift.notification;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import no.samdrift.events.Language;
import no.samdrift.http.language.Texts;
import no.samdrift.http.testing.RefusalTexts;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTextsTests {

	@Test
	void everyRefusalHasItsReasonAndItsWayOutInThreeLanguages() {
		assertThat(RefusalTexts.missing(Path.of("src/main/java"))).isEmpty();
	}

	@Test
	void everyProblemOfItsOwnHasATitleInThreeLanguages() {
		Texts texts = Texts.ofClassPath();
		for (Language language : Language.values()) {
			for (String code : new String[] { "cursor-unknown", "cursor-foreign", "cursor-expired",
					"snapshot-not-ready", "too-many-readers", "receiver-busy", "kafka-credentials-not-available",
					"too-many-credentials" }) {
				assertThat(texts.find("problem." + code, language)).as(code + " in " + language).isPresent();
			}
		}
	}

}
