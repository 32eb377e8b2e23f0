package no.samdrift.notification.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateEvent;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingEvent;
import no.samdrift.events.membership.OrganisationEvent;
import no.samdrift.events.membership.PersonEvent;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.notification.SubscriptionCard;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SyncEvent;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.notification.facts.Facts;

/**
 * What happened, with what must be known to find those whom it concerns.
 *
 * @param envelope the event's attributes
 * @param event what happened
 * @param project the project it is about, when it is about one that is known
 * @param group the group it happened in, when it happened in one that is known
 * @param programme the programme it belongs to
 * @param contacts the persons who answer for the webhooks that it is about
 */
public record Matter(Envelope envelope, DomainEvent event, Optional<ProjectCard> project, Optional<GroupCard> group,
		Optional<ProgrammeId> programme, List<PersonId> contacts) {

	/** Puts an event together with the facts around it. */
	public static Matter of(Envelope envelope, DomainEvent event, @Nullable Card card, Facts facts) {
		Optional<ProjectCard> project = (card instanceof ProjectCard own) ? Optional.of(own)
				: facts.project(projectOf(event));
		Optional<GroupCard> group = (card instanceof GroupCard own) ? Optional.of(own)
				: facts.group(groupOf(event, card));
		Optional<ProgrammeId> programme = (card instanceof ProgrammeCard own) ? Optional.of(own.programmeId())
				: project.map(ProjectCard::programmeId)
					.or(() -> group.flatMap((known) -> Optional.ofNullable(known.programmeId())));
		return new Matter(envelope, event, project, group, programme, contacts(event, card, facts));
	}

	/**
	 * The facts that the event points at and that this service must know to tell the
	 * right people.
	 */
	public static List<Needed> needed(DomainEvent event, @Nullable Card card) {
		List<Needed> needed = new ArrayList<>();
		if (!(card instanceof ProjectCard)) {
			add(needed, EventFamily.PROJECT, projectOf(event));
		}
		if (!(card instanceof GroupCard)) {
			add(needed, EventFamily.GROUP, groupOf(event, card));
		}
		people(event).forEach((person) -> add(needed, EventFamily.PERSON, person));
		return needed;
	}

	private static void add(List<Needed> needed, EventFamily family, @Nullable Id id) {
		if (id != null) {
			needed.add(new Needed(family, id.value()));
		}
	}

	private static @Nullable ProjectId projectOf(DomainEvent event) {
		return switch (event) {
			case ProjectEvent about -> about.projectId();
			case AdoptionEvent.AdoptionCandidateNamed about -> about.projectId();
			case MandateEvent.MandateIssued about -> about.projectId();
			case MandateEvent.MandateRevoked about -> about.projectId();
			case MandateEvent.MandateExpired about -> about.projectId();
			default -> null;
		};
	}

	private static @Nullable GroupId groupOf(DomainEvent event, @Nullable Card card) {
		return switch (event) {
			case GroupEvent about -> about.groupId();
			case MandateEvent.MandateIssued about -> about.groupId();
			case MandateEvent about -> (card instanceof MandateCard mandate) ? mandate.groupId() : null;
			case MeetingEvent.MeetingRecorded about -> about.groupId();
			case MeetingEvent about -> (card instanceof MeetingCard meeting) ? meeting.groupId() : null;
			default -> null;
		};
	}

	private static List<PersonId> contacts(DomainEvent event, @Nullable Card card, Facts facts) {
		if (card instanceof SubscriptionCard own) {
			return List.of(own.contactId());
		}
		return (event instanceof SyncEvent about) ? facts.contactsOf(about.organisationId()) : List.of();
	}

	/** The persons it is about themselves. */
	List<PersonId> people() {
		return people(this.event);
	}

	private static List<PersonId> people(DomainEvent event) {
		return switch (event) {
			case PersonEvent about -> List.of(about.personId());
			case OrganisationEvent.OfficeHolderChanged about -> List.of(about.holder());
			case GroupEvent.MemberJoined about -> List.of(about.personId());
			case GroupEvent.MemberContinued about -> List.of(about.personId());
			case GroupEvent.MemberSucceeded about -> List.of(about.successorId());
			case GroupEvent.MemberLeft about -> List.of(about.personId());
			case GroupEvent.SuccessionProposed about -> List.of(about.proposedId());
			case MeetingEvent.PresentationGiven about -> about.presenters();
			case MeetingEvent.AttendanceRecorded about -> List.of(about.personId());
			case MeetingEvent.SubstituteAttended about -> List.of(about.personId());
			case MeetingEvent.InputReceived about -> Stream.ofNullable(about.givenBy()).toList();
			default -> List.of();
		};
	}

	/** The organisations that the event itself names. */
	List<OrganisationId> organisations() {
		return switch (this.event) {
			case ProjectEvent.PartnerJoinedProject about -> List.of(about.organisationId());
			case ProjectEvent.PartnerLeftProject about -> List.of(about.organisationId());
			case ProjectEvent.ProjectLeadTransferred about ->
				List.of(about.fromOrganisationId(), about.toOrganisationId());
			case ProjectEvent.ProjectRelevanceStated about -> List.of(about.organisationId());
			case ProjectEvent.BenefitPlanned about -> List.of(about.ownerOrganisationId());
			case ProjectEvent.IdeaProposed about -> List.of(about.submittedByOrganisation());
			case AdoptionEvent.AdoptionCandidateNamed about -> List.of(about.organisationId());
			case SubscriptionEvent about -> List.of(about.organisationId());
			case SyncEvent about -> List.of(about.organisationId());
			case OrganisationEvent.MunicipalitiesMerged about -> List.of(about.organisationId(), about.mergedInto());
			case OrganisationEvent about -> List.of(about.organisationId());
			case GroupEvent.SeatEstablished about -> organisation(about.seat());
			case GroupEvent.SeatAbolished about -> seatOrganisation(about.seatId().value());
			case GroupEvent.MemberJoined about -> Stream.ofNullable(about.organisationId()).toList();
			case GroupEvent.MemberContinued about -> seatOrganisation(about.seatId().value());
			case GroupEvent.MemberSucceeded about -> seatOrganisation(about.seatId().value());
			case GroupEvent.MemberLeft about -> seatOrganisation(about.seatId().value());
			case GroupEvent.SuccessionProposed about -> seatOrganisation(about.seatId().value());
			case GroupEvent.SteeringGroupExtended about ->
				about.addedSeats().stream().flatMap((seat) -> organisation(seat).stream()).distinct().toList();
			default -> List.of();
		};
	}

	/** The organisation that hosts the programme. */
	Optional<OrganisationId> host(Facts facts) {
		return (this.event instanceof ProgrammeEvent.ProgrammeStarted started)
				? Optional.of(started.hostOrganisationId())
				: this.programme.flatMap(facts::programme).map(ProgrammeCard::hostOrganisationId);
	}

	private static List<OrganisationId> organisation(SeatDescription seat) {
		return Stream.ofNullable(seat.organisationId()).toList();
	}

	private List<OrganisationId> seatOrganisation(String seatId) {
		return this.group.stream()
			.flatMap((known) -> known.seats().stream())
			.filter((seat) -> seat.description().seatId().value().equals(seatId))
			.flatMap((seat) -> organisation(seat.description()).stream())
			.toList();
	}

	/**
	 * A fact that an event points at.
	 *
	 * @param family its family
	 * @param id its id
	 */
	public record Needed(EventFamily family, String id) {
	}

}
