package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.DecisionPoint;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.mandate.Mandates;
import no.samdrift.project.organisation.Organisations;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A project on its way from idea to operation. Immutable: every accepted command gives
 * the next state and its events, every other one is refused with all that is missing.
 * What a move of the lifecycle needs stands in {@link ProjectLifecycle}.
 *
 * @param id names it for ever
 * @param programmeId the programme it is in
 * @param naming what it is called
 * @param origin where it comes from
 * @param focusAreas codes of the programme's focus areas
 * @param standing where it stands on its way
 * @param partners the organisations in it
 * @param owningUnit the unit that owns its work
 * @param criteria the three shared criteria
 * @param values the value for the four groups
 * @param benefits the planned benefits
 * @param lessons what it learned, and considered
 * @param relevances for whom else it is relevant
 * @param mandateId the mandate that its present state rests on
 * @param pilot its pilot, from the first one on
 * @param handover the offer to the line, once made
 */
record Project(ProjectId id, ProgrammeId programmeId, Naming naming, Origin origin, List<String> focusAreas,
		Standing standing, Partners partners, @Nullable OwningUnit owningUnit, Criteria criteria, ValueProfile values,
		BenefitPlan benefits, Lessons lessons, Relevances relevances, @Nullable MandateId mandateId,
		@Nullable Pilot pilot, @Nullable Handover handover) {

	// The idea and its answer

	Outcome<Project> recommendIdea(ProjectCommand.RecommendIdea command) {
		ProjectLifecycle.allow(this, Command.RECOMMEND_IDEA);
		return Outcome.of(next().origin(this.origin.recommended(command.recommendation())).done(),
				new ProjectEvent.IdeaRecommended(this.id, command.recommendation(), command.grounds()));
	}

	Outcome<Project> decideIdea(ProjectCommand.DecideIdea command, LocalDate today) {
		ProjectLifecycle.decideIdea(this, command);
		var grounds = requireNonNull(command.grounds());
		Draft answered = next().origin(this.origin.answered(command.decision(), grounds));
		return switch (command.decision()) {
			case APPROVE -> Outcome.of(answered.done(), new ProjectEvent.IdeaApproved(this.id, grounds));
			case RETURN -> Outcome.of(answered.done(), new ProjectEvent.IdeaReturned(this.id, grounds));
			case DECLINE -> Outcome.of(answered.standing(this.standing.moved(ProjectState.DECLINED, today)).done(),
					new ProjectEvent.IdeaDeclined(this.id, grounds));
		};
	}

	Outcome<Project> reopenIdea(ProjectCommand.ReopenIdea command, LocalDate answerDue, LocalDate today) {
		ProjectLifecycle.reopenIdea(this, command);
		return Outcome.of(next().origin(this.origin.reopened(answerDue))
			.standing(this.standing.moved(ProjectState.IDEA, today))
			.done(), new ProjectEvent.IdeaReopened(this.id, requireNonNull(command.newInformation())));
	}

	/** Tells once that the submitter waits longer than promised. */
	Outcome<Project> tellAnswerOverdue(LocalDate today) {
		LocalDate due = this.origin.answerDue();
		if (due == null || !this.origin.becomesOverdue(today)) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(next().origin(this.origin.toldOverdue()).done(),
				new ProjectEvent.IdeaAnswerOverdue(this.id, due));
	}

	// The work

	Outcome<Project> assessCriterion(ProjectCommand.AssessCriterion command) {
		ProjectLifecycle.allow(this, Command.ASSESS_CRITERION);
		Criteria.Assessment assessment = new Criteria.Assessment(command.criterion(), command.met(), command.evidence(),
				command.evidenceRefs());
		Criteria assessed = this.criteria.with(assessment);
		if (command.met() && !assessed.isMet(command.criterion(), this.partners)) {
			throw Refused.because(Unmet.field("met", "criterion-several-actors-not-met"));
		}
		return Outcome.of(next().criteria(assessed).done(), new ProjectEvent.CriterionAssessed(this.id,
				command.criterion(), command.met(), command.evidence(), command.evidenceRefs()));
	}

	Outcome<Project> estimateValue(ProjectCommand.EstimateValue command) {
		ProjectLifecycle.allow(this, Command.ESTIMATE_VALUE);
		ValueProfile estimated = this.values
			.with(new ValueProfile.Estimate(command.group(), command.level(), command.reasoning()));
		return Outcome.of(next().values(estimated).done(),
				new ProjectEvent.ValueEstimated(this.id, command.group(), command.level(), command.reasoning()));
	}

	Outcome<Project> nameOwningUnit(ProjectCommand.NameOwningUnit command, Organisations organisations) {
		ProjectLifecycle.allow(this, Command.NAME_OWNING_UNIT);
		organisations.typeOf(command.owningUnit().organisationId());
		return Outcome.of(next().owningUnit(command.owningUnit()).done(),
				new ProjectEvent.OwningUnitNamed(this.id, command.owningUnit()));
	}

	Outcome<Project> planBenefit(ProjectCommand.PlanBenefit command, Organisations organisations) {
		ProjectLifecycle.allow(this, Command.PLAN_BENEFIT);
		organisations.typeOf(command.ownerOrganisationId());
		BenefitId benefitId = (command.benefitId() != null) ? command.benefitId() : BenefitId.next();
		BenefitPlan planned = this.benefits.with(
				new BenefitPlan.Benefit(benefitId, command.group(), command.indicator(), command.ownerOrganisationId(),
						command.responsible(), command.zeroPointDue(), command.target(), null));
		return Outcome.of(next().benefits(planned).done(),
				new ProjectEvent.BenefitPlanned(this.id, benefitId, command.group(), command.indicator(),
						command.ownerOrganisationId(), command.responsible(), command.zeroPointDue(),
						command.target()));
	}

	Outcome<Project> measureZeroPoint(ProjectCommand.MeasureZeroPoint command, LocalDate today) {
		ProjectLifecycle.allow(this, Command.MEASURE_ZERO_POINT);
		if (command.measuredOn().isAfter(today)) {
			throw Refused.input(Unmet.field("measuredOn", "date-in-future"));
		}
		BenefitPlan measured = this.benefits.measured(command.benefitId(),
				new BenefitPlan.ZeroPoint(command.value(), command.unit(), command.measuredOn()));
		return Outcome.of(next().benefits(measured).done(), new ProjectEvent.ZeroPointMeasured(this.id,
				command.benefitId(), command.value(), command.unit(), command.measuredOn()));
	}

	Outcome<Project> considerLessons(ProjectCommand.ConsiderLessons command) {
		ProjectLifecycle.allow(this, Command.CONSIDER_LESSONS);
		return Outcome.of(next().lessons(this.lessons.considered(command.lessonIds(), command.conclusion())).done(),
				new ProjectEvent.LessonsConsidered(this.id, command.lessonIds(), command.conclusion()));
	}

	// The organisations

	Outcome<Project> addPartner(ProjectCommand.AddPartner command, Organisations organisations, LocalDate today) {
		ProjectLifecycle.allow(this, Command.ADD_PARTNER);
		PartialDate joinedOn = (command.joinedOn() != null) ? command.joinedOn() : PartialDate.of(today);
		Partners joined = this.partners.join(command.organisationId(), organisations.typeOf(command.organisationId()),
				command.role(), command.stance(), joinedOn);
		return Outcome.of(next().partners(joined).done(), new ProjectEvent.PartnerJoinedProject(this.id,
				command.organisationId(), command.role(), command.stance(), joinedOn));
	}

	Outcome<Project> removePartner(ProjectCommand.RemovePartner command, LocalDate today) {
		ProjectLifecycle.allow(this, Command.REMOVE_PARTNER);
		PartialDate leftOn = (command.leftOn() != null) ? command.leftOn() : PartialDate.of(today);
		Partners remaining = this.partners.leave(command.organisationId(), leftOn, needsLead());
		return Outcome.of(next().partners(remaining).done(),
				new ProjectEvent.PartnerLeftProject(this.id, command.organisationId(), leftOn, command.reason()));
	}

	Outcome<Project> transferLead(ProjectCommand.TransferLead command) {
		ProjectLifecycle.allow(this, Command.TRANSFER_LEAD);
		Partners led = this.partners.transferLead(command.toOrganisationId());
		return Outcome.of(next().partners(led).done(), new ProjectEvent.ProjectLeadTransferred(this.id,
				this.partners.lead().orElseThrow(), command.toOrganisationId(), command.reason()));
	}

	// Names and relevance, in every state

	Outcome<Project> rename(ProjectCommand.Rename command) {
		if (command.names().equals(this.naming.names())) {
			return Outcome.unchanged(this);
		}
		Naming renamed = this.naming.renamed(command.names());
		return Outcome.of(next().naming(renamed).done(),
				new ProjectEvent.ProjectRenamed(this.id, renamed.names(), renamed.aliases()));
	}

	Outcome<Project> recordAlias(ProjectCommand.RecordAlias command) {
		Alias alias = new Alias(command.name().strip(), command.provenance());
		if (this.naming.aliases().contains(alias)) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(next().naming(this.naming.with(alias)).done(),
				new ProjectEvent.ProjectAliasRecorded(this.id, alias));
	}

	Outcome<Project> stateRelevance(ProjectCommand.StateRelevance command, PersonId statedBy,
			Organisations organisations) {
		organisations.typeOf(command.organisationId());
		Relevances stated = this.relevances
			.with(new Relevances.Statement(command.organisationId(), command.level(), statedBy, command.meetingId()));
		return Outcome.of(next().relevances(stated).done(), new ProjectEvent.ProjectRelevanceStated(this.id,
				command.organisationId(), command.level(), statedBy, command.meetingId()));
	}

	// The moves of the lifecycle

	Outcome<Project> startAssessment(LocalDate today) {
		ProjectLifecycle.startAssessment(this);
		return Outcome.of(next().origin(this.origin.goesOn()).standing(this.standing.begun(today)).done(),
				new ProjectEvent.ProjectAssessmentStarted(this.id, requireNonNull(this.owningUnit), DecisionPoint.BP1));
	}

	Outcome<Project> startPilot(ProjectCommand.StartPilot command, Mandates mandates, LocalDate today) {
		ProjectLifecycle.startPilot(this, command, mandates, today);
		MandateId mandate = requireNonNull(command.mandateId());
		LocalDate decisionDue = requireNonNull(command.decisionDue());
		return Outcome.of(
				next().standing(this.standing.moved(ProjectState.PILOT, today))
					.mandate(mandate)
					.pilot(Pilot.started(today, decisionDue, command.receiverCandidate()))
					.handover(null)
					.done(),
				new ProjectEvent.PilotStarted(this.id, mandate, decisionDue, command.receiverCandidate(),
						DecisionPoint.BP3));
	}

	Outcome<Project> extendPilot(ProjectCommand.ExtendPilot command, Mandates mandates, LocalDate today) {
		ProjectLifecycle.extendPilot(this, command, mandates, today);
		LocalDate decisionDue = requireNonNull(command.decisionDue());
		boolean newDecision = ProjectLifecycle.isNewDecision(this, command);
		Pilot extended = runningPilot().extended(decisionDue, newDecision);
		return Outcome.of(next().pilot(extended).mandate(newDecision ? command.mandateId() : this.mandateId).done(),
				new ProjectEvent.PilotExtended(this.id, requireNonNull(command.reason()), decisionDue,
						extended.extensions()));
	}

	Outcome<Project> evaluatePilot(ProjectCommand.EvaluatePilot command) {
		ProjectLifecycle.allow(this, Command.EVALUATE_PILOT);
		return Outcome.of(next().pilot(runningPilot().evaluated(command.evaluation())).done(),
				new ProjectEvent.PilotEvaluated(this.id, command.evaluation()));
	}

	Outcome<Project> offerOperation(ProjectCommand.OfferOperation command, Organisations organisations,
			LocalDate answerDue) {
		ProjectLifecycle.allow(this, Command.OFFER_OPERATION);
		organisations.typeOf(command.receivingUnit().organisationId());
		return Outcome.of(
				next().handover(Handover.offered(command.receivingUnit(), command.operationsOwner(), answerDue)).done(),
				new ProjectEvent.OperationOffered(this.id, command.receivingUnit(), command.operationsOwner(),
						answerDue));
	}

	Outcome<Project> acceptOperation() {
		Handover offered = offeredHandover(Command.ACCEPT_OPERATION);
		return Outcome.of(next().handover(offered.accepted()).done(),
				new ProjectEvent.OperationAccepted(this.id, offered.receivingUnit(), offered.operationsOwner()));
	}

	Outcome<Project> refuseOperation(ProjectCommand.RefuseOperation command) {
		Handover offered = offeredHandover(Command.REFUSE_OPERATION);
		if (command.reason() == null) {
			throw Refused.because(Unmet.field("reason", "handover-refusal-without-reason"));
		}
		return Outcome.of(next().handover(offered.refused(command.reason())).done(),
				new ProjectEvent.OperationRefused(this.id, offered.receivingUnit(), command.reason()));
	}

	/**
	 * Puts a successful pilot into ordinary operation (P11).
	 * @param candidates the organisations that may come to use it next
	 * @throws Refused naming every unmet condition at once, never only the first
	 */
	Outcome<Project> moveToOperation(ProjectCommand.MoveToOperation command, Mandates mandates,
			List<OrganisationId> candidates, LocalDate today) {
		ProjectLifecycle.moveToOperation(this, command, mandates, today);
		Handover accepted = requireNonNull(this.handover);
		MandateId mandate = requireNonNull(command.mandateId());
		LocalDate effectiveOn = (command.effectiveOn() != null) ? command.effectiveOn() : today;
		return Outcome.of(next().standing(this.standing.moved(ProjectState.OPERATION, today)).mandate(mandate).done(),
				new ProjectEvent.ProjectMovedToOperation(this.id, mandate, accepted.receivingUnit(),
						accepted.operationsOwner(), effectiveOn, runningPilot().days(effectiveOn),
						this.benefits.version(), candidates, DecisionPoint.BP5));
	}

	/** The pilot begins anew: a new evaluation and a new yes come before operation. */
	Outcome<Project> returnToPilot(ProjectCommand.ReturnToPilot command, LocalDate today) {
		ProjectLifecycle.returnToPilot(this, command, today);
		LocalDate decisionDue = requireNonNull(command.decisionDue());
		return Outcome.of(
				next().standing(this.standing.moved(ProjectState.PILOT, today))
					.pilot(Pilot.started(today, decisionDue, requireNonNull(this.handover).receivingUnit()))
					.handover(null)
					.done(),
				new ProjectEvent.ProjectReturnedToPilot(this.id, requireNonNull(command.reason()), decisionDue));
	}

	Outcome<Project> pause(ProjectCommand.Pause command, LocalDate today) {
		ProjectLifecycle.pause(this, command, today);
		LocalDate review = requireNonNull(command.reviewOn());
		return Outcome.of(next().standing(this.standing.paused(today, review)).done(),
				new ProjectEvent.ProjectPaused(this.id, requireNonNull(command.reason()), review, state()));
	}

	Outcome<Project> resume(ProjectCommand.Resume command, Mandates mandates, LocalDate today) {
		ProjectLifecycle.resume(this, command, mandates, today);
		ProjectState to = this.standing.underneath();
		return Outcome.of(next().standing(this.standing.moved(to, today))
			.mandate((command.mandateId() != null) ? command.mandateId() : this.mandateId)
			.done(), new ProjectEvent.ProjectResumed(this.id, to));
	}

	/** Stops with lessons, which are published in the same act (P15). */
	Outcome<Project> stop(ProjectCommand.Stop command, LocalDate today) {
		ProjectLifecycle.stop(this, command);
		List<Lesson> learned = command.lessons()
			.stream()
			.map((lesson) -> new Lesson((lesson.id() != null) ? lesson.id() : LessonId.next(), lesson.kind(),
					lesson.whatHappened(), lesson.advice()))
			.toList();
		List<DomainEvent> events = new ArrayList<>();
		events.add(new ProjectEvent.ProjectStopped(this.id, requireNonNull(command.reasonCode()),
				requireNonNull(command.story()), learned.stream().map(Lesson::id).toList(), state(),
				this.standing.daysRun(today)));
		learned.forEach((lesson) -> events.add(new ProjectEvent.LessonPublished(this.id, lesson)));
		return new Outcome<>(next().standing(this.standing.moved(ProjectState.STOPPED, today))
			.lessons(this.lessons.with(learned))
			.done(), events);
	}

	/** Starts over with the assessment, for what was learned. */
	Outcome<Project> restart(ProjectCommand.Restart command, LocalDate today) {
		ProjectLifecycle.restart(this, command);
		return Outcome.of(
				next().standing(this.standing.begun(today))
					.lessons(this.lessons.toBeConsideredAgain())
					.mandate(null)
					.handover(null)
					.done(),
				new ProjectEvent.ProjectRestarted(this.id, requireNonNull(command.lessonId()),
						requireNonNull(command.reason())));
	}

	Outcome<Project> retire(ProjectCommand.Retire command, List<OrganisationId> users, LocalDate today) {
		ProjectLifecycle.retire(this, command, users, today);
		return Outcome.of(next().standing(this.standing.moved(ProjectState.RETIRED, today)).done(),
				new ProjectEvent.ProjectRetired(this.id, requireNonNull(command.reason()),
						requireNonNull(command.endsOn()), DecisionPoint.BP6));
	}

	// What it is now

	ProjectState state() {
		return this.standing.state();
	}

	/**
	 * The organisations whose editors change its work: the owner's and the lead's, and
	 * the submitter's while there is neither.
	 */
	Set<OrganisationId> stewards() {
		Set<OrganisationId> stewards = new LinkedHashSet<>();
		if (this.owningUnit != null) {
			stewards.add(this.owningUnit.organisationId());
		}
		this.partners.lead().ifPresent(stewards::add);
		if (stewards.isEmpty() && this.origin.submittedByOrganisation() != null) {
			stewards.add(this.origin.submittedByOrganisation());
		}
		return stewards;
	}

	/** Whether nobody owns or leads it yet. */
	boolean isUnowned() {
		return this.owningUnit == null && this.partners.lead().isEmpty();
	}

	/** The pilot of a project that is or was in one. */
	Pilot runningPilot() {
		return requireNonNull(this.pilot, "A project in pilot has a pilot");
	}

	/** Whether somebody has to lead it: from the assessment on. */
	boolean needsLead() {
		return state() != ProjectState.IDEA;
	}

	/** Why there is no offer that waits for an answer; nothing while there is one. */
	List<Unmet> unanswerable() {
		if (this.handover == null) {
			return List.of(Unmet.of("handover-not-offered"));
		}
		return this.handover.awaitsAnswer() ? List.of() : List.of(Unmet.of("handover-already-answered"));
	}

	private Handover offeredHandover(Command answer) {
		ProjectLifecycle.allow(this, answer);
		Conditions.all().without(unanswerable()).orRefuse();
		return requireNonNull(this.handover);
	}

	/** What lists filter on; written beside the state, never read back. */
	@JsonProperty(access = JsonProperty.Access.READ_ONLY)
	ProjectListing listing() {
		return ProjectListing.of(this);
	}

	ProjectCard card() {
		boolean inPilot = this.standing.underneath() == ProjectState.PILOT;
		return new ProjectCard(this.id, this.programmeId, this.naming.names(), this.naming.aliases(),
				this.partners.kind(), state(), this.standing.certainty(), this.standing.since(), this.focusAreas,
				this.partners.lead().orElse(null), this.partners.everybody(), this.owningUnit,
				this.origin.submittedBy(), this.criteria.met(this.partners), this.mandateId,
				(inPilot && this.pilot != null) ? this.pilot.decisionDue() : null,
				(this.handover != null) ? this.handover.card() : null, this.benefits.responsibles(),
				this.lessons.published());
	}

	private Draft next() {
		return new Draft(this);
	}

}
