package no.samdrift.notification.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	@ParameterizedTest
	@CsvSource({ "1, PT5S", "2, PT10S", "3, PT20S", "10, PT42M40S", "11, PT1H", "500, PT1H" })
	void eachWaitIsTwiceTheOneBeforeUpToAnHour(int attempts, Duration wait) {
		assertThat(backoff(0.5).next(attempts, Optional.empty())).isEqualTo(NOW.plus(wait));
	}

	@ParameterizedTest
	@CsvSource({ "0.0, PT4S", "1.0, PT6S" })
	void giveOrTakeAFifth(double random, Duration wait) {
		assertThat(backoff(random).next(1, Optional.empty())).isEqualTo(NOW.plus(wait));
	}

	@ParameterizedTest
	@CsvSource({ "120, PT2M", "1, PT5S", "'Wed, 25 Nov 2026 12:10:00 GMT', PT10M", "999999999, PT24H",
			"'Wed, 25 Nov 2099 12:10:00 GMT', PT24H", "soon, PT5S", "-5, PT5S" })
	void notBeforeTheOtherSideWantsToBeCalled(String retryAfter, Duration wait) {
		assertThat(backoff(0.5).next(1, Optional.of(retryAfter))).isEqualTo(NOW.plus(wait));
	}

	private static Backoff backoff(double random) {
		return new Backoff(Duration.ofSeconds(5), Duration.ofHours(1), Clock.fixed(NOW, ZoneOffset.UTC), () -> random);
	}

}
