package no.samdrift.notification.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionCard;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.events.notification.SyncEvent;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.Facts;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiversTests {

	private final Story story = new Story("who");

	private final Facts facts = new Facts(TheService.PREFIX);

	private final Receivers receivers = new Receivers(AudienceRules.ofClassPath(), this.facts);

	@BeforeEach
	void aProgrammeWithAProject() {
		this.facts.keep(EventFamily.PROGRAMME, this.story.programme().value(), 1, this.story.programmeCard());
		this.facts.keep(EventFamily.GROUP, this.story.group().value(), 1, this.story.steeringGroup("siri", "stein"));
		person("siri", null);
		person("stein", null);
		person("per", "granvag");
		person("oda", "granvag");
		person("berit", "granvag");
		person("lise", "lyngsund");
		person("hans", "hogdal");
		person("nils", "nordvik");
	}

	private void person(String name, @Nullable String organisation) {
		this.facts.keep(EventFamily.PERSON, this.story.person(name).value(), 1,
				this.story.personCard(name, organisation, null));
	}

	private Map<PersonId, List<Relation>> told(DomainEvent event, @Nullable Card card, Audience audience,
			String actor) {
		Matter matter = Matter.of(this.story.envelope(event, "subject", 1, audience, this.story.person(actor).value()),
				event, card, this.facts);
		return this.receivers.of(matter)
			.stream()
			.collect(Collectors.toMap(Receiver::person,
					(receiver) -> receiver.reasons().stream().map(Reason::relation).toList()));
	}

	@Test
	void aMoveToOperationIsToldToThoseWhomItConcernsWithEveryReasonAndToNobodyElse() {
		Map<PersonId, List<Relation>> told = told(this.story.movedToOperation(),
				this.story.projectCard(ProjectState.OPERATION), Audience.everybody(List.of()), "nobody");

		assertThat(told).containsOnlyKeys(this.story.person("siri"), this.story.person("stein"),
				this.story.person("per"), this.story.person("oda"), this.story.person("berit"),
				this.story.person("lise"), this.story.person("hans"));
		assertThat(told.get(this.story.person("oda"))).containsExactly(Relation.OPERATIONS_OWNER,
				Relation.LEAD_ORGANISATION, Relation.RECEIVING_ORGANISATION);
		assertThat(told.get(this.story.person("per"))).contains(Relation.SUBMITTER);
		assertThat(told.get(this.story.person("berit"))).contains(Relation.BENEFIT_RESPONSIBLE);
		assertThat(told.get(this.story.person("lise"))).containsExactly(Relation.PARTNER_ORGANISATIONS);
		assertThat(told.get(this.story.person("hans"))).containsExactly(Relation.CANDIDATE_ORGANISATIONS);
		assertThat(told.get(this.story.person("siri"))).containsExactly(Relation.STEERING_GROUP);
	}

	@Test
	void theOneWhoDidItIsNotTold() {
		assertThat(told(this.story.movedToOperation(), this.story.projectCard(ProjectState.OPERATION),
				Audience.everybody(List.of()), "per"))
			.doesNotContainKey(this.story.person("per"));
	}

	@Test
	void nobodyIsToldOfWhatTheirOrganisationMayNotSee() {
		Map<PersonId, List<Relation>> told = told(this.story.movedToOperation(),
				this.story.projectCard(ProjectState.OPERATION), this.story.only("granvag", "lyngsund"), "nobody");

		assertThat(told).doesNotContainKeys(this.story.person("hans"), this.story.person("siri"))
			.containsKeys(this.story.person("lise"), this.story.person("oda"));
	}

	@Test
	void aSeatGivesItsHolderWhatItsOrganisationMaySee() {
		this.facts.keep(EventFamily.GROUP, this.story.group().value(), 2, this.story
			.group(List.of(this.story.seat("siri", this.story.person("siri"), this.story.organisation("lyngsund")))));

		assertThat(told(this.story.movedToOperation(), this.story.projectCard(ProjectState.OPERATION),
				this.story.only("lyngsund"), "nobody"))
			.containsOnlyKeys(this.story.person("siri"), this.story.person("lise"));
	}

	@Test
	void aMemberWithoutAStatedOrganisationSeesTheGroupsOwnMatters() {
		GroupCard group = this.story.steeringGroup("siri", "stein");
		GroupEvent.MemberContinued continued = new GroupEvent.MemberContinued(this.story.group(),
				new SeatId("plass-siri-who"), this.story.person("siri"), PartialDate.of("2026"), null);

		assertThat(told(continued, group, Audience.group(List.of(this.story.organisation("granvag"))), "nobody"))
			.containsOnlyKeys(this.story.person("siri"), this.story.person("stein"));
	}

	@Test
	void whoComesAndWhoGoesAreBothToldAndAFormerMemberHearsNoMore() {
		GroupCard after = this.story.steeringGroup("siri");
		GroupEvent.MemberSucceeded succeeded = new GroupEvent.MemberSucceeded(this.story.group(),
				new SeatId("plass-siri-who"), this.story.person("stein"), this.story.person("siri"),
				PartialDate.unknown());
		this.facts.keep(EventFamily.GROUP, this.story.group().value(), 2, after);

		Map<PersonId, List<Relation>> told = told(succeeded, after, Audience.group(List.of()), "nobody");
		assertThat(told.get(this.story.person("siri"))).contains(Relation.MEMBER_SELF);
		assertThat(told.get(this.story.person("stein"))).containsExactly(Relation.PREDECESSOR);

		assertThat(told(this.story.movedToOperation(), this.story.projectCard(ProjectState.OPERATION),
				Audience.everybody(List.of()), "nobody"))
			.containsKey(this.story.person("siri"))
			.doesNotContainKey(this.story.person("stein"));
	}

	@Test
	void whoLeavesByOwnActGetsAReceipt() {
		GroupEvent.MemberLeft left = new GroupEvent.MemberLeft(this.story.group(), new SeatId("plass-stein-who"),
				this.story.person("stein"), EndReason.RESIGNED, PartialDate.of("2026-11-24"));

		assertThat(told(left, this.story.steeringGroup("siri"), Audience.group(List.of()), "stein"))
			.containsKeys(this.story.person("stein"), this.story.person("siri"));
	}

	@Test
	void anAnswerToAnIdeaReachesItsSubmitter() {
		ProjectEvent.IdeaDeclined declined = new ProjectEvent.IdeaDeclined(this.story.project(),
				LanguageMap.nb("Finnes alt"));

		assertThat(
				told(declined, this.story.projectCard(ProjectState.DECLINED), Audience.everybody(List.of()), "nobody")
					.get(this.story.person("per")))
			.startsWith(Relation.SUBMITTER);
	}

	@Test
	void anOrganisationThatHasDeclinedTheSolutionIsLeftInPeace() {
		this.facts.keep(EventFamily.ADOPTION, "a", 1, this.story.adoption("nordvik", AdoptionState.INTERESTED));
		ProjectEvent.ProjectRetired retired = new ProjectEvent.ProjectRetired(this.story.project(),
				LanguageMap.nb("Utdatert"), java.time.LocalDate.of(2027, 1, 1),
				no.samdrift.events.project.DecisionPoint.BP6);
		assertThat(told(retired, this.story.projectCard(ProjectState.RETIRED), Audience.everybody(List.of()), "nobody"))
			.containsKey(this.story.person("nils"));

		this.facts.keep(EventFamily.ADOPTION, "a", 2, this.story.adoption("nordvik", AdoptionState.DECLINED));
		assertThat(told(retired, this.story.projectCard(ProjectState.RETIRED), Audience.everybody(List.of()), "nobody"))
			.doesNotContainKey(this.story.person("nils"));
	}

	@Test
	void ofAWebhookAndOfADriftTheContactIsToldAndNobodyElse() {
		SubscriptionId id = new SubscriptionId("webhook");
		SubscriptionCard card = new SubscriptionCard(id, this.story.organisation("granvag"), this.story.person("oda"),
				SubscriptionState.PAUSED, PauseReason.FAILING, Instant.EPOCH, SubscriptionFilter.everything());
		Audience own = Audience.organisations(List.of(this.story.organisation("granvag")));

		assertThat(told(new SubscriptionEvent.WebhookPaused(id, this.story.organisation("granvag"), PauseReason.FAILING,
				Instant.EPOCH), card, own, "nobody"))
			.isEqualTo(Map.of(this.story.person("oda"), List.of(Relation.CONTACT_PERSON)));
		this.facts.keep(EventFamily.SUBSCRIPTION, id.value(), 1, card);
		assertThat(told(new SyncEvent.SubscriberDriftDetected(this.story.organisation("granvag"), "archive", List.of()),
				null, own, "nobody"))
			.isEqualTo(Map.of(this.story.person("oda"), List.of(Relation.CONTACT_PERSON)));
	}

}
