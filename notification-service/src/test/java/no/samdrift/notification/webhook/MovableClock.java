package no.samdrift.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Goes like every clock, and can be put forward. */
final class MovableClock extends Clock {

	private volatile Duration ahead = Duration.ZERO;

	void forward(Duration duration) {
		this.ahead = this.ahead.plus(duration);
	}

	@Override
	public ZoneId getZone() {
		return ZoneId.of("Europe/Oslo");
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead);
	}

}
