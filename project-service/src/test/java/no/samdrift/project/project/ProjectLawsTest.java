package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.project.mandate.Mandates;

import static no.samdrift.project.project.AProject.ORGANISATIONS;
import static no.samdrift.project.project.AProject.TEXT;
import static no.samdrift.project.project.AProject.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every project, whatever is asked of it in whatever order. */
class ProjectLawsTest {

	/** Where each event of a move leads from and to: the arrows of mission 4.2. */
	private static final Map<Class<? extends DomainEvent>, Set<String>> ARROWS = Map.ofEntries(
			Map.entry(ProjectEvent.IdeaDeclined.class, Set.of("IDEA-DECLINED")),
			Map.entry(ProjectEvent.IdeaReopened.class, Set.of("DECLINED-IDEA")),
			Map.entry(ProjectEvent.ProjectAssessmentStarted.class, Set.of("IDEA-ASSESSMENT")),
			Map.entry(ProjectEvent.PilotStarted.class, Set.of("ASSESSMENT-PILOT")),
			Map.entry(ProjectEvent.ProjectMovedToOperation.class, Set.of("PILOT-OPERATION")),
			Map.entry(ProjectEvent.ProjectReturnedToPilot.class, Set.of("OPERATION-PILOT")),
			Map.entry(ProjectEvent.ProjectRetired.class, Set.of("OPERATION-RETIRED")),
			Map.entry(ProjectEvent.ProjectPaused.class,
					Set.of("ASSESSMENT-PAUSED", "PILOT-PAUSED", "OPERATION-PAUSED")),
			Map.entry(ProjectEvent.ProjectResumed.class,
					Set.of("PAUSED-ASSESSMENT", "PAUSED-PILOT", "PAUSED-OPERATION")),
			Map.entry(ProjectEvent.ProjectStopped.class,
					Set.of("ASSESSMENT-STOPPED", "PILOT-STOPPED", "PAUSED-STOPPED")),
			Map.entry(ProjectEvent.ProjectRestarted.class, Set.of("STOPPED-ASSESSMENT")));

	/** One thing that is asked of a project. */
	record Asked(String what, Function<Project, Outcome<Project>> command) {

		@Override
		public String toString() {
			return this.what;
		}

	}

	/** What was asked, and what came of it. */
	record Step(Project before, Outcome<Project> outcome) {

		Project after() {
			return this.outcome.state();
		}

	}

	@Provide
	Arbitrary<List<Asked>> stories() {
		Arbitrary<Asked> moves = Arbitraries.of(Command.moves())
			.map((move) -> new Asked(move.wireName(), (project) -> ProjectLifecycleTest.make(move, project)));
		Arbitrary<OrganisationId> organisations = Arbitraries.of(AProject.FJORDVIK, AProject.HOLMEN, AProject.COLLEGE,
				AProject.COUNTY);
		Arbitrary<Asked> joins = organisations.flatMap((organisation) -> Arbitraries.of(PartnerRole.values())
			.map((role) -> new Asked("add " + organisation + " as " + role,
					(project) -> project.addPartner(AProject.joining(organisation, role), ORGANISATIONS, TODAY))));
		Arbitrary<Asked> leaves = organisations.map((organisation) -> new Asked("remove " + organisation,
				(project) -> project.removePartner(new ProjectCommand.RemovePartner(organisation, null, TEXT), TODAY)));
		Arbitrary<Asked> leads = organisations.map((organisation) -> new Asked("transfer lead to " + organisation,
				(project) -> project.transferLead(new ProjectCommand.TransferLead(organisation, TEXT))));
		Arbitrary<Asked> criteria = Arbitraries.of(Criterion.values())
			.flatMap((criterion) -> Arbitraries.of(true, true, true, false)
				.map((met) -> new Asked(criterion + " " + met, (project) -> project
					.assessCriterion(new ProjectCommand.AssessCriterion(criterion, met, TEXT, List.of())))));
		Arbitrary<Asked> work = Arbitraries.of(
				new Asked("name owning unit",
						(project) -> project.nameOwningUnit(new ProjectCommand.NameOwningUnit(AProject.UNIT),
								ORGANISATIONS)),
				new Asked("all values", ProjectLawsTest::estimateAll),
				new Asked("plan benefit", (project) -> project.planBenefit(AProject.plannedBenefit(), ORGANISATIONS)),
				new Asked("measure zero-point",
						(project) -> project.measureZeroPoint(
								new ProjectCommand.MeasureZeroPoint(AProject.BENEFIT, 1.0, "timer", TODAY), TODAY)),
				new Asked("consider lessons",
						(project) -> project.considerLessons(new ProjectCommand.ConsiderLessons(List.of(), TEXT))),
				new Asked("evaluate", (project) -> project.evaluatePilot(new ProjectCommand.EvaluatePilot(TEXT))),
				new Asked("offer",
						(project) -> project.offerOperation(
								new ProjectCommand.OfferOperation(AProject.RECEIVER, AProject.OPERATIONS_OWNER, null),
								ORGANISATIONS, AProject.LATER)),
				new Asked("accept", Project::acceptOperation),
				new Asked("refuse", (project) -> project.refuseOperation(new ProjectCommand.RefuseOperation(TEXT))));
		Arbitrary<Asked> anything = Arbitraries.frequencyOf(Tuple.of(5, moves), Tuple.of(2, joins), Tuple.of(1, leaves),
				Tuple.of(1, leads), Tuple.of(2, criteria), Tuple.of(6, work));
		return anything.list().ofMinSize(1).ofMaxSize(60);
	}

	@Provide
	Arbitrary<Project> beginnings() {
		return Arbitraries.of(AProject.idea(), AProject.registered(), AProject.readyForAssessment(),
				AProject.readyForPilot(), AProject.readyForOperation(), AProject.operation());
	}

	@Property(tries = 400)
	void theStateChangesOnlyAlongTheTable(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			ProjectState from = step.before().state();
			ProjectState to = step.after().state();
			Statistics.label("states").collect(to);
			DomainEvent told = step.outcome().events().getFirst();
			if (from != to) {
				assertThat(ARROWS).containsKey(told.getClass());
			}
			if (ARROWS.containsKey(told.getClass())) {
				assertThat(ARROWS.get(told.getClass())).contains(from + "-" + to);
			}
		}
	}

	@Property(tries = 400)
	void aStopAlwaysHasALesson(@ForAll("beginnings") Project beginning, @ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			List<DomainEvent> events = step.outcome().events();
			if (events.getFirst() instanceof ProjectEvent.ProjectStopped stopped) {
				assertThat(stopped.lessonIds()).isNotEmpty();
				assertThat(events).filteredOn(ProjectEvent.LessonPublished.class::isInstance)
					.hasSameSizeAs(stopped.lessonIds());
			}
			if (step.after().state() == ProjectState.STOPPED) {
				assertThat(step.after().card().lessons()).isNotEmpty();
			}
		}
	}

	@Property(tries = 400)
	void aProjectIsJointIfAndOnlyIfTwoMunicipalitiesOrCountiesAreInIt(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			ProjectCard card = step.after().card();
			long publicBodies = card.partners()
				.stream()
				.filter((partner) -> partner.leftOn() == null)
				.map(Partner::organisationId)
				.map(ORGANISATIONS::typeOf)
				.filter(Set.of(OrganisationType.MUNICIPALITY, OrganisationType.COUNTY)::contains)
				.count();
			assertThat(card.kind()).isEqualTo((publicBodies >= 2) ? ProjectKind.JOINT : ProjectKind.LOCAL);
		}
	}

	@Property(tries = 400)
	void exactlyOneLeadsEverythingThatBecameMoreThanAnIdea(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			ProjectCard card = step.after().card();
			long leads = card.partners()
				.stream()
				.filter((partner) -> partner.leftOn() == null && partner.role() == PartnerRole.LEAD)
				.count();
			assertThat(leads).isLessThanOrEqualTo(1);
			if (!Set.of(ProjectState.IDEA, ProjectState.DECLINED).contains(card.state())) {
				assertThat(leads).isEqualTo(1);
			}
			assertThat(card.leadOrganisationId() != null).isEqualTo(leads == 1);
		}
	}

	@Property(tries = 400)
	void operationAlwaysRestsOnAMandateAHandoverAndMeasuredBenefits(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			if (step.outcome().events().getFirst() instanceof ProjectEvent.ProjectMovedToOperation moved) {
				assertThat(moved.mandateId()).isEqualTo(AProject.TO_OPERATE);
				assertThat(step.before().handover()).matches((handover) -> handover != null && handover.isAccepted());
				assertThat(step.before().benefits().zeroPointsMeasured()).isTrue();
				assertThat(step.before().runningPilot().evaluation()).isNotNull();
			}
		}
	}

	@Provide
	Arbitrary<Mandates> knownMandates() {
		Arbitrary<Mandates> some = Combinators
			.combine(card(AProject.TO_PILOT, AProject.ID), card(AProject.TO_PILOT_ON, AProject.ID),
					card(AProject.TO_OPERATE, AProject.ID),
					card(new MandateId("mandate-of-another"), new ProjectId("another")))
			.as(AProject::mandates);
		return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(AProject.MANDATES)), Tuple.of(2, some));
	}

	/** A mandate that may have ended, been taken back, or not begun. */
	private static Arbitrary<MandateCard> card(MandateId id, ProjectId project) {
		return Combinators
			.combine(Arbitraries.of(MandateScope.PILOT, MandateScope.OPERATE), Arbitraries.of(MandateState.values()),
					Arbitraries.integers().between(-20, 3), Arbitraries.integers().between(-3, 20))
			.as((scope, state, from, to) -> AProject.mandate(id, project, state, TODAY.plusDays(from),
					TODAY.plusDays(Math.max(from, to)), scope));
	}

	@Property(tries = 400)
	void whatTheChecklistSaysIsWhatTheGuardSays(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story, @ForAll("knownMandates") Mandates mandates) {
		for (Step step : steps(beginning, story)) {
			Project project = step.after();
			Backing backing = Backing.any(mandates.of(project.id()), TODAY);
			for (Command command : Command.values()) {
				List<Condition> conditions = ProjectLifecycle.takes(project, command)
						? ProjectLifecycle.conditions(command, project, backing) : List.of();
				List<String> unmet = conditions.stream()
					.filter((condition) -> !condition.met())
					.map((condition) -> condition.otherwise().code())
					.toList();
				List<String> refused = refusedWith(command, project, conditions, mandates);
				if (!ProjectLifecycle.takes(project, command)) {
					Statistics.label("checklists").collect("not taken");
					assertThat(refused).as("%s is not offered in %s", command, project.state()).isNotEmpty();
				}
				else if (unmet.isEmpty()) {
					Statistics.label("checklists").collect("ready");
					assertThat(refused).as("%s is ready in %s", command, project.state()).isEmpty();
				}
				else {
					Statistics.label("checklists").collect("not ready");
					assertThat(refused).as("%s is not ready in %s", command, project.state())
						.containsAll(unmet)
						.hasSameSizeAs(unmet);
				}
			}
		}
	}

	/** What the command is refused with although all that it says itself is right. */
	private static List<String> refusedWith(Command command, Project project, List<Condition> conditions,
			Mandates mandates) {
		try {
			CompleteInput.give(command, project, conditions, mandates);
			return List.of();
		}
		catch (Refused refused) {
			return refused.unmet().stream().map(Refused.Unmet::code).toList();
		}
	}

	@Property(tries = 200)
	void theProjectWaitsForAnAnswerExactlyWhileItCanBeGiven(@ForAll("beginnings") Project beginning,
			@ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			Project project = step.after();
			List<Wait> waits = Wait.of(project);
			ProjectListing listing = project.listing();
			assertThat(listing.waits()).isEqualTo(!waits.isEmpty());
			assertThat(listing.debtors()).containsExactlyInAnyOrderElementsOf(
					waits.stream().map((wait) -> wait.debtor(project)).distinct().toList());
			assertThat(waits.stream().anyMatch((wait) -> wait.kind() == Wait.Kind.HANDOVER_ANSWER))
				.isEqualTo(accepted(Project::acceptOperation, project));
			assertThat(waits.stream().filter((wait) -> wait.kind() == Wait.Kind.PAUSE_REVIEW).count())
				.isEqualTo((project.state() == ProjectState.PAUSED) ? project.stewards().size() : 0);
		}
	}

	private static boolean accepted(Function<Project, Outcome<Project>> command, Project project) {
		try {
			command.apply(project);
			return true;
		}
		catch (Refused refused) {
			return false;
		}
	}

	@Property(tries = 200)
	void whatIsWrittenIsReadUnchanged(@ForAll("beginnings") Project beginning, @ForAll("stories") List<Asked> story) {
		for (Step step : steps(beginning, story)) {
			String json = EventJson.mapper().writeValueAsString(step.after());
			assertThat(EventJson.mapper().readValue(json, Project.class)).isEqualTo(step.after());
		}
	}

	/** Plays a story; what is refused leaves everything as it was. */
	private static List<Step> steps(Project beginning, List<Asked> story) {
		List<Step> steps = new ArrayList<>();
		Project project = beginning;
		for (Asked asked : story) {
			try {
				Outcome<Project> outcome = asked.command().apply(project);
				steps.add(new Step(project, outcome));
				project = outcome.state();
			}
			catch (Refused refused) {
				assertThat(refused.unmet()).isNotEmpty();
			}
		}
		return steps;
	}

	private static Outcome<Project> estimateAll(Project project) {
		List<DomainEvent> events = new ArrayList<>();
		Project estimated = project;
		for (BeneficiaryGroup group : BeneficiaryGroup.values()) {
			Outcome<Project> outcome = estimated.estimateValue(new ProjectCommand.EstimateValue(group, 2, TEXT));
			estimated = outcome.state();
			events.addAll(outcome.events());
		}
		return new Outcome<>(estimated, events);
	}

}
