package no.samdrift.journal.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import no.samdrift.journal.topics.WrongSetting;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClockSettingTest {

	private final JournalAutoConfiguration journal = new JournalAutoConfiguration(named("project-service"));

	@Test
	void theClockIsNorwaysAndGoesAheadWhenItIsTold() {
		Clock clock = this.journal.clock(Duration.ofDays(31));

		assertThat(clock.getZone().getId()).isEqualTo("Europe/Oslo");
		assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant())).isBetween(Duration.ofDays(30),
				Duration.ofDays(32));
	}

	@Test
	void aClockThatGoesBackStopsTheStartWithASentence() {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> this.journal.clock(Duration.ofDays(-1)))
			.withMessageContaining("samdrift.clock.ahead")
			.withMessageContaining("such as 31d");
	}

	private static Environment named(String service) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("samdrift.service-name", service)));
		return environment;
	}

}
