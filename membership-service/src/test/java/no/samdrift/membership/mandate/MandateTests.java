package no.samdrift.membership.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MandateEvent.MandateExpired;
import no.samdrift.events.membership.MandateEvent.MandateIssued;
import no.samdrift.events.membership.MandateEvent.MandateRevoked;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MandateTests {

	private static final LocalDate LAST_DAY = LocalDate.of(2027, 6, 30);

	private static final OrganisationId LEAD = new OrganisationId("fjordvik");

	private static final OrganisationId PARTNER = new OrganisationId("innbygda");

	private static final OrganisationId SEATED = new OrganisationId("kysthavn");

	private final Mandate mandate = issue(command(Set.of(MandateScope.PILOT), LAST_DAY), GroupKind.STEERING,
			ProjectState.ASSESSMENT)
		.state();

	@Test
	void aMandateIsValidWithinItsDatesUntilItIsRevoked() {
		assertThat(this.mandate.validOn(LocalDate.of(2026, 12, 31))).isFalse();
		assertThat(this.mandate.validOn(LocalDate.of(2027, 1, 1))).isTrue();
		assertThat(this.mandate.validOn(LAST_DAY)).isTrue();
		assertThat(this.mandate.validOn(LAST_DAY.plusDays(1))).isFalse();
		Outcome<Mandate> revoked = this.mandate.revoke(LanguageMap.nb("Ikke lenger aktuelt"));
		assertThat(revoked.events()).singleElement().isInstanceOf(MandateRevoked.class);
		assertThat(revoked.state().validOn(LAST_DAY)).isFalse();
		assertThat(codes(() -> revoked.state().revoke(LanguageMap.nb("Igjen"))))
			.containsExactly("mandate-not-in-force");
	}

	@Test
	void aMandateExpiresTheDayAfterItsLastAndOnlyOnce() {
		assertThat(this.mandate.expire(LAST_DAY).events()).isEmpty();
		Outcome<Mandate> expired = this.mandate.expire(LAST_DAY.plusDays(1));
		assertThat(expired.events())
			.containsExactly(new MandateExpired(this.mandate.id(), this.mandate.projectId(), LAST_DAY));
		assertThat(expired.state().state()).isEqualTo(MandateState.EXPIRED);
		assertThat(expired.state().expire(LAST_DAY.plusDays(2)).events()).isEmpty();
	}

	@Test
	void itConcernsTheGroupsOrganisationsAndThoseInTheProject() {
		Outcome<Mandate> issued = issue(command(Set.of(MandateScope.OPERATE), LAST_DAY), GroupKind.STEERING,
				ProjectState.PILOT);
		assertThat(new MandateAggregate().audience(issued.state(), issued.events().getFirst()).organisations())
			.containsExactlyInAnyOrder(LEAD, PARTNER, SEATED);
		assertThat(issued.events()).singleElement().isInstanceOf(MandateIssued.class);
	}

	@Test
	void inputThatCanNeverBeRightIsNamedAtOnce() {
		Refused refused = catchThrowableOfType(Refused.class,
				() -> issue(command(Set.of(), LocalDate.of(2026, 12, 31)), GroupKind.STEERING, ProjectState.PILOT));
		assertThat(refused.aboutInput()).isTrue();
		assertThat(refused.unmet().stream().map(Refused.Unmet::field)).containsExactly("scope", "validTo");
	}

	@Test
	void onlyASteeringGroupGivesAMandateAndOnlyToAProjectThatHasNotEnded() {
		assertThat(codes(
				() -> issue(command(Set.of(MandateScope.PILOT), LAST_DAY), GroupKind.PROJECT, ProjectState.STOPPED)))
			.containsExactly("only-steering-groups-give-mandates", "project-has-ended");
	}

	private static Outcome<Mandate> issue(IssueMandate command, GroupKind kind, ProjectState state) {
		return Mandate.issue(new MandateId("m1"), command, kind, Set.of(SEATED), project(state));
	}

	private static IssueMandate command(Set<MandateScope> scope, LocalDate validTo) {
		return new IssueMandate(null, new GroupId("g"), new ProjectId("p"), scope, null, LocalDate.of(2027, 1, 1),
				validTo, LanguageMap.nb("Klar for pilot"));
	}

	private static ProjectCard project(ProjectState state) {
		Partner partner = new Partner(PARTNER, PartnerRole.values()[0], null, PartialDate.of("2026"), null);
		Partner left = new Partner(new OrganisationId("gammeldal"), PartnerRole.values()[0], null,
				PartialDate.of("2025"), PartialDate.of("2026"));
		return new ProjectCard(new ProjectId("p"), new ProgrammeId("demo"), LanguageMap.nb("Demo"), List.of(),
				ProjectKind.JOINT, state, Certainty.STATED, LocalDate.of(2026, 5, 1), List.of(), LEAD,
				List.of(partner, left), null, null, List.of(), null, null, null, List.of(), List.of());
	}

	private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return catchThrowableOfType(Refused.class, call).unmet().stream().map(Refused.Unmet::code).toList();
	}

}
