package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.EventJson;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Provenance;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.HandoverState;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static no.samdrift.project.project.AProject.COLLEGE;
import static no.samdrift.project.project.AProject.COUNTY;
import static no.samdrift.project.project.AProject.ELSEWHERE;
import static no.samdrift.project.project.AProject.FJORDVIK;
import static no.samdrift.project.project.AProject.HOLMEN;
import static no.samdrift.project.project.AProject.ORGANISATIONS;
import static no.samdrift.project.project.AProject.TEXT;
import static no.samdrift.project.project.AProject.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProjectTest {

	private static List<String> codes(ThrowingCallable command) {
		Refused refused = catchThrowableOfType(Refused.class, command);
		assertThat(refused).as("a refusal").isNotNull();
		return refused.unmet().stream().map(Refused.Unmet::code).toList();
	}

	@ParameterizedTest
	@EnumSource
	void aProjectInAnyStateIsWrittenAndReadUnchanged(ProjectState state) {
		Project project = AProject.in(state);
		String json = EventJson.mapper().writeValueAsString(project);
		assertThat(EventJson.mapper().readValue(json, Project.class)).isEqualTo(project);
		assertThat(EventJson.mapper().readTree(json).at("/listing/readers").isArray()).isTrue();
	}

	@Test
	void anOverdueAnswerIsToldOnceAfterTheDay() {
		Project idea = AProject.idea();
		LocalDate due = TODAY.plusDays(30);
		assertThat(idea.tellAnswerOverdue(due).events()).isEmpty();
		Outcome<Project> told = idea.tellAnswerOverdue(due.plusDays(1));
		assertThat(told.events()).containsExactly(new ProjectEvent.IdeaAnswerOverdue(AProject.ID, due));
		assertThat(told.state().tellAnswerOverdue(due.plusDays(2)).events()).isEmpty();
		assertThat(AProject.declined().tellAnswerOverdue(due.plusDays(2)).events()).isEmpty();
	}

	@Test
	void aRegisteredProjectHasAStateThatNobodyHasSaidAndOwesNobodyAnAnswer() {
		Project registered = AProject.registered();
		assertThat(registered.card().stateCertainty()).isEqualTo(Certainty.UNKNOWN);
		assertThat(registered.listing().state()).isNull();
		assertThat(registered.tellAnswerOverdue(TODAY.plusYears(9)).events()).isEmpty();
	}

	@Test
	void aProjectIsRegisteredWithItsPartnersAndNamesInOneAct() {
		Alias smartData = new Alias("Smart data", new Provenance(Certainty.INFERRED, "to artikler"));
		Outcome<Project> registered = NewProject
			.register(AProject.ID,
					new ProjectCommand.RegisterProject(null, AProject.PROGRAMME, LanguageMap.nb("Store data"), null,
							Provenance.STATED, List.of(smartData), List.of(new ProjectCommand.AddPartner(FJORDVIK,
									PartnerRole.LEAD, null, PartialDate.of("2020"))),
							AProject.UNIT),
					ORGANISATIONS, TODAY);
		assertThat(registered.events()).extracting((event) -> event.getClass().getSimpleName())
			.containsExactly("ProjectRegistered", "PartnerJoinedProject", "OwningUnitNamed", "ProjectAliasRecorded");
		assertThat(registered.state().card().leadOrganisationId()).isEqualTo(FJORDVIK);
		assertThat(registered.state().card().aliases()).containsExactly(smartData);
		assertThat(registered.state().partners().everybody().getFirst().joinedOn().value()).isEqualTo("2020");
	}

	@Test
	void aProjectIsJointWithTwoMunicipalitiesOrCountiesAndLocalAgainWhenTheLastOneLeaves() {
		Project project = AProject.withPartner(AProject.idea(), FJORDVIK, PartnerRole.LEAD);
		project = AProject.withPartner(project, COLLEGE, PartnerRole.RESEARCH);
		assertThat(project.card().kind()).isEqualTo(ProjectKind.LOCAL);
		project = AProject.withPartner(project, COUNTY, PartnerRole.FUNDER);
		assertThat(project.card().kind()).isEqualTo(ProjectKind.JOINT);
		project = project.removePartner(new ProjectCommand.RemovePartner(COUNTY, null, TEXT), TODAY).state();
		assertThat(project.card().kind()).isEqualTo(ProjectKind.LOCAL);
		assertThat(project.card().partners()).hasSize(3);
	}

	@Test
	void anOrganisationThatHasNotArrivedIsNotGuessedAbout() {
		assertThatExceptionOfType(FactNotYetKnown.class)
			.isThrownBy(() -> AProject.withPartner(AProject.idea(), new OrganisationId("nobody"), PartnerRole.PARTNER))
			.matches((unknown) -> unknown.kind().equals("organisation"));
	}

	@Test
	void aSecondLeadAndAPartnerTwiceAreRefused() {
		Project led = AProject.withPartner(AProject.idea(), FJORDVIK, PartnerRole.LEAD);
		assertThat(codes(() -> AProject.withPartner(led, HOLMEN, PartnerRole.LEAD))).containsExactly("lead-exists");
		assertThat(codes(() -> AProject.withPartner(led, FJORDVIK, PartnerRole.LEAD)))
			.containsExactly("already-partner", "lead-exists");
		assertThat(codes(() -> AProject.withPartner(led, FJORDVIK, PartnerRole.PARTNER)))
			.containsExactly("already-partner");
	}

	@Test
	void aPartnerMayTakeTheLeadThatNobodyHas() {
		Project project = AProject.withPartner(AProject.idea(), FJORDVIK, PartnerRole.PARTNER);
		project = AProject.withPartner(project, FJORDVIK, PartnerRole.LEAD);
		assertThat(project.partners().lead()).contains(FJORDVIK);
		assertThat(project.partners().everybody()).hasSize(1);
	}

	@Test
	void theLeadHandsItOverBeforeItLeaves() {
		Project project = AProject.withPartner(AProject.assessment(), HOLMEN, PartnerRole.PARTNER);
		Project before = project;
		assertThat(codes(() -> before.removePartner(new ProjectCommand.RemovePartner(FJORDVIK, null, TEXT), TODAY)))
			.containsExactly("lead-cannot-leave");
		assertThat(codes(() -> before.transferLead(new ProjectCommand.TransferLead(ELSEWHERE, TEXT))))
			.containsExactly("not-a-partner");
		assertThat(codes(() -> before.transferLead(new ProjectCommand.TransferLead(FJORDVIK, TEXT))))
			.containsExactly("already-lead");
		Outcome<Project> transferred = project.transferLead(new ProjectCommand.TransferLead(HOLMEN, TEXT));
		assertThat(transferred.events())
			.containsExactly(new ProjectEvent.ProjectLeadTransferred(AProject.ID, FJORDVIK, HOLMEN, TEXT));
		Project left = transferred.state()
			.removePartner(new ProjectCommand.RemovePartner(FJORDVIK, PartialDate.of("2027"), TEXT), TODAY)
			.state();
		assertThat(left.card().leadOrganisationId()).isEqualTo(HOLMEN);
	}

	@Test
	void aPartnerDoesNotLeaveBeforeItJoined() {
		Project project = AProject.withPartner(AProject.idea(), HOLMEN, PartnerRole.PARTNER);
		Refused refused = catchThrowableOfType(Refused.class, () -> project
			.removePartner(new ProjectCommand.RemovePartner(HOLMEN, PartialDate.of("2019"), TEXT), TODAY));
		assertThat(refused.aboutInput()).isTrue();
		assertThat(refused.unmet().getFirst().code()).isEqualTo("left-before-joined");
	}

	@Test
	void severalActorsIsComputedAndCannotBeClaimed() {
		Project project = AProject.withPartner(AProject.idea(), FJORDVIK, PartnerRole.LEAD);
		assertThat(codes(() -> AProject.meets(project, Criterion.SEVERAL_ACTORS)))
			.containsExactly("criterion-several-actors-not-met");
		assertThat(AProject.withPartner(project, COLLEGE, PartnerRole.RESEARCH).card().criteriaMet())
			.containsExactly(Criterion.SEVERAL_ACTORS);
	}

	@Test
	void aValueIsFromZeroToFive() {
		for (int level : new int[] { -1, 6 }) {
			assertThat(codes(() -> AProject.idea()
				.estimateValue(new ProjectCommand.EstimateValue(BeneficiaryGroup.CITIZENS, level, TEXT))))
				.containsExactly("value-level-out-of-range");
		}
	}

	@Test
	void aZeroPointBelongsToAPlannedBenefitAndToADayThatHasCome() {
		assertThat(codes(() -> AProject.pilot()
			.measureZeroPoint(new ProjectCommand.MeasureZeroPoint(new BenefitId("no"), 1.0, "timer", TODAY), TODAY)))
			.containsExactly("benefit-unknown");
		assertThat(codes(() -> AProject.pilot()
			.measureZeroPoint(new ProjectCommand.MeasureZeroPoint(AProject.BENEFIT, 1.0, "timer", TODAY.plusDays(1)),
					TODAY)))
			.containsExactly("date-in-future");
		assertThat(codes(() -> AProject.pilot().planBenefit(AProject.plannedBenefit(), ORGANISATIONS)))
			.containsExactly("benefit-id-taken");
	}

	@Test
	void theHandoverHasTwoSides() {
		assertThat(codes(() -> AProject.pilot().acceptOperation())).containsExactly("handover-not-offered");
		assertThat(codes(() -> AProject.offered().refuseOperation(new ProjectCommand.RefuseOperation(null))))
			.containsExactly("handover-refusal-without-reason");
		Outcome<Project> accepted = AProject.offered().acceptOperation();
		assertThat(accepted.events()).containsExactly(
				new ProjectEvent.OperationAccepted(AProject.ID, AProject.RECEIVER, AProject.OPERATIONS_OWNER));
		assertThat(codes(() -> accepted.state().acceptOperation())).containsExactly("handover-already-answered");
		assertThat(accepted.state().card().handover().state()).isEqualTo(HandoverState.ACCEPTED);
	}

	@Test
	void aRefusedHandoverMayBeOfferedAgain() {
		Project refused = AProject.offered().refuseOperation(new ProjectCommand.RefuseOperation(TEXT)).state();
		Project again = refused
			.offerOperation(new ProjectCommand.OfferOperation(AProject.UNIT, AProject.OPERATIONS_OWNER, null),
					ORGANISATIONS, TODAY)
			.state();
		assertThat(again.card().handover().state()).isEqualTo(HandoverState.OFFERED);
	}

	@Test
	void workOnAProjectThatHasEndedIsRefused() {
		for (ProjectState ended : List.of(ProjectState.STOPPED, ProjectState.DECLINED, ProjectState.RETIRED)) {
			Project project = AProject.in(ended);
			assertThat(codes(() -> AProject.meets(project, Criterion.SUSTAINABLE)))
				.containsExactly("not-while-" + ended.name().toLowerCase(java.util.Locale.ROOT));
			assertThat(codes(() -> AProject.withPartner(project, HOLMEN, PartnerRole.PARTNER))).hasSize(1);
		}
	}

	@Test
	void aRenamedProjectKeepsItsOldNamesAsAliases() {
		Project renamed = AProject.idea()
			.rename(new ProjectCommand.Rename(new LanguageMap("Havkraft", null, "Wave power")))
			.state();
		assertThat(renamed.card().aliases()).containsExactly(new Alias("Bølgekraft", Provenance.STATED));
		assertThat(renamed.rename(new ProjectCommand.Rename(renamed.naming().names())).events()).isEmpty();
	}

	@Test
	void anAliasThatBecomesCertainReplacesTheUncertainOne() {
		Alias maybe = new Alias("Smart data", new Provenance(Certainty.INFERRED, null));
		Alias surely = new Alias("Smart data", new Provenance(Certainty.STATED, "referatet"));
		Project project = AProject.idea()
			.recordAlias(new ProjectCommand.RecordAlias(maybe.name(), maybe.provenance()))
			.state()
			.recordAlias(new ProjectCommand.RecordAlias(surely.name(), surely.provenance()))
			.state();
		assertThat(project.card().aliases()).containsExactly(surely);
	}

	@Test
	void aStatementOfRelevanceTellsTheOrganisationItIsAbout() {
		for (RelevanceLevel level : RelevanceLevel.values()) {
			Outcome<Project> stated = AProject.idea()
				.stateRelevance(new ProjectCommand.StateRelevance(ELSEWHERE, level, null, null), AProject.SUBMITTER,
						ORGANISATIONS);
			assertThat(ProjectVisibility.of(stated.state(), stated.events().getFirst()).admits(ELSEWHERE)).isTrue();
			assertThat(ProjectVisibility.of(stated.state()).admits(ELSEWHERE))
				.isEqualTo(level != RelevanceLevel.NOT_RELEVANT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aProjectIsThePartnersOwnUntilItIsAPilot(ProjectState state) {
		Project project = AProject.in(state);
		boolean amongPartners = List.of(ProjectState.IDEA, ProjectState.ASSESSMENT, ProjectState.DECLINED)
			.contains(state);
		assertThat(ProjectVisibility.of(project).visibility())
			.isEqualTo(amongPartners ? Visibility.PARTNERS : Visibility.PUBLIC);
		assertThat(ProjectVisibility.of(project).admits(FJORDVIK)).isTrue();
		assertThat(ProjectVisibility.of(project).admits(ELSEWHERE)).isEqualTo(!amongPartners);
	}

	@Test
	void aPauseIsAsVisibleAsWhatItPaused() {
		assertThat(ProjectVisibility.isPublic(AProject.paused(AProject.assessment()))).isFalse();
		assertThat(ProjectVisibility.isPublic(AProject.paused(AProject.operation()))).isTrue();
		assertThat(ProjectVisibility.isPublic(AProject.registered())).isTrue();
	}

	@Test
	void aPartnerThatLeavesHearsThatItLeft() {
		Project project = AProject.withPartner(AProject.assessment(), HOLMEN, PartnerRole.PARTNER);
		Outcome<Project> left = project.removePartner(new ProjectCommand.RemovePartner(HOLMEN, null, TEXT), TODAY);
		assertThat(ProjectVisibility.of(left.state(), left.events().getFirst()).admits(HOLMEN)).isTrue();
		assertThat(ProjectVisibility.of(left.state()).admits(HOLMEN)).isFalse();
	}

}
