package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.LessonKind;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.events.project.Stance;
import no.samdrift.events.project.StopReason;
import no.samdrift.project.mandate.Mandates;
import no.samdrift.project.organisation.Organisations;

/** Invented projects at each point of their way, for tests. */
final class AProject {

	static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

	static final ProjectId ID = new ProjectId("bolgekraft");

	static final ProgrammeId PROGRAMME = new ProgrammeId("fjordprogrammet");

	static final OrganisationId FJORDVIK = new OrganisationId("fjordvik");

	static final OrganisationId HOLMEN = new OrganisationId("holmen");

	static final OrganisationId COLLEGE = new OrganisationId("hogskolen");

	static final OrganisationId COUNTY = new OrganisationId("fylket");

	static final OrganisationId ELSEWHERE = new OrganisationId("elsewhere");

	static final PersonId SUBMITTER = new PersonId("person-1");

	static final PersonId RESPONSIBLE = new PersonId("person-2");

	static final PersonId OPERATIONS_OWNER = new PersonId("person-3");

	static final OwningUnit UNIT = new OwningUnit(FJORDVIK, LanguageMap.nb("Teknisk etat"));

	static final OwningUnit RECEIVER = new OwningUnit(HOLMEN, LanguageMap.nb("Vann og avløp"));

	static final MandateId TO_PILOT = new MandateId("mandate-pilot");

	static final MandateId TO_PILOT_ON = new MandateId("mandate-pilot-on");

	static final MandateId TO_OPERATE = new MandateId("mandate-operate");

	static final LessonId LESSON = new LessonId("lesson-1");

	static final BenefitId BENEFIT = new BenefitId("benefit-1");

	static final LanguageMap TEXT = new LanguageMap("Fordi det virker", "Fordi det verkar", "Because it works");

	static final LocalDate LATER = TODAY.plusMonths(6);

	static final Organisations ORGANISATIONS = (id) -> Optional.ofNullable(Map
		.of(FJORDVIK, OrganisationType.MUNICIPALITY, HOLMEN, OrganisationType.MUNICIPALITY, COLLEGE,
				OrganisationType.ACADEMIA, COUNTY, OrganisationType.COUNTY, ELSEWHERE, OrganisationType.MUNICIPALITY)
		.get(id));

	static final Mandates MANDATES = mandates(mandate(TO_PILOT, MandateScope.PILOT),
			mandate(TO_PILOT_ON, MandateScope.PILOT), mandate(TO_OPERATE, MandateScope.OPERATE));

	private AProject() {
	}

	static Mandates mandates(MandateCard... cards) {
		Map<MandateId, MandateCard> known = new LinkedHashMap<>();
		for (MandateCard card : cards) {
			known.put(card.mandateId(), card);
		}
		return new Mandates() {
			@Override
			public Optional<MandateCard> find(MandateId id) {
				return Optional.ofNullable(known.get(id));
			}

			@Override
			public List<MandateCard> of(ProjectId project) {
				return known.values().stream().filter((mandate) -> mandate.projectId().equals(project)).toList();
			}
		};
	}

	static MandateCard mandate(MandateId id, MandateScope... scope) {
		return mandate(id, ID, MandateState.ISSUED, TODAY.minusDays(10), TODAY.plusYears(1), scope);
	}

	static MandateCard mandate(MandateId id, ProjectId project, MandateState state, LocalDate from, LocalDate to,
			MandateScope... scope) {
		return new MandateCard(id, new GroupId("styringsgruppa"), project, EnumSet.copyOf(Set.of(scope)), null, from,
				to, state);
	}

	static Project idea() {
		return NewProject
			.propose(ID,
					new ProjectCommand.ProposeIdea(ID, PROGRAMME, new LanguageMap("Bølgekraft", null, "Wave power"),
							TEXT, List.of("energi")),
					SUBMITTER, FJORDVIK, TODAY.plusDays(30), TODAY)
			.state();
	}

	/** An idea with everything that an assessment needs. */
	static Project readyForAssessment() {
		Project project = withPartner(withPartner(idea(), FJORDVIK, PartnerRole.LEAD), COLLEGE, PartnerRole.RESEARCH);
		project = project.nameOwningUnit(new ProjectCommand.NameOwningUnit(UNIT), ORGANISATIONS).state();
		project = meets(project, Criterion.SUSTAINABLE);
		return meets(project, Criterion.INNOVATIVE_TECHNOLOGY);
	}

	static Project assessment() {
		return readyForAssessment().startAssessment(TODAY).state();
	}

	/** An assessment with everything but the mandate that a pilot needs. */
	static Project readyForPilot() {
		Project project = assessment();
		for (BeneficiaryGroup group : BeneficiaryGroup.values()) {
			project = project.estimateValue(new ProjectCommand.EstimateValue(group, 3, TEXT)).state();
		}
		project = project.planBenefit(plannedBenefit(), ORGANISATIONS).state();
		return project.considerLessons(new ProjectCommand.ConsiderLessons(List.of(), TEXT)).state();
	}

	static Project pilot() {
		return readyForPilot().startPilot(new ProjectCommand.StartPilot(TO_PILOT, LATER, null), MANDATES, TODAY)
			.state();
	}

	/** A pilot with everything but the mandate that operation needs. */
	static Project readyForOperation() {
		return offered().acceptOperation().state();
	}

	static Project offered() {
		return pilot().measureZeroPoint(new ProjectCommand.MeasureZeroPoint(BENEFIT, 12.5, "dager", TODAY), TODAY)
			.state()
			.evaluatePilot(new ProjectCommand.EvaluatePilot(TEXT))
			.state()
			.offerOperation(new ProjectCommand.OfferOperation(RECEIVER, OPERATIONS_OWNER, null), ORGANISATIONS,
					TODAY.plusDays(14))
			.state();
	}

	static Project operation() {
		return readyForOperation().moveToOperation(moveToOperation(), MANDATES, List.of(), TODAY).state();
	}

	static Project paused(Project from) {
		return from.pause(new ProjectCommand.Pause(TEXT, LATER), TODAY).state();
	}

	static Project stopped() {
		return pilot().stop(stop(), TODAY).state();
	}

	static Project declined() {
		return idea().decideIdea(new ProjectCommand.DecideIdea(Recommendation.DECLINE, TEXT), TODAY).state();
	}

	static Project retired() {
		return operation().retire(new ProjectCommand.Retire(TEXT, LATER, null), List.of(), TODAY).state();
	}

	/** One project in each state; the paused one was a pilot. */
	static Project in(ProjectState state) {
		return switch (state) {
			case IDEA -> idea();
			case ASSESSMENT -> assessment();
			case PILOT -> pilot();
			case OPERATION -> operation();
			case PAUSED -> paused(pilot());
			case STOPPED -> stopped();
			case DECLINED -> declined();
			case RETIRED -> retired();
		};
	}

	static Project registered() {
		return NewProject
			.register(ID,
					new ProjectCommand.RegisterProject(ID, PROGRAMME, LanguageMap.nb("Store data"), List.of("data"),
							new no.samdrift.events.Provenance(no.samdrift.events.Certainty.STATED, "en artikkel"),
							List.of(), List.of(), null),
					ORGANISATIONS, TODAY)
			.state();
	}

	static Project withPartner(Project project, OrganisationId organisation, PartnerRole role) {
		return project.addPartner(joining(organisation, role), ORGANISATIONS, TODAY).state();
	}

	static ProjectCommand.AddPartner joining(OrganisationId organisation, PartnerRole role) {
		return new ProjectCommand.AddPartner(organisation, role, Stance.PARTICIPANT, null);
	}

	static Project meets(Project project, Criterion criterion) {
		return project.assessCriterion(new ProjectCommand.AssessCriterion(criterion, true, TEXT, List.of())).state();
	}

	static ProjectCommand.PlanBenefit plannedBenefit() {
		return new ProjectCommand.PlanBenefit(BENEFIT, BeneficiaryGroup.CITIZENS, TEXT, FJORDVIK, RESPONSIBLE, LATER,
				TEXT);
	}

	static ProjectCommand.MoveToOperation moveToOperation() {
		return new ProjectCommand.MoveToOperation(TO_OPERATE, null, null);
	}

	static ProjectCommand.Stop stop() {
		return new ProjectCommand.Stop(StopReason.TOO_COSTLY, TEXT,
				List.of(new ProjectCommand.NewLesson(LESSON, LessonKind.MIXED, TEXT, TEXT)));
	}

}
