package no.samdrift.project.project;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.http.Caller;
import no.samdrift.project.rights.ProjectPolicy;
import no.samdrift.project.rights.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which right each command of a project needs. A change goes by it, and so does the list
 * of what a caller may do and whom others can ask.
 */
@Component
class CommandRights {

	private final ProjectPolicy policy;

	CommandRights(ProjectPolicy policy) {
		this.policy = policy;
	}

	/**
	 * The right to give the command to the project.
	 * @param caller who would give it; for what each may say of its own organisation
	 */
	Right to(Command command, Project project, Caller caller) {
		return switch (command) {
			case RECOMMEND_IDEA, DECIDE_IDEA -> this.policy.coordinate();
			case REOPEN_IDEA -> this.policy.reopenIdea(project.origin().submittedByOrganisation());
			case ACCEPT_OPERATION, REFUSE_OPERATION -> this.policy.answerHandover(receiverOf(project));
			case NAME_OWNING_UNIT, ADD_PARTNER, REMOVE_PARTNER ->
				this.policy.arrange(project.stewards(), project.isUnowned());
			case RENAME, RECORD_ALIAS -> this.policy.name(project.stewards());
			case STATE_RELEVANCE ->
				this.policy.stateRelevance(caller.organisation().orElse(null)).or(this.policy.recordRelevance());
			case START_ASSESSMENT, START_PILOT, EXTEND_PILOT, MOVE_TO_OPERATION, RETURN_TO_PILOT, PAUSE, RESUME, STOP,
					RESTART, RETIRE, OFFER_OPERATION, EVALUATE_PILOT, ASSESS_CRITERION, ESTIMATE_VALUE, PLAN_BENEFIT,
					MEASURE_ZERO_POINT, CONSIDER_LESSONS, TRANSFER_LEAD ->
				this.policy.changeWork(project.stewards());
		};
	}

	/**
	 * The right to say how relevant a project is.
	 * @param about for which organisation
	 * @param statedBy who says so, when somebody else than the caller
	 */
	Right toStateRelevance(Caller caller, OrganisationId about, @Nullable PersonId statedBy) {
		boolean ownWord = statedBy == null || caller.person().filter(statedBy::equals).isPresent();
		return ownWord ? this.policy.stateRelevance(about) : this.policy.recordRelevance();
	}

	private static @Nullable OrganisationId receiverOf(Project project) {
		return (project.handover() != null) ? project.handover().receivingUnit().organisationId() : null;
	}

}
