package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.mandate.Mandates;
import org.jspecify.annotations.Nullable;

import static no.samdrift.events.project.ProjectState.ASSESSMENT;
import static no.samdrift.events.project.ProjectState.DECLINED;
import static no.samdrift.events.project.ProjectState.IDEA;
import static no.samdrift.events.project.ProjectState.OPERATION;
import static no.samdrift.events.project.ProjectState.PAUSED;
import static no.samdrift.events.project.ProjectState.PILOT;
import static no.samdrift.events.project.ProjectState.STOPPED;

/**
 * The table of {@code mission.md} 4.2: the states, which move is legal from which, and
 * what guards each. Every guard passes in silence or refuses with all unmet conditions
 * and the moves that are legal now.
 */
final class ProjectLifecycle {

	/** The states in which a project's work goes on or waits to. */
	private static final Set<ProjectState> ONGOING = EnumSet.of(IDEA, ASSESSMENT, PILOT, OPERATION, PAUSED);

	private ProjectLifecycle() {
	}

	/** Each command that can change the state, and where from. */
	enum Move {

		DECIDE_IDEA(IDEA), START_ASSESSMENT(IDEA), REOPEN_IDEA(DECLINED), START_PILOT(ASSESSMENT), EXTEND_PILOT(PILOT),
		MOVE_TO_OPERATION(PILOT), RETURN_TO_PILOT(OPERATION), PAUSE(ASSESSMENT, PILOT, OPERATION), RESUME(PAUSED),
		STOP(ASSESSMENT, PILOT, PAUSED), RESTART(STOPPED), RETIRE(OPERATION);

		private final Set<ProjectState> from;

		Move(ProjectState first, ProjectState... others) {
			this.from = EnumSet.of(first, others);
		}

		boolean isLegalFrom(ProjectState state) {
			return this.from.contains(state);
		}

		/** The command's name in HTTP, such as {@code move-to-operation}. */
		String command() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/** The commands that can change the state now, as their names in HTTP. */
	static List<String> legalMoves(ProjectState state) {
		return Arrays.stream(Move.values()).filter((move) -> move.isLegalFrom(state)).map(Move::command).toList();
	}

	/** IDEA → DECLINED, or an answer that leaves it an idea: no only with grounds. */
	static void decideIdea(Project project, ProjectCommand.DecideIdea command) {
		String code = (command.decision() == Recommendation.DECLINE) ? "grounds-missing" : "answer-without-grounds";
		guard(project, Move.DECIDE_IDEA).and(command.grounds() != null, missing("grounds", code)).orRefuse();
	}

	/** DECLINED → IDEA: there is something new. */
	static void reopenIdea(Project project, ProjectCommand.ReopenIdea command) {
		guard(project, Move.REOPEN_IDEA)
			.and(command.newInformation() != null, missing("newInformation", "new-information-missing"))
			.orRefuse();
	}

	/** IDEA → ASSESSMENT (BP1): the three criteria, an owning unit and a lead. */
	static void startAssessment(Project project) {
		Conditions conditions = guard(project, Move.START_ASSESSMENT);
		for (Criterion criterion : Criterion.values()) {
			conditions.and(project.criteria().isMet(criterion, project.partners()),
					"criterion-" + kebab(criterion) + "-not-met");
		}
		conditions.and(project.owningUnit() != null, "owning-unit-missing")
			.and(project.partners().lead().isPresent(), "lead-missing")
			.orRefuse();
	}

	/**
	 * ASSESSMENT → PILOT (BP2/BP3): a mandate to pilot, value for all four groups, who
	 * answers for the benefits, planned zero-points, lessons considered, a decision date.
	 */
	static void startPilot(Project project, ProjectCommand.StartPilot command, Mandates mandates, LocalDate today) {
		guard(project, Move.START_PILOT)
			.without(mandates.missing(command.mandateId(), project.id(), MandateScope.PILOT, today))
			.and(project.values().missing().isEmpty(), "value-profile-incomplete",
					Map.of("missing", project.values().missing().size()))
			.and(project.benefits().hasResponsible(), "benefit-responsible-missing")
			.and(project.benefits().zeroPointsPlanned(), "zero-point-not-planned")
			.and(project.lessons().considered() != null, "lessons-not-considered")
			.without(decisionDate(command.decisionDue(), today))
			.orRefuse();
	}

	/**
	 * PILOT → PILOT: a reason, a later date, and a new steering decision after two times.
	 */
	static void extendPilot(Project project, ProjectCommand.ExtendPilot command, Mandates mandates, LocalDate today) {
		Conditions conditions = guard(project, Move.EXTEND_PILOT);
		Pilot pilot = project.runningPilot();
		if (command.mandateId() != null) {
			conditions.without(mandates.missing(command.mandateId(), project.id(), MandateScope.PILOT, today));
		}
		conditions.and(command.reason() != null, missing("reason", "reason-missing"))
			.and(pilot.mayBeExtended(isNewDecision(project, command)), "extensions-used-up",
					Map.of("extensions", pilot.extensionsSinceDecision()))
			.without(decisionDate(command.decisionDue(), today))
			.and(command.decisionDue() == null || command.decisionDue().isAfter(pilot.decisionDue()),
					new Unmet("decision-date-not-later", "decisionDue", Map.of("date", pilot.decisionDue())))
			.orRefuse();
	}

	/** A mandate that the project does not rest on yet stands for a new decision. */
	static boolean isNewDecision(Project project, ProjectCommand.ExtendPilot command) {
		return command.mandateId() != null && !command.mandateId().equals(project.mandateId());
	}

	/**
	 * PILOT → OPERATION (BP4/BP5, P11): a mandate to operate, the receiving unit's yes,
	 * who answers for the benefits, measured zero-points, a written evaluation.
	 */
	static void moveToOperation(Project project, ProjectCommand.MoveToOperation command, Mandates mandates,
			LocalDate today) {
		Conditions conditions = guard(project, Move.MOVE_TO_OPERATION);
		Pilot pilot = project.runningPilot();
		LocalDate effectiveOn = command.effectiveOn();
		Handover handover = project.handover();
		conditions.without(mandates.missing(command.mandateId(), project.id(), MandateScope.OPERATE, today))
			.and(handover != null && handover.isAccepted(), "handover-not-accepted")
			.and(project.benefits().hasResponsible(), "benefit-responsible-missing")
			.and(project.benefits().zeroPointsMeasured(), "zero-point-missing")
			.and(pilot.evaluation() != null, "pilot-evaluation-missing")
			.and(command.benefitPlanVersion() == null || command.benefitPlanVersion() == project.benefits().version(),
					new Unmet("benefit-plan-changed", "benefitPlanVersion",
							Map.of("version", project.benefits().version())))
			.and(effectiveOn == null || !effectiveOn.isBefore(pilot.startedOn()),
					new Unmet("operation-before-pilot", "effectiveOn", Map.of("date", pilot.startedOn())))
			.and(effectiveOn == null || !effectiveOn.isAfter(today), missing("effectiveOn", "date-in-future"))
			.orRefuse();
	}

	/** OPERATION → PILOT: a reason, a date, and the one who answers for it agrees. */
	static void returnToPilot(Project project, ProjectCommand.ReturnToPilot command, LocalDate today) {
		Conditions conditions = guard(project, Move.RETURN_TO_PILOT);
		Handover handover = project.handover();
		conditions.and(command.reason() != null, missing("reason", "reason-missing"))
			.and(handover != null && handover.operationsOwner().equals(command.agreedBy()),
					missing("agreedBy", "operations-owner-does-not-agree"))
			.without(decisionDate(command.decisionDue(), today))
			.orRefuse();
	}

	/**
	 * OPERATION → RETIRED (BP6): a reason, an end date, and who uses it has been told.
	 */
	static void retire(Project project, ProjectCommand.Retire command, List<OrganisationId> users, LocalDate today) {
		guard(project, Move.RETIRE).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.endsOn() != null, missing("endsOn", "end-date-missing"))
			.and(users.isEmpty()
					|| (command.adoptersInformedOn() != null && !command.adoptersInformedOn().isAfter(today)),
					new Unmet("adopters-not-informed", "adoptersInformedOn", Map.of("adopters", users.size())))
			.orRefuse();
	}

	/** ASSESSMENT, PILOT, OPERATION → PAUSED (P14): a reason and a day to look again. */
	static void pause(Project project, ProjectCommand.Pause command, LocalDate today) {
		guard(project, Move.PAUSE).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.reviewOn() != null, missing("reviewOn", "review-date-missing"))
			.and(command.reviewOn() == null || command.reviewOn().isAfter(today),
					missing("reviewOn", "review-date-not-ahead"))
			.orRefuse();
	}

	/** PAUSED → where it was: the mandate it rests on still holds. */
	static void resume(Project project, ProjectCommand.Resume command, Mandates mandates, LocalDate today) {
		Conditions conditions = guard(project, Move.RESUME);
		MandateScope needed = switch (project.standing().underneath()) {
			case PILOT -> MandateScope.PILOT;
			case OPERATION -> MandateScope.OPERATE;
			default -> null;
		};
		if (needed != null) {
			conditions
				.without(mandates.missing((command.mandateId() != null) ? command.mandateId() : project.mandateId(),
						project.id(), needed, today));
		}
		conditions.orRefuse();
	}

	/** ASSESSMENT, PILOT, PAUSED → STOPPED (P15): no lesson, no stop. */
	static void stop(Project project, ProjectCommand.Stop command) {
		guard(project, Move.STOP).and(command.reasonCode() != null, missing("reasonCode", "stop-reason-missing"))
			.and(command.story() != null, missing("story", "story-missing"))
			.and(!command.lessons().isEmpty(), missing("lessons", "lesson-missing"))
			.orRefuse();
	}

	/** STOPPED → ASSESSMENT (BP2): a lesson makes a new try worthwhile. */
	static void restart(Project project, ProjectCommand.Restart command) {
		guard(project, Move.RESTART).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.lessonId() != null && project.lessons().include(command.lessonId()),
					missing("lessonId", "restart-needs-lesson"))
			.orRefuse();
	}

	/** What is done to a project's work is done while it goes on or waits. */
	static void goesOn(Project project) {
		during(project, ONGOING);
	}

	/** Some work belongs to certain states only. */
	static void during(Project project, ProjectState state) {
		during(project, EnumSet.of(state));
	}

	private static void during(Project project, Set<ProjectState> states) {
		if (!states.contains(project.state())) {
			throw illegal(project);
		}
	}

	private static Conditions guard(Project project, Move move) {
		if (!move.isLegalFrom(project.state())) {
			throw illegal(project);
		}
		return Conditions.all().withLegalMoves(legalMoves(project.state()));
	}

	private static Refused illegal(Project project) {
		return Refused.because(List.of(Unmet.of("not-while-" + kebab(project.state()))), legalMoves(project.state()));
	}

	private static List<Unmet> decisionDate(@Nullable LocalDate due, LocalDate today) {
		if (due == null) {
			return List.of(missing("decisionDue", "decision-date-missing"));
		}
		return due.isAfter(today) ? List.of() : List.of(missing("decisionDue", "decision-date-not-ahead"));
	}

	private static Unmet missing(String field, String code) {
		return Unmet.field(field, code);
	}

	private static String kebab(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
