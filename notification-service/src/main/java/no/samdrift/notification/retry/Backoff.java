package no.samdrift.notification.retry;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * When it is tried again: after twice as long as before, give or take a fifth, so that
 * those that broke at the same time are not called at the same time; and not before they
 * want to be called.
 */
public final class Backoff {

	private static final double JITTER = 0.2;

	/** Whoever asks for more gets no more. */
	private static final Duration LONGEST_WISH = Duration.ofHours(24);

	private final Duration first;

	private final Duration longest;

	private final Clock clock;

	private final DoubleSupplier random;

	/**
	 * Waits that grow.
	 * @param first the wait after the first failure
	 * @param longest the longest wait
	 */
	public Backoff(Duration first, Duration longest, Clock clock) {
		this(first, longest, clock, () -> ThreadLocalRandom.current().nextDouble());
	}

	Backoff(Duration first, Duration longest, Clock clock, DoubleSupplier random) {
		this.first = first;
		this.longest = longest;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * When the next attempt is due.
	 * @param attempts how many attempts have failed
	 * @param retryAfter the header {@code Retry-After} of the last answer; empty when
	 * there was none
	 */
	public Instant next(int attempts, Optional<String> retryAfter) {
		Instant now = this.clock.instant();
		double factor = Math.pow(2, Math.min(attempts - 1, 40));
		double millis = Math.min(this.longest.toMillis(), this.first.toMillis() * factor);
		double jitter = 1 - JITTER + 2 * JITTER * this.random.getAsDouble();
		Instant due = now.plusMillis(Math.max(1, Math.round(millis * jitter)));
		return retryAfter.flatMap((wish) -> wished(wish, now)).filter((wish) -> wish.isAfter(due)).orElse(due);
	}

	/** Seconds or a date (RFC 9110, 10.2.3). */
	private static Optional<Instant> wished(String retryAfter, Instant now) {
		Instant latest = now.plus(LONGEST_WISH);
		try {
			Instant wish = retryAfter.strip().matches("\\d{1,9}") ? now.plusSeconds(Long.parseLong(retryAfter.strip()))
					: ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return Optional.of(wish.isAfter(latest) ? latest : wish);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
