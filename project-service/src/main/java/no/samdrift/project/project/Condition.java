package no.samdrift.project.project;

import java.util.List;

import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * One standing condition of a command: it follows from the project and the mandates, not
 * from what the command says. A guard refuses with what is not met; a checklist shows
 * both.
 *
 * @param statement names the condition in words as it is when it is met; its texts stand
 * in the message bundles as {@code condition.<statement>}
 * @param met whether it is met
 * @param otherwise what the command is refused with while it is not
 * @param suppliedBy the commands of a project that can meet it
 * @param mandateScope what a mandate must allow to meet it; absent when it is not about
 * one
 * @param mandateIds the mandates that the command can name to meet it, the best first
 */
record Condition(String statement, boolean met, Unmet otherwise, List<Command> suppliedBy,
		@Nullable MandateScope mandateScope, List<MandateId> mandateIds) {

	Condition {
		suppliedBy = List.copyOf(suppliedBy);
		mandateIds = List.copyOf(mandateIds);
	}

	/** A condition that is named after its refusal. */
	static Condition of(boolean met, Unmet otherwise, Command... suppliedBy) {
		return new Condition(otherwise.code(), met, otherwise, List.of(suppliedBy), null, List.of());
	}

}
