package no.samdrift.project.project;

import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.Recommendation;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.Outcome;
import no.samdrift.project.mandate.Mandates;
import org.jspecify.annotations.Nullable;

import static no.samdrift.project.project.AProject.LATER;
import static no.samdrift.project.project.AProject.ORGANISATIONS;
import static no.samdrift.project.project.AProject.TEXT;
import static no.samdrift.project.project.AProject.TODAY;

/** Gives commands in which everything that they say themselves is right. */
final class CompleteInput {

	private static final PersonId SOMEBODY = new PersonId("person-9");

	private CompleteInput() {
	}

	/** Gives the command, naming the mandates that the checklist proposes. */
	static Outcome<Project> give(Command command, Project project, List<Condition> conditions, Mandates mandates) {
		MandateId mandate = conditions.stream()
			.flatMap((condition) -> condition.mandateIds().stream())
			.findFirst()
			.orElse(null);
		return switch (command) {
			case DECIDE_IDEA -> project.decideIdea(new ProjectCommand.DecideIdea(Recommendation.DECLINE, TEXT), TODAY);
			case START_ASSESSMENT -> project.startAssessment(TODAY);
			case REOPEN_IDEA -> project.reopenIdea(new ProjectCommand.ReopenIdea(TEXT), LATER, TODAY);
			case START_PILOT ->
				project.startPilot(new ProjectCommand.StartPilot(mandate, LATER, null), mandates, TODAY);
			case EXTEND_PILOT -> project.extendPilot(new ProjectCommand.ExtendPilot(TEXT, LATER.plusYears(10), mandate),
					mandates, TODAY);
			case MOVE_TO_OPERATION ->
				project.moveToOperation(new ProjectCommand.MoveToOperation(mandate, null, project.benefits().version()),
						mandates, List.of(), TODAY);
			case RETURN_TO_PILOT ->
				project.returnToPilot(new ProjectCommand.ReturnToPilot(TEXT, LATER, operationsOwner(project)), TODAY);
			case PAUSE -> project.pause(new ProjectCommand.Pause(TEXT, LATER), TODAY);
			case RESUME -> project.resume(new ProjectCommand.Resume(mandate), mandates, TODAY);
			case STOP -> project.stop(AProject.stop(), TODAY);
			case RESTART -> project.restart(new ProjectCommand.Restart(lesson(project), TEXT), TODAY);
			case RETIRE ->
				project.retire(new ProjectCommand.Retire(TEXT, LATER, TODAY), List.of(AProject.ELSEWHERE), TODAY);
			case OFFER_OPERATION -> project.offerOperation(
					new ProjectCommand.OfferOperation(AProject.RECEIVER, SOMEBODY, null), ORGANISATIONS, LATER);
			case ACCEPT_OPERATION -> project.acceptOperation();
			case REFUSE_OPERATION -> project.refuseOperation(new ProjectCommand.RefuseOperation(TEXT));
			case EVALUATE_PILOT -> project.evaluatePilot(new ProjectCommand.EvaluatePilot(TEXT));
			case RECOMMEND_IDEA ->
				project.recommendIdea(new ProjectCommand.RecommendIdea(Recommendation.APPROVE, TEXT));
			case ASSESS_CRITERION -> project
				.assessCriterion(new ProjectCommand.AssessCriterion(Criterion.SUSTAINABLE, true, TEXT, List.of()));
			case ESTIMATE_VALUE ->
				project.estimateValue(new ProjectCommand.EstimateValue(BeneficiaryGroup.STUDENTS, 5, TEXT));
			case PLAN_BENEFIT -> project.planBenefit(new ProjectCommand.PlanBenefit(null, BeneficiaryGroup.STUDENTS,
					TEXT, AProject.FJORDVIK, SOMEBODY, LATER, TEXT), ORGANISATIONS);
			case MEASURE_ZERO_POINT -> project
				.measureZeroPoint(new ProjectCommand.MeasureZeroPoint(benefit(project), 1.0, "timer", TODAY), TODAY);
			case CONSIDER_LESSONS -> project.considerLessons(new ProjectCommand.ConsiderLessons(List.of(), TEXT));
			case NAME_OWNING_UNIT ->
				project.nameOwningUnit(new ProjectCommand.NameOwningUnit(AProject.UNIT), ORGANISATIONS);
			case ADD_PARTNER ->
				project.addPartner(AProject.joining(AProject.ELSEWHERE, PartnerRole.PARTNER), ORGANISATIONS, TODAY);
			case REMOVE_PARTNER ->
				project.removePartner(new ProjectCommand.RemovePartner(notTheLead(project), null, TEXT), TODAY);
			case TRANSFER_LEAD -> project.transferLead(new ProjectCommand.TransferLead(notTheLead(project), TEXT));
			case RENAME -> project.rename(new ProjectCommand.Rename(TEXT));
			case RECORD_ALIAS -> project.recordAlias(new ProjectCommand.RecordAlias("Alias", Provenance.STATED));
			case STATE_RELEVANCE -> project.stateRelevance(
					new ProjectCommand.StateRelevance(AProject.COUNTY, RelevanceLevel.NOT_RELEVANT, null, null),
					SOMEBODY, ORGANISATIONS);
		};
	}

	private static @Nullable PersonId operationsOwner(Project project) {
		return (project.handover() != null) ? project.handover().operationsOwner() : null;
	}

	private static LessonId lesson(Project project) {
		return project.lessons().published().isEmpty() ? AProject.LESSON
				: project.lessons().published().getFirst().id();
	}

	private static BenefitId benefit(Project project) {
		return project.benefits().benefits().isEmpty() ? AProject.BENEFIT
				: project.benefits().benefits().getFirst().id();
	}

	/** A partner that does not lead; the lead when there is no other. */
	private static OrganisationId notTheLead(Project project) {
		List<OrganisationId> partners = project.partners().current();
		return partners.stream()
			.filter((partner) -> project.partners().lead().filter(partner::equals).isEmpty())
			.findFirst()
			.orElse(partners.isEmpty() ? AProject.ELSEWHERE : partners.getFirst());
	}

}
