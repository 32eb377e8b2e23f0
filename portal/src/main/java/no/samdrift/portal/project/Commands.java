package no.samdrift.portal.project;

import java.util.List;
import java.util.Optional;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import org.jspecify.annotations.Nullable;

/**
 * What the reader may do with a project now, and what its next step needs.
 *
 * @param version the version that this is about
 * @param commands the commands that the reader may give
 * @param gates the next step of its way, whoever takes it
 */
record Commands(long version, List<Entry> commands, List<Entry> gates) {

	/** Nothing at all, as for a project as it was once. */
	static final Commands NONE = new Commands(0, List.of(), List.of());

	/** Whether the reader may give a command. */
	public boolean has(String command) {
		return entry(command).isPresent();
	}

	/** Whether the reader may give a command and nothing is missing. */
	public boolean isReady(String command) {
		return entry(command).filter(Entry::ready).isPresent();
	}

	Optional<Entry> entry(String command) {
		return this.commands.stream().filter((entry) -> entry.command().equals(command)).findFirst();
	}

	/** The mandates that a command can name, the best first. */
	List<MandateId> mandatesFor(String command) {
		return entry(command).stream()
			.flatMap((entry) -> entry.conditions().stream())
			.flatMap((condition) -> condition.mandateIds().stream())
			.distinct()
			.toList();
	}

	/** The gate before the next step; absent where there is no next step. */
	public @Nullable Entry gate() {
		return this.gates.isEmpty() ? null : this.gates.getFirst();
	}

	/** A command, and what it needs. */
	record Entry(String command, boolean ready, List<Condition> conditions) {

		/** How many conditions are not met. */
		public long missing() {
			return this.conditions.stream().filter((condition) -> !condition.met()).count();
		}

	}

	/** A condition in the reader's language, and who can meet it. */
	record Condition(String code, boolean met, String statement, @Nullable String detail, @Nullable String remedy,
			List<Supplier> suppliedBy, @Nullable MandateScope mandateScope, List<MandateId> mandateIds) {
	}

	/** Somebody who can meet a condition, by which command and in which role. */
	record Supplier(String command, Role role, @Nullable OrganisationId organisationId) {
	}

}
