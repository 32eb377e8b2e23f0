package no.samdrift.portal.work;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What the reader may do with a project, and what its next step needs.
 *
 * @param commands what the reader may do
 * @param gates the next step
 */
record Step(List<Entry> commands, List<Entry> gates) {

	/** The next step, when the reader is the one who takes it. */
	@Nullable Entry mine() {
		Set<String> may = this.commands.stream().map(Entry::command).collect(Collectors.toSet());
		return this.gates.stream().filter((gate) -> may.contains(gate.command())).findFirst().orElse(null);
	}

	/**
	 * A command, and what it needs.
	 *
	 * @param command its name
	 * @param ready whether nothing is missing
	 * @param conditions what it needs
	 */
	record Entry(String command, boolean ready, List<Condition> conditions) {

		/** How much is missing that the reader can supply. */
		long suppliedBy(Reader reader) {
			return this.conditions.stream()
				.filter((condition) -> !condition.met()
						&& condition.suppliedBy().stream().anyMatch((supplier) -> supplier.is(reader)))
				.count();
		}

	}

	/**
	 * A condition.
	 *
	 * @param met whether it is met
	 * @param suppliedBy who can meet it
	 */
	record Condition(boolean met, List<Supplier> suppliedBy) {
	}

	/**
	 * Somebody who can meet a condition.
	 *
	 * @param role in which role
	 * @param organisationId in which organisation; any when absent
	 */
	record Supplier(Role role, @Nullable OrganisationId organisationId) {

		boolean is(Reader reader) {
			return reader.has(this.role) && (this.organisationId == null || reader.belongsTo(this.organisationId));
		}

	}

}
