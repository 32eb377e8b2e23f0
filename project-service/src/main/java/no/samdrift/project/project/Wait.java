package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/**
 * An act that somebody owes a project now. What is owed follows from the project alone;
 * lists, counts and views all go by this.
 *
 * @param kind what is owed
 * @param organisationId the organisation that owes it; absent when it is the programme's
 * host, which the project does not know
 * @param personId the person it is put to, when it is put to one
 * @param role the role in which it is done
 * @param dueOn when it is due
 * @param benefitId the benefit that it is about
 */
record Wait(Kind kind, @Nullable OrganisationId organisationId, @Nullable PersonId personId, Role role, LocalDate dueOn,
		@Nullable BenefitId benefitId) {

	/** Everything that is owed now, in the order of the kinds. */
	static List<Wait> of(Project project) {
		List<Wait> waits = new ArrayList<>();
		Handover handover = project.handover();
		if (handover != null && ProjectLifecycle.takes(project, Command.ACCEPT_OPERATION)) {
			waits.add(new Wait(Kind.HANDOVER_ANSWER, handover.receivingUnit().organisationId(),
					handover.operationsOwner(), Role.LINE_MANAGER, handover.answerDue(), null));
		}
		LocalDate answerDue = project.origin().answerDue();
		if (answerDue != null && ProjectLifecycle.takes(project, Command.DECIDE_IDEA)) {
			waits.add(new Wait(Kind.IDEA_ANSWER, null, null, Role.COORDINATOR, answerDue, null));
		}
		if (project.state() == ProjectState.PILOT) {
			stewards(Kind.PILOT_DECISION, project, project.runningPilot().decisionDue()).forEach(waits::add);
		}
		if (project.standing().reviewOn() != null) {
			stewards(Kind.PAUSE_REVIEW, project, project.standing().reviewOn()).forEach(waits::add);
		}
		if (ProjectLifecycle.takes(project, Command.MEASURE_ZERO_POINT)) {
			project.benefits()
				.benefits()
				.stream()
				.filter((benefit) -> benefit.zeroPoint() == null)
				.map((benefit) -> new Wait(Kind.ZERO_POINT, benefit.ownerOrganisationId(), benefit.responsible(),
						Role.STAFF, benefit.zeroPointDue(), benefit.id()))
				.forEach(waits::add);
		}
		return waits;
	}

	private static Stream<Wait> stewards(Kind kind, Project project, LocalDate due) {
		return project.stewards()
			.stream()
			.map((steward) -> new Wait(kind, steward, null, Role.PROJECT_EDITOR, due, null));
	}

	/** What lists look for: the organisation, or the programme in its host's stead. */
	String debtor(Project project) {
		return (this.organisationId != null) ? this.organisationId.value() : hostOf(project.programmeId());
	}

	/** Stands for a programme's host; no organisation can have this id. */
	static String hostOf(ProgrammeId programme) {
		return "host-of:" + programme.value();
	}

	/** What is owed. */
	enum Kind {

		/** The receiving unit's line answers the offered handover (P12). */
		HANDOVER_ANSWER(Command.ACCEPT_OPERATION, Command.REFUSE_OPERATION),

		/** The submitter gets an answer to the idea (P03). */
		IDEA_ANSWER(Command.DECIDE_IDEA),

		/** It is decided what becomes of the pilot (P13). */
		PILOT_DECISION(Command.MOVE_TO_OPERATION, Command.EXTEND_PILOT, Command.STOP),

		/** It is looked at the pause again (P14). */
		PAUSE_REVIEW(Command.RESUME, Command.STOP),

		/** The one who answers for a benefit measures how it is before (P31). */
		ZERO_POINT(Command.MEASURE_ZERO_POINT);

		private final List<Command> settledBy;

		Kind(Command... settledBy) {
			this.settledBy = List.of(settledBy);
		}

		/** The commands after which nothing of it is owed any more. */
		Stream<Command> settledBy() {
			return this.settledBy.stream();
		}

	}

}
