package no.samdrift.portal.operations;

import java.util.function.Predicate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * What was seen while somebody looked: enough of it to tell what grows, and when a
 * service was last there. It is this instance's alone and begins anew with it.
 */
@Component
class Looks {

	private static final Duration KEPT = Duration.ofMinutes(10);

	/** «For minutes», as the handbook says. */
	private static final Duration MINUTES = Duration.ofMinutes(2);

	private static final Duration BETWEEN = Duration.ofSeconds(4);

	private final Map<String, Deque<Look>> values = new ConcurrentHashMap<>();

	private final Map<String, Instant> seenUp = new ConcurrentHashMap<>();

	private final Clock clock;

	Looks(Clock clock) {
		this.clock = clock;
	}

	void isUp(String service) {
		this.seenUp.put(service, this.clock.instant());
	}

	/** When a service was last seen; empty when it was not since this portal began. */
	Optional<Instant> lastUp(String service) {
		return Optional.ofNullable(this.seenUp.get(service));
	}

	/** Keeps a value and tells whether it is a reason to worry. */
	boolean worries(String service, Measure measure, double value) {
		List<Look> before = keep(service + "/" + measure, value);
		return switch (measure.worry().kind()) {
			case NEVER -> false;
			case ABOVE -> value > measure.worry().limit();
			case GROWING -> isGrowing(before, value);
			case NONE_FOR_MINUTES -> value == 0 && isFor(before, (look) -> look.value() == 0);
			case SOME_FOR_MINUTES -> value > 0 && isFor(before, (look) -> look.value() > 0);
		};
	}

	private List<Look> keep(String key, double value) {
		Instant now = this.clock.instant();
		Deque<Look> looks = this.values.computeIfAbsent(key, (unused) -> new ArrayDeque<>());
		synchronized (looks) {
			looks.removeIf((look) -> look.at().isBefore(now.minus(KEPT)));
			List<Look> before = List.copyOf(looks);
			if (before.isEmpty() || !before.getLast().at().plus(BETWEEN).isAfter(now)) {
				looks.addLast(new Look(now, value));
			}
			return before;
		}
	}

	/**
	 * It is more than minutes ago, was never less in between, and grew in the last
	 * minutes as well as it had before.
	 */
	private boolean isGrowing(List<Look> before, double value) {
		Instant then = this.clock.instant().minus(MINUTES);
		List<Look> lately = before.stream().filter((look) -> !look.at().isBefore(then)).toList();
		List<Look> earlier = before.stream().filter((look) -> look.at().isBefore(then)).toList();
		if (earlier.isEmpty() || lately.isEmpty()) {
			return false;
		}
		double from = earlier.getLast().value();
		double previous = from;
		for (Look look : lately) {
			if (look.value() < previous) {
				return false;
			}
			previous = look.value();
		}
		double middle = lately.get(lately.size() / 2).value();
		return value >= previous && middle > from && value > middle;
	}

	private boolean isFor(List<Look> before, Predicate<Look> state) {
		Instant then = this.clock.instant().minus(MINUTES);
		return before.stream().anyMatch((look) -> look.at().isBefore(then))
				&& before.stream().filter((look) -> !look.at().isBefore(then)).allMatch(state);
	}

	/**
	 * A value that was seen.
	 *
	 * @param at when
	 * @param value the value
	 */
	private record Look(Instant at, double value) {
	}

}
