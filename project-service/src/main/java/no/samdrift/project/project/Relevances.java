package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.project.RelevanceLevel;
import org.jspecify.annotations.Nullable;

/**
 * For whom else a project is said to be relevant (mission S18, P22).
 *
 * @param statements the newest statement for each organisation
 */
record Relevances(List<Statement> statements) {

	Relevances {
		statements = List.copyOf(statements);
	}

	static Relevances none() {
		return new Relevances(List.of());
	}

	Relevances with(Statement statement) {
		List<Statement> all = new ArrayList<>(this.statements);
		all.removeIf((known) -> known.organisationId().equals(statement.organisationId()));
		all.add(statement);
		return new Relevances(all);
	}

	/** The organisations for which it is relevant, wholly or in part. */
	List<OrganisationId> relevantFor() {
		return this.statements.stream()
			.filter((statement) -> statement.level() != RelevanceLevel.NOT_RELEVANT)
			.map(Statement::organisationId)
			.toList();
	}

	/** The organisations that a statement was made for, whatever it says. */
	List<OrganisationId> named() {
		return this.statements.stream().map(Statement::organisationId).toList();
	}

	/**
	 * What somebody stated.
	 *
	 * @param organisationId for which organisation
	 * @param level how relevant
	 * @param statedBy who said so
	 * @param meetingId in which meeting, if in one
	 */
	record Statement(OrganisationId organisationId, RelevanceLevel level, PersonId statedBy,
			@Nullable MeetingId meetingId) {
	}

}
