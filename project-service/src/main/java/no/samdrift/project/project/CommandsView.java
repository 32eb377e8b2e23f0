package no.samdrift.project.project;

import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a project now.
 *
 * @param projectId the project
 * @param version the version that this is about, for {@code If-Match}
 * @param commands the commands that this caller may give and the project takes now
 * @param gates what the next step of the way needs, for everybody who may see the project
 */
record CommandsView(ProjectId projectId, long version, List<Entry> commands, List<Entry> gates) {

	/**
	 * A command.
	 *
	 * @param command its name in HTTP
	 * @param ready whether all standing conditions are met; then only what the command
	 * itself says can be wrong
	 * @param conditions the standing conditions, which follow from the project and the
	 * mandates; none for a command without a gate
	 */
	record Entry(String command, boolean ready, List<ConditionView> conditions) {
	}

	/**
	 * A standing condition.
	 *
	 * @param code the code that the command is refused with while it is not met
	 * @param met whether it is met
	 * @param statement the condition in the caller's language, as it is when it is met
	 * @param detail what is missing; only while it is not met
	 * @param remedy the way out; only while it is not met
	 * @param suppliedBy who can meet it, and how; empty once it is met
	 * @param mandateScope what a mandate must allow, when it is about one
	 * @param mandateIds the mandates that the command can name, the best first
	 */
	record ConditionView(String code, boolean met, String statement, @Nullable String detail, @Nullable String remedy,
			List<SupplierView> suppliedBy, @Nullable MandateScope mandateScope, List<MandateId> mandateIds) {
	}

	/**
	 * Somebody who can meet a condition.
	 *
	 * @param command by which command; {@code issue-mandate} is membership-service's
	 * @param role in which role
	 * @param organisationId in which organisation; absent when the role is not held in
	 * one but in the programme or its steering group
	 */
	record SupplierView(String command, Role role, @Nullable OrganisationId organisationId) {
	}

}
