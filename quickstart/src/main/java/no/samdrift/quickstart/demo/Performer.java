package no.samdrift.quickstart.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Gives commands one after the other. It knows the version of what it changed last, and
 * waits for facts that are on their way between the services.
 */
final class Performer {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Services services;

	private final Map<String, String> versions = new ConcurrentHashMap<>();

	Performer(Services services) {
		this.services = services;
	}

	/**
	 * Gives a command until it is taken.
	 * @throws DemoStopped when it is refused, or waits too long for a fact
	 */
	Answer perform(Command command) {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (true) {
			Answer answer = attempt(command);
			if (answer.succeeded()) {
				String thing = command.changes() ? command.resource() : command.made();
				answer.version().ifPresent((version) -> this.versions.put(command.service() + thing, version));
				return answer;
			}
			if (answer.status() == 412 && Instant.now().isBefore(deadline)) {
				// somebody else has changed it meanwhile: look again
				this.versions.remove(command.service() + command.resource());
				continue;
			}
			if (!answer.factNotYetKnown()) {
				throw new DemoStopped(command + " was refused with " + answer.refusal());
			}
			if (Instant.now().isAfter(deadline)) {
				throw new DemoStopped(command + " has waited for " + PATIENCE.toSeconds()
						+ " seconds for a fact of another service: " + answer.refusal());
			}
			pause(answer.retryAfter());
		}
	}

	/** Gives a command once, whatever comes of it. */
	Answer attempt(Command command) {
		return this.services.post(command, version(command));
	}

	/** The version that a command has seen of what it changes; none for a creation. */
	@Nullable String version(Command command) {
		if (!command.changes()) {
			return null;
		}
		return this.versions.computeIfAbsent(command.service() + command.resource(), (key) -> now(command));
	}

	private String now(Command command) {
		Answer answer = this.services.get(command.as(), command.service(), command.resource());
		Optional<String> version = answer.version();
		if (!answer.succeeded() || version.isEmpty()) {
			throw new DemoStopped(command + " has nothing to change: " + answer.refusal());
		}
		return version.get();
	}

	private static void pause(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoStopped("Interrupted");
		}
	}

}
