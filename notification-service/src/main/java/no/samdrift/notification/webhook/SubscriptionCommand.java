package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.project.ProjectId;

/** What an integrator asks for. */
final class SubscriptionCommand {

	private SubscriptionCommand() {
	}

	/**
	 * A new webhook.
	 *
	 * @param name what it is to be called
	 * @param endpoint the receiver's address; never shown again but by its host
	 * @param filter which events it wants; absent for all
	 * @param contactId who is told when it does not work; the caller when absent
	 * @param from {@code beginning}, {@code now} or a cursor; now when absent
	 */
	record Register(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 2000) String endpoint,
			@Nullable Filter filter, @Nullable PersonId contactId, @Nullable String from) {
	}

	/**
	 * Other terms. What is absent stays as it is.
	 *
	 * @param name what it is to be called
	 * @param endpoint the new receiver's address, which is asked and tried as the first
	 * one was
	 * @param filter which events it wants
	 * @param contactId who is told when it does not work
	 */
	record Change(@Nullable @Size(max = 100) String name, @Nullable @Size(max = 2000) String endpoint,
			@Nullable Filter filter, @Nullable PersonId contactId) {
	}

	/**
	 * A new secret.
	 *
	 * @param overlapHours for how many hours the present one signs too, 0 to 720; a day
	 * when absent
	 */
	record RotateSecret(@Nullable Integer overlapHours) {

		private static final int MOST = 720;

		boolean possible() {
			return this.overlapHours == null || this.overlapHours >= 0 && this.overlapHours <= MOST;
		}

		Duration overlap(Duration usual) {
			return (this.overlapHours != null) ? Duration.ofHours(this.overlapHours) : usual;
		}

	}

	/**
	 * The event that does not come through is set aside.
	 *
	 * @param eventId which one
	 * @param reason why
	 */
	record Park(@NotBlank String eventId, @NotNull LanguageMap reason) {
	}

	/**
	 * An event is sent again.
	 *
	 * @param eventId an event of the delivery log
	 */
	record Redeliver(@NotBlank String eventId) {
	}

	/**
	 * Another place to deliver from.
	 *
	 * @param to {@code beginning}, {@code now} or a cursor
	 */
	record Rewind(@NotBlank String to) {
	}

	/**
	 * Which events are wanted: those that match every list that is not empty.
	 *
	 * @param types CloudEvents types in full, or events' names
	 * @param focusAreas codes of focus areas
	 * @param projects ids of projects
	 */
	record Filter(@Nullable List<String> types, @Nullable List<String> focusAreas, @Nullable List<ProjectId> projects) {

		SubscriptionFilter filter() {
			return new SubscriptionFilter(distinct(this.types), distinct(this.focusAreas), distinct(this.projects));
		}

		private static <T> List<T> distinct(@Nullable List<T> given) {
			return (given != null) ? given.stream().distinct().toList() : List.of();
		}

	}

}
