package no.samdrift.portal.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTest {

	private final Hand clock = new Hand();

	private final Looks looks = new Looks(this.clock);

	@Test
	void aLimitIsPassedAtOnce() {
		assertThat(this.looks.worries("a", Measure.UNPUBLISHED_AGE, 30)).isFalse();
		assertThat(this.looks.worries("a", Measure.UNPUBLISHED_AGE, 31)).isTrue();
	}

	@Test
	void whatGrowsForMinutesIsAWorry() {
		for (int i = 0; i < 12; i++) {
			this.clock.now = this.clock.now.plusSeconds(10);
			assertThat(this.looks.worries("a", Measure.LAG, i)).as("after %d s", i * 10).isFalse();
		}
		this.clock.now = this.clock.now.plusSeconds(60);
		assertThat(this.looks.worries("a", Measure.LAG, 30)).isTrue();
	}

	@Test
	void whatGrewOnceIsNone() {
		for (int i = 0; i < 60; i++) {
			this.clock.now = this.clock.now.plusSeconds(10);
			assertThat(this.looks.worries("a", Measure.RETRIES, (i < 20) ? 1 : 5)).as("after %d s", i * 10).isFalse();
		}
	}

	@Test
	void whatIsNotReadForMinutesIsAWorry() {
		assertThat(this.looks.worries("a", Measure.FACTS_CURRENT, 0)).isFalse();
		this.clock.now = this.clock.now.plusSeconds(60);
		assertThat(this.looks.worries("a", Measure.FACTS_CURRENT, 0)).isFalse();
		this.clock.now = this.clock.now.plusSeconds(90);
		assertThat(this.looks.worries("a", Measure.FACTS_CURRENT, 0)).isTrue();
		assertThat(this.looks.worries("a", Measure.FACTS_CURRENT, 1)).isFalse();
	}

	@Test
	void servicesAreNotMixedUp() {
		this.looks.isUp("a");

		assertThat(this.looks.lastUp("a")).contains(this.clock.now);
		assertThat(this.looks.lastUp("b")).isEmpty();
	}

	/** A clock that stands until it is moved. */
	private static final class Hand extends Clock {

		private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
