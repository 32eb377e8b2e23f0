package no.samdrift.project.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.Recommendation;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.project.project.Wait.Kind;
import org.junit.jupiter.api.Test;

import static no.samdrift.project.project.AProject.FJORDVIK;
import static no.samdrift.project.project.AProject.HOLMEN;
import static no.samdrift.project.project.AProject.LATER;
import static no.samdrift.project.project.AProject.PROGRAMME;
import static no.samdrift.project.project.AProject.TEXT;
import static no.samdrift.project.project.AProject.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody owes a project, and when that is over. */
class WaitTest {

	private static final Wait DECISION = new Wait(Kind.PILOT_DECISION, FJORDVIK, null, Role.PROJECT_EDITOR, LATER,
			null);

	private static final Wait ZERO_POINT = new Wait(Kind.ZERO_POINT, FJORDVIK, AProject.RESPONSIBLE, Role.STAFF, LATER,
			AProject.BENEFIT);

	@Test
	void anIdeaWaitsForTheAnswerOfTheProgrammesHostUntilItIsGiven() {
		assertThat(Wait.of(AProject.idea()))
			.containsExactly(new Wait(Kind.IDEA_ANSWER, null, null, Role.COORDINATOR, TODAY.plusDays(30), null));
		assertThat(AProject.idea().listing().debtors()).containsExactly("host-of:" + PROGRAMME);
		for (Recommendation answer : Recommendation.values()) {
			assertThat(Wait.of(AProject.idea().decideIdea(new ProjectCommand.DecideIdea(answer, TEXT), TODAY).state()))
				.isEmpty();
		}
		assertThat(Wait.of(AProject.assessment())).as("going on is an answer too").isEmpty();
		assertThat(Wait.of(AProject.registered())).as("nobody proposed it").isEmpty();
		Project reopened = AProject.declined().reopenIdea(new ProjectCommand.ReopenIdea(TEXT), LATER, TODAY).state();
		assertThat(Wait.of(reopened)).extracting(Wait::dueOn).containsExactly(LATER);
	}

	@Test
	void aPilotWaitsForADecisionAndForItsZeroPoints() {
		assertThat(Wait.of(AProject.pilot())).containsExactly(DECISION, ZERO_POINT);
		assertThat(Wait.of(AProject.operation())).isEmpty();
		assertThat(Wait.of(AProject.stopped())).as("nobody measures what has stopped").isEmpty();
	}

	@Test
	void ownerAndLeadBothOweTheDecision() {
		Project project = AProject.withPartner(AProject.pilot(), HOLMEN, PartnerRole.PARTNER)
			.transferLead(new ProjectCommand.TransferLead(HOLMEN, TEXT))
			.state();
		assertThat(Wait.of(project)).filteredOn((wait) -> wait.kind() == Kind.PILOT_DECISION)
			.extracting(Wait::organisationId)
			.containsExactly(FJORDVIK, HOLMEN);
		assertThat(project.listing().debtors()).containsExactly("fjordvik", "holmen");
	}

	@Test
	void anOfferWaitsForTheReceiverUntilItHasSaidYesOrNo() {
		assertThat(Wait.of(AProject.offered())).containsExactly(new Wait(Kind.HANDOVER_ANSWER, HOLMEN,
				AProject.OPERATIONS_OWNER, Role.LINE_MANAGER, TODAY.plusDays(14), null), DECISION);
		assertThat(Wait.of(AProject.readyForOperation())).containsExactly(DECISION);
		assertThat(Wait.of(AProject.offered().refuseOperation(new ProjectCommand.RefuseOperation(TEXT)).state()))
			.containsExactly(DECISION);
	}

	@Test
	void aPauseWaitsToBeLookedAtAndNothingElseOfThePilotDoes() {
		assertThat(Wait.of(AProject.paused(AProject.offered())))
			.containsExactly(new Wait(Kind.PAUSE_REVIEW, FJORDVIK, null, Role.PROJECT_EDITOR, LATER, null));
		assertThat(Wait.of(AProject.paused(AProject.pilot()))).extracting(Wait::kind)
			.as("a zero-point can be measured meanwhile")
			.containsExactly(Kind.PAUSE_REVIEW, Kind.ZERO_POINT);
	}

	@Test
	void whatIsDueTodayIsNotOverdueAndTheHostIsNamed() {
		OrganisationId host = new OrganisationId("vertskommunen");
		Recorded<Project> recorded = new Recorded<>(AProject.ID.value(), new Version(1), 1, Instant.EPOCH,
				AProject.idea());
		for (Map.Entry<Integer, Boolean> day : Map.of(29, false, 30, false, 31, true).entrySet()) {
			List<ProjectView.WaitView> waits = ProjectView
				.of(recorded, Map.of(PROGRAMME, host), (wait) -> List.of("decide-idea"), TODAY.plusDays(day.getKey()))
				.waitsFor();
			assertThat(waits).extracting(ProjectView.WaitView::overdue).containsExactly(day.getValue());
			assertThat(waits).extracting(ProjectView.WaitView::organisationId).containsExactly(host);
		}
	}

}
