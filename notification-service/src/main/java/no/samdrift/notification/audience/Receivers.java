package no.samdrift.notification.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import no.samdrift.events.Audience;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Visibility;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MeetingEvent;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.notification.facts.Facts;

/**
 * Finds those who are to be told of an event: the relations of its rule, evaluated
 * against today's facts, without those who may not see it (guarantee G6).
 */
public final class Receivers {

	private final AudienceRules rules;

	private final Facts facts;

	public Receivers(AudienceRules rules, Facts facts) {
		this.rules = rules;
		this.facts = facts;
	}

	/** Everybody who is to be told, each once, with every reason. */
	public List<Receiver> of(Matter matter) {
		AudienceRule rule = this.rules.of(matter.event());
		Map<PersonId, Set<Reason>> reasons = new LinkedHashMap<>();
		for (Relation relation : rule.tells()) {
			reach(relation, matter,
					(person, reason) -> reasons.computeIfAbsent(person, (unused) -> new LinkedHashSet<>()).add(reason));
		}
		List<Receiver> receivers = new ArrayList<>();
		reasons.forEach((person, why) -> {
			boolean actor = person.value().equals(matter.envelope().actor().id());
			boolean ownEntry = why.stream().anyMatch((reason) -> reason.relation().aboutThemselves());
			if ((!actor || rule.actorIsTold() && ownEntry) && maySee(person, why, matter)) {
				receivers.add(new Receiver(person, List.copyOf(why)));
			}
		});
		return receivers;
	}

	private void reach(Relation relation, Matter matter, BiConsumer<PersonId, Reason> reached) {
		switch (relation) {
			case STEERING_GROUP ->
				groups(matter, GroupKind.STEERING).forEach((group) -> seats(relation, group, reached));
			case PROGRAMME_GROUP ->
				groups(matter, GroupKind.PROGRAMME).forEach((group) -> seats(relation, group, reached));
			case GROUP_MEMBERS -> matter.group().ifPresent((group) -> seats(relation, group, reached));
			case MEMBER_SELF, NAMED_PERSON -> people(relation, matter.people(), reached);
			case PREDECESSOR -> people(relation, predecessor(matter).stream().toList(), reached);
			case SEAT_HOLDER -> people(relation, seatHolder(matter).stream().toList(), reached);
			case SUBMITTER ->
				people(relation, project(matter, (card) -> Stream.ofNullable(card.submittedBy())), reached);
			case OPERATIONS_OWNER -> people(relation, operationsOwner(matter).stream().toList(), reached);
			case BENEFIT_RESPONSIBLE -> people(relation, benefitResponsibles(matter), reached);
			case LEAD_ORGANISATION ->
				staff(relation, project(matter, (card) -> Stream.ofNullable(card.leadOrganisationId())), reached);
			case PARTNER_ORGANISATIONS -> staff(relation, partners(matter), reached);
			case OWNING_ORGANISATION -> staff(relation,
					project(matter, (card) -> Stream.ofNullable(card.owningUnit()).map(OwningUnit::organisationId)),
					reached);
			case RECEIVING_ORGANISATION -> staff(relation, project(matter, (card) -> Stream.ofNullable(card.handover())
				.map((handover) -> handover.receivingUnit().organisationId())), reached);
			case CANDIDATE_ORGANISATIONS -> staff(relation, candidates(matter), reached);
			case HOST_ORGANISATION -> staff(relation, matter.host(this.facts).stream().toList(), reached);
			case OWN_ORGANISATION ->
				staff(relation, Stream.ofNullable(matter.envelope().actor().organisation()).toList(), reached);
			case NAMED_ORGANISATION -> staff(relation, matter.organisations(), reached);
			case CONTACT_PERSON -> matter.contacts()
				.forEach((person) -> matter.organisations()
					.forEach((organisation) -> reached.accept(person, Reason.through(relation, organisation))));
		}
	}

	private List<GroupCard> groups(Matter matter, GroupKind kind) {
		return matter.programme().map((programme) -> this.facts.groupsOf(programme, kind)).orElse(List.of());
	}

	private static void seats(Relation relation, GroupCard group, BiConsumer<PersonId, Reason> reached) {
		Facts.holders(group).forEach((person) -> reached.accept(person, Reason.through(relation, group.groupId())));
	}

	private static void people(Relation relation, Collection<PersonId> people, BiConsumer<PersonId, Reason> reached) {
		people.forEach((person) -> reached.accept(person, Reason.self(relation)));
	}

	private void staff(Relation relation, Collection<OrganisationId> organisations,
			BiConsumer<PersonId, Reason> reached) {
		for (OrganisationId organisation : organisations) {
			this.facts.peopleOf(organisation)
				.forEach((person) -> reached.accept(person, Reason.through(relation, organisation)));
		}
	}

	private static <T> List<T> project(Matter matter, Function<ProjectCard, Stream<T>> part) {
		return matter.project().stream().flatMap(part).toList();
	}

	private static Optional<PersonId> predecessor(Matter matter) {
		return (matter.event() instanceof GroupEvent.MemberSucceeded succeeded) ? Optional.of(succeeded.predecessorId())
				: Optional.empty();
	}

	private static Optional<PersonId> seatHolder(Matter matter) {
		if (!(matter.event() instanceof MeetingEvent.SubstituteAttended attended)) {
			return Optional.empty();
		}
		return matter.group()
			.stream()
			.flatMap((group) -> group.seats().stream())
			.filter((seat) -> seat.description().seatId().equals(attended.seatId()))
			.flatMap((seat) -> Stream.ofNullable(seat.holderId()))
			.findFirst();
	}

	private static Optional<PersonId> operationsOwner(Matter matter) {
		return switch (matter.event()) {
			case ProjectEvent.OperationOffered offered -> Optional.of(offered.operationsOwner());
			case ProjectEvent.OperationAccepted accepted -> Optional.of(accepted.operationsOwner());
			case ProjectEvent.ProjectMovedToOperation moved -> Optional.of(moved.operationsOwner());
			default -> project(matter, (card) -> Stream.ofNullable(card.handover())).stream()
				.findFirst()
				.map(ProjectCard.Handover::operationsOwner);
		};
	}

	private static List<PersonId> benefitResponsibles(Matter matter) {
		return (matter.event() instanceof ProjectEvent.BenefitPlanned planned) ? List.of(planned.responsible())
				: project(matter, (card) -> card.benefitResponsibles().stream());
	}

	/** Those in it now, without the lead. */
	private static List<OrganisationId> partners(Matter matter) {
		return project(matter,
				(card) -> card.partners()
					.stream()
					.filter((partner) -> partner.leftOn() == null && partner.role() != PartnerRole.LEAD)
					.map(Partner::organisationId)
					.filter((organisation) -> !organisation.equals(card.leadOrganisationId())));
	}

	private List<OrganisationId> candidates(Matter matter) {
		Set<OrganisationId> candidates = new LinkedHashSet<>();
		if (matter.event() instanceof ProjectEvent.ProjectMovedToOperation moved) {
			candidates.addAll(moved.adoptionCandidates());
		}
		matter.project()
			.ifPresent((project) -> this.facts.adoptionsOf(project.projectId())
				.stream()
				.filter((adoption) -> adoption.state() != AdoptionState.DECLINED
						&& adoption.state() != AdoptionState.ABANDONED && adoption.state() != AdoptionState.PHASED_OUT)
				.map(AdoptionCard::organisationId)
				.forEach(candidates::add));
		return List.copyOf(candidates);
	}

	private boolean maySee(PersonId person, Set<Reason> reasons, Matter matter) {
		Audience audience = matter.envelope().audience();
		return audience.visibility() == Visibility.PUBLIC
				|| reasons.stream().anyMatch((reason) -> reason.relation().aboutThemselves())
				|| this.facts.person(person).map(PersonCard::organisationId).filter(audience::admits).isPresent()
				|| this.facts.seatsOf(person)
					.stream()
					.flatMap((seat) -> Stream.ofNullable(seat.description().organisationId()))
					.anyMatch(audience::admits)
				|| audience.visibility() == Visibility.GROUP
						&& matter.group().filter((group) -> Facts.holders(group).contains(person)).isPresent();
	}

}
