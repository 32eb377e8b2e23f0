package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import no.samdrift.events.Certainty;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.project.mandate.Mandates;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static no.samdrift.project.project.AProject.FJORDVIK;
import static no.samdrift.project.project.AProject.HOLMEN;
import static no.samdrift.project.project.AProject.ID;
import static no.samdrift.project.project.AProject.LATER;
import static no.samdrift.project.project.AProject.LESSON;
import static no.samdrift.project.project.AProject.MANDATES;
import static no.samdrift.project.project.AProject.OPERATIONS_OWNER;
import static no.samdrift.project.project.AProject.ORGANISATIONS;
import static no.samdrift.project.project.AProject.TEXT;
import static no.samdrift.project.project.AProject.TODAY;
import static no.samdrift.project.project.AProject.TO_OPERATE;
import static no.samdrift.project.project.AProject.TO_PILOT;
import static no.samdrift.project.project.AProject.TO_PILOT_ON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every row of the table of mission 4.2, and everything else that is illegal. */
class ProjectLifecycleTest {

	/** Each move with everything it asks for. */
	private static final Map<Command, Function<Project, Outcome<Project>>> MOVES = new EnumMap<>(Map.ofEntries(
			Map.entry(Command.DECIDE_IDEA,
					(project) -> project
						.decideIdea(new ProjectCommand.DecideIdea(Recommendation.DECLINE, TEXT), TODAY)),
			Map.entry(Command.START_ASSESSMENT, (project) -> project.startAssessment(TODAY)),
			Map.entry(Command.REOPEN_IDEA,
					(project) -> project.reopenIdea(new ProjectCommand.ReopenIdea(TEXT), LATER, TODAY)),
			Map.entry(Command.START_PILOT,
					(project) -> project.startPilot(new ProjectCommand.StartPilot(TO_PILOT, LATER, null), MANDATES,
							TODAY)),
			Map.entry(Command.EXTEND_PILOT,
					(project) -> project.extendPilot(new ProjectCommand.ExtendPilot(TEXT, LATER.plusDays(1), null),
							MANDATES, TODAY)),
			Map.entry(Command.MOVE_TO_OPERATION,
					(project) -> project.moveToOperation(AProject.moveToOperation(), MANDATES, List.of(), TODAY)),
			Map.entry(Command.RETURN_TO_PILOT,
					(project) -> project.returnToPilot(new ProjectCommand.ReturnToPilot(TEXT, LATER, OPERATIONS_OWNER),
							TODAY)),
			Map.entry(Command.PAUSE, (project) -> project.pause(new ProjectCommand.Pause(TEXT, LATER), TODAY)),
			Map.entry(Command.RESUME, (project) -> project.resume(new ProjectCommand.Resume(null), MANDATES, TODAY)),
			Map.entry(Command.STOP, (project) -> project.stop(AProject.stop(), TODAY)),
			Map.entry(Command.RESTART, (project) -> project.restart(new ProjectCommand.Restart(LESSON, TEXT), TODAY)),
			Map.entry(Command.RETIRE,
					(project) -> project.retire(new ProjectCommand.Retire(TEXT, LATER, null), List.of(), TODAY))));

	/** The table, written once more and independently of the code. */
	private static final Map<ProjectState, Set<String>> LEGAL = Map.of(ProjectState.IDEA,
			Set.of("decide-idea", "start-assessment"), ProjectState.DECLINED, Set.of("reopen-idea"),
			ProjectState.ASSESSMENT, Set.of("start-pilot", "pause", "stop"), ProjectState.PILOT,
			Set.of("move-to-operation", "extend-pilot", "pause", "stop"), ProjectState.OPERATION,
			Set.of("return-to-pilot", "retire", "pause"), ProjectState.PAUSED, Set.of("resume", "stop"),
			ProjectState.STOPPED, Set.of("restart"), ProjectState.RETIRED, Set.of());

	static Outcome<Project> make(Command move, Project project) {
		return MOVES.get(move).apply(project);
	}

	private static Refused refusal(ThrowingCallable command) {
		Refused refused = catchThrowableOfType(Refused.class, command);
		assertThat(refused).as("a refusal").isNotNull();
		return refused;
	}

	private static List<String> codes(ThrowingCallable command) {
		return refusal(command).unmet().stream().map(Refused.Unmet::code).toList();
	}

	@ParameterizedTest
	@EnumSource
	void everyIllegalMoveIsRefusedAndTellsTheLegalOnes(ProjectState state) {
		Project project = AProject.in(state);
		assertThat(ProjectLifecycle.legalMoves(state)).containsExactlyInAnyOrderElementsOf(LEGAL.get(state));
		for (Command move : Command.moves()) {
			if (!LEGAL.get(state).contains(move.wireName())) {
				Refused refused = refusal(() -> make(move, project));
				assertThat(refused.legalMoves()).as("%s in %s", move, state)
					.containsExactlyInAnyOrderElementsOf(LEGAL.get(state));
				assertThat(refused.unmet()).extracting(Refused.Unmet::code)
					.containsExactly("not-while-" + state.name().toLowerCase(java.util.Locale.ROOT));
			}
		}
	}

	@Test
	void everyLegalMoveLeadsWhereTheTableSays() {
		leads(AProject.idea(), Command.DECIDE_IDEA, ProjectState.DECLINED, ProjectEvent.IdeaDeclined.class);
		leads(AProject.declined(), Command.REOPEN_IDEA, ProjectState.IDEA, ProjectEvent.IdeaReopened.class);
		leads(AProject.readyForAssessment(), Command.START_ASSESSMENT, ProjectState.ASSESSMENT,
				ProjectEvent.ProjectAssessmentStarted.class);
		leads(AProject.readyForPilot(), Command.START_PILOT, ProjectState.PILOT, ProjectEvent.PilotStarted.class);
		leads(AProject.pilot(), Command.EXTEND_PILOT, ProjectState.PILOT, ProjectEvent.PilotExtended.class);
		leads(AProject.readyForOperation(), Command.MOVE_TO_OPERATION, ProjectState.OPERATION,
				ProjectEvent.ProjectMovedToOperation.class);
		leads(AProject.operation(), Command.RETURN_TO_PILOT, ProjectState.PILOT,
				ProjectEvent.ProjectReturnedToPilot.class);
		leads(AProject.operation(), Command.RETIRE, ProjectState.RETIRED, ProjectEvent.ProjectRetired.class);
		leads(AProject.stopped(), Command.RESTART, ProjectState.ASSESSMENT, ProjectEvent.ProjectRestarted.class);
		for (Project ongoing : List.of(AProject.assessment(), AProject.pilot(), AProject.operation())) {
			leads(ongoing, Command.PAUSE, ProjectState.PAUSED, ProjectEvent.ProjectPaused.class);
			leads(AProject.paused(ongoing), Command.RESUME, ongoing.state(), ProjectEvent.ProjectResumed.class);
			leads(AProject.paused(ongoing), Command.STOP, ProjectState.STOPPED, ProjectEvent.ProjectStopped.class);
		}
		for (Project ongoing : List.of(AProject.assessment(), AProject.pilot())) {
			leads(ongoing, Command.STOP, ProjectState.STOPPED, ProjectEvent.ProjectStopped.class);
		}
	}

	private static void leads(Project from, Command move, ProjectState to, Class<? extends DomainEvent> event) {
		Outcome<Project> outcome = make(move, from);
		assertThat(outcome.state().state()).as("%s from %s", move, from.state()).isEqualTo(to);
		assertThat(outcome.events()).first().isInstanceOf(event);
		assertThat(outcome.state().card().state()).isEqualTo(to);
		assertThat(outcome.state().card().stateCertainty()).isEqualTo(Certainty.STATED);
	}

	@Nested
	class Assessment {

		@Test
		void isRefusedWithEverythingThatIsMissingAtOnce() {
			assertThat(codes(() -> AProject.idea().startAssessment(TODAY))).containsExactly(
					"criterion-sustainable-not-met", "criterion-several-actors-not-met",
					"criterion-innovative-technology-not-met", "owning-unit-missing", "lead-missing");
		}

		@Test
		void needsSeveralKindsOfActorsAndNotJustSeveralOrganisations() {
			Project project = AProject.readyForAssessment();
			project = AProject.withPartner(project, HOLMEN, PartnerRole.PARTNER);
			project = project.removePartner(new ProjectCommand.RemovePartner(AProject.COLLEGE, null, TEXT), TODAY)
				.state();
			Project twoMunicipalities = project;
			assertThat(codes(() -> twoMunicipalities.startAssessment(TODAY)))
				.containsExactly("criterion-several-actors-not-met");
		}

		@Test
		void isNotReachedWithACriterionAssessedAsNotMet() {
			Project project = AProject.readyForAssessment()
				.assessCriterion(new ProjectCommand.AssessCriterion(Criterion.SUSTAINABLE, false, TEXT, List.of()))
				.state();
			assertThat(codes(() -> project.startAssessment(TODAY))).containsExactly("criterion-sustainable-not-met");
		}

		@Test
		void answersTheSubmitter() {
			assertThat(AProject.assessment().origin().answerDue()).isNull();
		}

	}

	@Nested
	class IdeaAnswers {

		@Test
		void declineNeedsGrounds() {
			assertThat(codes(() -> AProject.idea()
				.decideIdea(new ProjectCommand.DecideIdea(Recommendation.DECLINE, null), TODAY)))
				.containsExactly("grounds-missing");
		}

		@ParameterizedTest
		@EnumSource(names = { "APPROVE", "RETURN" })
		void otherAnswersLeaveItAnIdeaThatIsAnswered(Recommendation decision) {
			Project answered = AProject.idea().decideIdea(new ProjectCommand.DecideIdea(decision, TEXT), TODAY).state();
			assertThat(answered.state()).isEqualTo(ProjectState.IDEA);
			assertThat(answered.origin().answerDue()).isNull();
			assertThat(answered.origin().answer()).isEqualTo(decision);
		}

		@Test
		void reopeningNeedsNewInformation() {
			assertThat(codes(() -> AProject.declined().reopenIdea(new ProjectCommand.ReopenIdea(null), LATER, TODAY)))
				.containsExactly("new-information-missing");
		}

	}

	@Nested
	class PilotStart {

		@Test
		void isRefusedWithEverythingThatIsMissingAtOnce() {
			assertThat(codes(() -> AProject.assessment()
				.startPilot(new ProjectCommand.StartPilot(null, null, null), MANDATES, TODAY)))
				.containsExactly("mandate-missing", "value-profile-incomplete", "benefit-responsible-missing",
						"zero-point-not-planned", "lessons-not-considered", "decision-date-missing");
		}

		@Test
		void needsTheValueForEveryOneOfTheFourGroups() {
			Project project = AProject.readyForPilot();
			for (BeneficiaryGroup group : BeneficiaryGroup.values()) {
				Project without = new Draft(project).values(new ValueProfile(
						project.values().estimates().stream().filter((estimate) -> estimate.group() != group).toList()))
					.done();
				assertThat(codes(() -> make(Command.START_PILOT, without))).containsExactly("value-profile-incomplete");
			}
		}

		@Test
		void needsADecisionDateAhead() {
			assertThat(codes(() -> AProject.readyForPilot()
				.startPilot(new ProjectCommand.StartPilot(TO_PILOT, TODAY, null), MANDATES, TODAY)))
				.containsExactly("decision-date-not-ahead");
		}

		@Test
		void setsThePilotClock() {
			assertThat(AProject.pilot().card().pilotDecisionDue()).isEqualTo(LATER);
			assertThat(AProject.pilot().card().mandateId()).isEqualTo(TO_PILOT);
		}

	}

	@Nested
	class PilotExtension {

		@Test
		void isRefusedWithEverythingThatIsMissingAtOnce() {
			Project pilot = extended(extended(AProject.pilot(), 1), 2);
			assertThat(
					codes(() -> pilot.extendPilot(new ProjectCommand.ExtendPilot(null, null, null), MANDATES, TODAY)))
				.containsExactly("extensions-used-up", "reason-missing", "decision-date-missing");
		}

		@Test
		void needsALaterDate() {
			assertThat(codes(() -> AProject.pilot()
				.extendPilot(new ProjectCommand.ExtendPilot(TEXT, LATER, null), MANDATES, TODAY)))
				.containsExactly("decision-date-not-later");
		}

		@Test
		void happensTwiceAndThenNeedsANewSteeringDecision() {
			Project twice = extended(extended(AProject.pilot(), 1), 2);
			LocalDate third = LATER.plusDays(3);
			assertThat(
					codes(() -> twice.extendPilot(new ProjectCommand.ExtendPilot(TEXT, third, null), MANDATES, TODAY)))
				.containsExactly("extensions-used-up");
			assertThat(codes(
					() -> twice.extendPilot(new ProjectCommand.ExtendPilot(TEXT, third, TO_PILOT), MANDATES, TODAY)))
				.as("the mandate it rests on already is no new decision")
				.containsExactly("extensions-used-up");
			Outcome<Project> outcome = twice.extendPilot(new ProjectCommand.ExtendPilot(TEXT, third, TO_PILOT_ON),
					MANDATES, TODAY);
			assertThat(outcome.events()).containsExactly(new ProjectEvent.PilotExtended(ID, TEXT, third, 3));
			assertThat(outcome.state().mandateId()).isEqualTo(TO_PILOT_ON);
			assertThat(extended(outcome.state(), 4).runningPilot().extensions()).isEqualTo(4);
		}

		private Project extended(Project pilot, int days) {
			return pilot.extendPilot(new ProjectCommand.ExtendPilot(TEXT, LATER.plusDays(days), null), MANDATES, TODAY)
				.state();
		}

	}

	@Nested
	class Operation {

		@Test
		void aPilotWithNothingInPlaceHearsEverythingThatIsMissing() {
			Project bare = new Draft(AProject.pilot()).benefits(BenefitPlan.none()).done();
			assertThat(codes(() -> bare.moveToOperation(new ProjectCommand.MoveToOperation(null, null, null), MANDATES,
					List.of(), TODAY)))
				.containsExactly("mandate-missing", "handover-not-accepted", "benefit-responsible-missing",
						"zero-point-missing", "pilot-evaluation-missing");
		}

		@Test
		void aPilotWithoutMandateStaysAPilot() {
			assertThat(codes(() -> AProject.readyForOperation()
				.moveToOperation(new ProjectCommand.MoveToOperation(null, null, null), MANDATES, List.of(), TODAY)))
				.containsExactly("mandate-missing");
		}

		@Test
		void anOfferThatNobodyAnsweredIsNotEnough() {
			assertThat(codes(() -> make(Command.MOVE_TO_OPERATION, AProject.offered())))
				.containsExactly("handover-not-accepted");
		}

		@Test
		void aRefusedOfferIsNotEnough() {
			Project refused = AProject.offered().refuseOperation(new ProjectCommand.RefuseOperation(TEXT)).state();
			assertThat(codes(() -> make(Command.MOVE_TO_OPERATION, refused))).containsExactly("handover-not-accepted");
		}

		@Test
		void everyBenefitNeedsItsZeroPoint() {
			Project project = AProject.readyForOperation()
				.planBenefit(new ProjectCommand.PlanBenefit(null, BeneficiaryGroup.STUDENTS, TEXT, FJORDVIK,
						AProject.RESPONSIBLE, LATER, TEXT), ORGANISATIONS)
				.state();
			assertThat(codes(() -> make(Command.MOVE_TO_OPERATION, project))).containsExactly("zero-point-missing");
		}

		@Test
		void aBenefitPlanThatChangedMeanwhileIsRefused() {
			assertThat(codes(() -> AProject.readyForOperation()
				.moveToOperation(new ProjectCommand.MoveToOperation(TO_OPERATE, null, 1), MANDATES, List.of(), TODAY)))
				.containsExactly("benefit-plan-changed");
		}

		@Test
		void doesNotTakeEffectBeforeThePilotOrInTheFuture() {
			assertThat(codes(() -> AProject.readyForOperation()
				.moveToOperation(new ProjectCommand.MoveToOperation(TO_OPERATE, TODAY.minusDays(1), null), MANDATES,
						List.of(), TODAY)))
				.containsExactly("operation-before-pilot");
			assertThat(codes(() -> AProject.readyForOperation()
				.moveToOperation(new ProjectCommand.MoveToOperation(TO_OPERATE, TODAY.plusDays(1), null), MANDATES,
						List.of(), TODAY)))
				.containsExactly("date-in-future");
		}

		@Test
		void tellsWhoReceivesItAfterHowLongAndForWhomItIsNext() {
			LocalDate later = TODAY.plusDays(100);
			Outcome<Project> moved = AProject.readyForOperation()
				.moveToOperation(AProject.moveToOperation(), MANDATES, List.of(AProject.ELSEWHERE), later);
			assertThat(moved.events()).containsExactly(
					new ProjectEvent.ProjectMovedToOperation(ID, TO_OPERATE, AProject.RECEIVER, OPERATIONS_OWNER, later,
							100, 2, List.of(AProject.ELSEWHERE), no.samdrift.events.project.DecisionPoint.BP5));
			assertThat(moved.state().mandateId()).isEqualTo(TO_OPERATE);
			assertThat(moved.state().card().pilotDecisionDue()).isNull();
		}

		@Test
		void goesBackOnlyWhenTheOneWhoAnswersForItAgrees() {
			assertThat(codes(() -> AProject.operation()
				.returnToPilot(new ProjectCommand.ReturnToPilot(null, null, new PersonId("another")), TODAY)))
				.containsExactly("reason-missing", "operations-owner-does-not-agree", "decision-date-missing");
		}

		@Test
		void onceBackInPilotNeedsANewEvaluationAndANewYes() {
			Project back = make(Command.RETURN_TO_PILOT, AProject.operation()).state();
			assertThat(codes(() -> make(Command.MOVE_TO_OPERATION, back))).containsExactly("handover-not-accepted",
					"pilot-evaluation-missing");
		}

		@Test
		void isRetiredOnlyWhenItsUsersHaveBeenTold() {
			List<OrganisationId> users = List.of(AProject.ELSEWHERE);
			assertThat(
					codes(() -> AProject.operation().retire(new ProjectCommand.Retire(null, null, null), users, TODAY)))
				.containsExactly("reason-missing", "end-date-missing", "adopters-not-informed");
			assertThat(codes(() -> AProject.operation()
				.retire(new ProjectCommand.Retire(TEXT, LATER, TODAY.plusDays(1)), users, TODAY)))
				.containsExactly("adopters-not-informed");
			assertThat(AProject.operation()
				.retire(new ProjectCommand.Retire(TEXT, LATER, TODAY), users, TODAY)
				.state()
				.state()).isEqualTo(ProjectState.RETIRED);
		}

	}

	@Nested
	class MandatesOfThePilot {

		private final MandateId id = new MandateId("m");

		@Test
		void oneThatHasNotArrivedIsNotGuessedAbout() {
			assertThatExceptionOfType(FactNotYetKnown.class).isThrownBy(() -> move(AProject.mandates()))
				.satisfies((unknown) -> {
					assertThat(unknown.kind()).isEqualTo("mandate");
					assertThat(unknown.id()).isEqualTo("m");
				});
		}

		@Test
		void oneThatDoesNotCoverTheStepIsRefusedForTheReasonThatItHas() {
			LocalDate from = TODAY.minusDays(2);
			LocalDate to = TODAY.plusDays(2);
			refusedFor("mandate-of-another-project", new ProjectId("another"), MandateState.ISSUED, from, to,
					MandateScope.OPERATE);
			refusedFor("mandate-without-scope-operate", ID, MandateState.ISSUED, from, to, MandateScope.PILOT);
			refusedFor("mandate-revoked", ID, MandateState.REVOKED, from, to, MandateScope.OPERATE);
			refusedFor("mandate-expired", ID, MandateState.EXPIRED, from, TODAY.minusDays(1), MandateScope.OPERATE);
			refusedFor("mandate-expired", ID, MandateState.ISSUED, from, TODAY.minusDays(1), MandateScope.OPERATE);
			refusedFor("mandate-not-begun", ID, MandateState.ISSUED, TODAY.plusDays(1), to, MandateScope.OPERATE);
		}

		@Test
		void oneIsValidOnItsFirstAndItsLastDay() {
			move(AProject
				.mandates(AProject.mandate(this.id, ID, MandateState.ISSUED, TODAY, TODAY, MandateScope.OPERATE)));
		}

		private void refusedFor(String code, ProjectId project, MandateState state, LocalDate from, LocalDate to,
				MandateScope scope) {
			Mandates mandates = AProject.mandates(AProject.mandate(this.id, project, state, from, to, scope));
			assertThat(codes(() -> move(mandates))).containsExactly(code);
		}

		private void move(Mandates mandates) {
			AProject.readyForOperation()
				.moveToOperation(new ProjectCommand.MoveToOperation(this.id, null, null), mandates, List.of(), TODAY);
		}

	}

	@Nested
	class PauseAndResume {

		@Test
		void aPauseNeedsAReasonAndADayAheadToLookAgain() {
			assertThat(codes(() -> AProject.pilot().pause(new ProjectCommand.Pause(null, null), TODAY)))
				.containsExactly("reason-missing", "review-date-missing");
			assertThat(codes(() -> AProject.pilot().pause(new ProjectCommand.Pause(TEXT, TODAY), TODAY)))
				.containsExactly("review-date-not-ahead");
		}

		@Test
		void aPilotResumesOnlyUnderAMandateThatStillHolds() {
			Project paused = AProject.paused(AProject.pilot());
			Mandates expired = AProject.mandates(AProject.mandate(TO_PILOT, ID, MandateState.EXPIRED,
					TODAY.minusDays(9), TODAY.minusDays(1), MandateScope.PILOT),
					AProject.mandate(TO_PILOT_ON, MandateScope.PILOT));
			assertThat(codes(() -> paused.resume(new ProjectCommand.Resume(null), expired, TODAY)))
				.containsExactly("mandate-expired");
			Project resumed = paused.resume(new ProjectCommand.Resume(TO_PILOT_ON), expired, TODAY).state();
			assertThat(resumed.state()).isEqualTo(ProjectState.PILOT);
			assertThat(resumed.mandateId()).isEqualTo(TO_PILOT_ON);
		}

		@Test
		void anAssessmentResumesWithoutMandate() {
			assertThat(AProject.paused(AProject.assessment())
				.resume(new ProjectCommand.Resume(null), AProject.mandates(), TODAY)
				.state()
				.state()).isEqualTo(ProjectState.ASSESSMENT);
		}

	}

	@Nested
	class StopWithLessons {

		@Test
		void noLessonNoStop() {
			assertThat(codes(() -> AProject.pilot().stop(new ProjectCommand.Stop(null, null, null), TODAY)))
				.containsExactly("stop-reason-missing", "story-missing", "lesson-missing");
		}

		@Test
		void theStopAndItsLessonsAreOneAct() {
			Outcome<Project> stopped = AProject.pilot().stop(AProject.stop(), TODAY.plusDays(40));
			assertThat(stopped.events()).hasSize(2);
			assertThat(stopped.events().get(0)).isInstanceOfSatisfying(ProjectEvent.ProjectStopped.class, (stop) -> {
				assertThat(stop.lessonIds()).containsExactly(LESSON);
				assertThat(stop.stateBefore()).isEqualTo(ProjectState.PILOT);
				assertThat(stop.daysRun()).isEqualTo(40);
			});
			assertThat(stopped.events().get(1)).isInstanceOf(ProjectEvent.LessonPublished.class);
			assertThat(stopped.state().card().lessons()).hasSize(1);
		}

		@Test
		void aNewTryNamesTheLessonThatMakesItWorthwhile() {
			assertThat(codes(
					() -> AProject.stopped().restart(new ProjectCommand.Restart(new LessonId("another"), null), TODAY)))
				.containsExactly("reason-missing", "restart-needs-lesson");
		}

		@Test
		void aNewTryConsidersTheLessonsAnew() {
			Project again = make(Command.RESTART, AProject.stopped()).state();
			assertThat(codes(() -> make(Command.START_PILOT, again))).containsExactly("lessons-not-considered");
		}

	}

}
