package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.mandate.Mandates;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@code mission.md} 4.2: what guards each command. Every guard passes in
 * silence or refuses with all unmet conditions and the moves that are legal now. What
 * follows from the project alone stands in {@link #conditions}, so that a checklist shows
 * what the guard will say.
 */
final class ProjectLifecycle {

	private ProjectLifecycle() {
	}

	/** The commands that can change the state now, as their names in HTTP. */
	static List<String> legalMoves(ProjectState state) {
		return Command.moves().stream().filter((move) -> move.isLegalIn(state)).map(Command::wireName).toList();
	}

	/** The next step of the way from idea to operation, where there is one. */
	static Optional<Command> nextStep(ProjectState state) {
		return switch (state) {
			case IDEA -> Optional.of(Command.START_ASSESSMENT);
			case ASSESSMENT -> Optional.of(Command.START_PILOT);
			case PILOT -> Optional.of(Command.MOVE_TO_OPERATION);
			case OPERATION, PAUSED, STOPPED, DECLINED, RETIRED -> Optional.empty();
		};
	}

	/**
	 * Whether the project takes the command now: it belongs to its state, and there is
	 * something that it can be about. Its conditions may still be unmet.
	 */
	static boolean takes(Project project, Command command) {
		return command.isLegalIn(project.state()) && switch (command) {
			case ACCEPT_OPERATION, REFUSE_OPERATION -> project.unanswerable().isEmpty();
			case MEASURE_ZERO_POINT -> !project.benefits().benefits().isEmpty();
			case REMOVE_PARTNER -> !project.partners().freeToLeave(project.needsLead()).isEmpty();
			case TRANSFER_LEAD -> !project.partners().successors().isEmpty();
			default -> true;
		};
	}

	/**
	 * The standing conditions of a command, in the order in which they are told. The
	 * guards refuse with them and checklists show them.
	 */
	static List<Condition> conditions(Command command, Project project, Backing backing) {
		return switch (command) {
			case START_ASSESSMENT -> toAssess(project);
			case START_PILOT -> toPilot(project, backing);
			case EXTEND_PILOT -> List.of(extension(project, backing));
			case MOVE_TO_OPERATION -> toOperate(project, backing);
			case RESUME -> toResume(project, backing);
			default -> List.of();
		};
	}

	private static List<Condition> toAssess(Project project) {
		List<Condition> conditions = new ArrayList<>();
		for (Criterion criterion : Criterion.values()) {
			conditions.add(Condition.of(project.criteria().isMet(criterion, project.partners()),
					Unmet.of("criterion-" + kebab(criterion) + "-not-met"), suppliers(criterion, project)));
		}
		conditions
			.add(Condition.of(project.owningUnit() != null, Unmet.of("owning-unit-missing"), Command.NAME_OWNING_UNIT));
		conditions
			.add(Condition.of(project.partners().lead().isPresent(), Unmet.of("lead-missing"), Command.ADD_PARTNER));
		return conditions;
	}

	/** Actors are added; whether they are several is computed, unless it was denied. */
	private static Command[] suppliers(Criterion criterion, Project project) {
		boolean actorsMissing = criterion == Criterion.SEVERAL_ACTORS && !project.partners().severalActors();
		return new Command[] { actorsMissing ? Command.ADD_PARTNER : Command.ASSESS_CRITERION };
	}

	private static List<Condition> toPilot(Project project, Backing backing) {
		int valuesMissing = project.values().missing().size();
		return List.of(
				backing.mandate(project.id(), MandateScope.PILOT, null), Condition.of(valuesMissing == 0,
						Unmet.of("value-profile-incomplete", Map.of("missing", valuesMissing)), Command.ESTIMATE_VALUE),
				benefitResponsible(project),
				Condition.of(project.benefits().zeroPointsPlanned(), Unmet.of("zero-point-not-planned"),
						Command.PLAN_BENEFIT),
				Condition.of(project.lessons().considered() != null, Unmet.of("lessons-not-considered"),
						Command.CONSIDER_LESSONS));
	}

	private static Condition extension(Project project, Backing backing) {
		Pilot pilot = project.runningPilot();
		Unmet otherwise = Unmet.of("extensions-used-up", Map.of("extensions", pilot.extensionsSinceDecision()));
		if (pilot.hasExtensionsLeft()) {
			return Condition.of(true, otherwise);
		}
		List<MandateId> decisions = backing.newDecisions(project.id(), MandateScope.PILOT, project.mandateId());
		return new Condition(otherwise.code(), !decisions.isEmpty(), otherwise, List.of(), MandateScope.PILOT,
				decisions);
	}

	private static List<Condition> toOperate(Project project, Backing backing) {
		Handover handover = project.handover();
		boolean offered = handover != null && handover.awaitsAnswer();
		BenefitPlan benefits = project.benefits();
		return List.of(backing.mandate(project.id(), MandateScope.OPERATE, null),
				Condition.of(handover != null && handover.isAccepted(), Unmet.of("handover-not-accepted"),
						offered ? Command.ACCEPT_OPERATION : Command.OFFER_OPERATION),
				benefitResponsible(project),
				Condition.of(benefits.zeroPointsMeasured(), Unmet.of("zero-point-missing"),
						benefits.hasResponsible() ? Command.MEASURE_ZERO_POINT : Command.PLAN_BENEFIT),
				Condition.of(project.runningPilot().evaluation() != null, Unmet.of("pilot-evaluation-missing"),
						Command.EVALUATE_PILOT));
	}

	private static Condition benefitResponsible(Project project) {
		return Condition.of(project.benefits().hasResponsible(), Unmet.of("benefit-responsible-missing"),
				Command.PLAN_BENEFIT);
	}

	private static List<Condition> toResume(Project project, Backing backing) {
		return switch (project.standing().underneath()) {
			case PILOT -> List.of(backing.mandate(project.id(), MandateScope.PILOT, project.mandateId()));
			case OPERATION -> List.of(backing.mandate(project.id(), MandateScope.OPERATE, project.mandateId()));
			default -> List.of();
		};
	}

	/** IDEA → DECLINED, or an answer that leaves it an idea: no only with grounds. */
	static void decideIdea(Project project, ProjectCommand.DecideIdea command) {
		String code = (command.decision() == Recommendation.DECLINE) ? "grounds-missing" : "answer-without-grounds";
		guard(project, Command.DECIDE_IDEA).and(command.grounds() != null, missing("grounds", code)).orRefuse();
	}

	/** DECLINED → IDEA: there is something new. */
	static void reopenIdea(Project project, ProjectCommand.ReopenIdea command) {
		guard(project, Command.REOPEN_IDEA)
			.and(command.newInformation() != null, missing("newInformation", "new-information-missing"))
			.orRefuse();
	}

	/** IDEA → ASSESSMENT (BP1): the three criteria, an owning unit and a lead. */
	static void startAssessment(Project project) {
		guard(project, Command.START_ASSESSMENT).orRefuse();
	}

	/**
	 * ASSESSMENT → PILOT (BP2/BP3): a mandate to pilot, value for all four groups, who
	 * answers for the benefits, planned zero-points, lessons considered, a decision date.
	 */
	static void startPilot(Project project, ProjectCommand.StartPilot command, Mandates mandates, LocalDate today) {
		guard(project, Command.START_PILOT, Backing.named(mandates, command.mandateId(), today))
			.without(decisionDate(command.decisionDue(), today))
			.orRefuse();
	}

	/**
	 * PILOT → PILOT: a reason, a later date, and a new steering decision after two times.
	 */
	static void extendPilot(Project project, ProjectCommand.ExtendPilot command, Mandates mandates, LocalDate today) {
		Conditions conditions = guard(project, Command.EXTEND_PILOT,
				Backing.named(mandates, command.mandateId(), today));
		LocalDate dueBefore = project.runningPilot().decisionDue();
		if (command.mandateId() != null) {
			conditions.without(mandates.missing(command.mandateId(), project.id(), MandateScope.PILOT, today));
		}
		conditions.and(command.reason() != null, missing("reason", "reason-missing"))
			.without(decisionDate(command.decisionDue(), today))
			.and(command.decisionDue() == null || command.decisionDue().isAfter(dueBefore),
					new Unmet("decision-date-not-later", "decisionDue", Map.of("date", dueBefore)))
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
		Conditions conditions = guard(project, Command.MOVE_TO_OPERATION,
				Backing.named(mandates, command.mandateId(), today));
		Pilot pilot = project.runningPilot();
		LocalDate effectiveOn = command.effectiveOn();
		conditions
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
		Conditions conditions = guard(project, Command.RETURN_TO_PILOT);
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
		guard(project, Command.RETIRE).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.endsOn() != null, missing("endsOn", "end-date-missing"))
			.and(users.isEmpty()
					|| (command.adoptersInformedOn() != null && !command.adoptersInformedOn().isAfter(today)),
					new Unmet("adopters-not-informed", "adoptersInformedOn", Map.of("adopters", users.size())))
			.orRefuse();
	}

	/** ASSESSMENT, PILOT, OPERATION → PAUSED (P14): a reason and a day to look again. */
	static void pause(Project project, ProjectCommand.Pause command, LocalDate today) {
		guard(project, Command.PAUSE).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.reviewOn() != null, missing("reviewOn", "review-date-missing"))
			.and(command.reviewOn() == null || command.reviewOn().isAfter(today),
					missing("reviewOn", "review-date-not-ahead"))
			.orRefuse();
	}

	/** PAUSED → where it was: the mandate it rests on still holds. */
	static void resume(Project project, ProjectCommand.Resume command, Mandates mandates, LocalDate today) {
		guard(project, Command.RESUME, Backing.named(mandates, command.mandateId(), today)).orRefuse();
	}

	/** ASSESSMENT, PILOT, PAUSED → STOPPED (P15): no lesson, no stop. */
	static void stop(Project project, ProjectCommand.Stop command) {
		guard(project, Command.STOP).and(command.reasonCode() != null, missing("reasonCode", "stop-reason-missing"))
			.and(command.story() != null, missing("story", "story-missing"))
			.and(!command.lessons().isEmpty(), missing("lessons", "lesson-missing"))
			.orRefuse();
	}

	/** STOPPED → ASSESSMENT (BP2): a lesson makes a new try worthwhile. */
	static void restart(Project project, ProjectCommand.Restart command) {
		guard(project, Command.RESTART).and(command.reason() != null, missing("reason", "reason-missing"))
			.and(command.lessonId() != null && project.lessons().include(command.lessonId()),
					missing("lessonId", "restart-needs-lesson"))
			.orRefuse();
	}

	/**
	 * Lets a command through that belongs to the project's state.
	 * @throws Refused with the moves that are legal now
	 */
	static void allow(Project project, Command command) {
		if (!command.isLegalIn(project.state())) {
			throw Refused.because(List.of(Unmet.of("not-while-" + kebab(project.state()))),
					legalMoves(project.state()));
		}
	}

	/** The standing conditions of a command, for its own to be added. */
	private static Conditions guard(Project project, Command command, Backing backing) {
		allow(project, command);
		Conditions conditions = Conditions.all().withLegalMoves(legalMoves(project.state()));
		for (Condition condition : conditions(command, project, backing)) {
			conditions.and(condition.met(), condition.otherwise());
		}
		return conditions;
	}

	private static Conditions guard(Project project, Command command) {
		return guard(project, command, Backing.none());
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
