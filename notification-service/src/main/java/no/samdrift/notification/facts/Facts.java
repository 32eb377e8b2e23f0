package no.samdrift.notification.facts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Card;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.notification.SubscriptionCard;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Unknown;

/**
 * How everything is now, as far as the cards have arrived: of each subject the card with
 * the highest sequence. In memory only, so that a name that is erased from the topic of
 * person cards is erased here.
 */
public final class Facts {

	private final SourcePrefix own;

	private final Map<EventFamily, Map<String, Known>> families = new EnumMap<>(EventFamily.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition learned = this.lock.newCondition();

	/**
	 * No facts yet.
	 * @param own what the sources begin with whose facts are kept here
	 */
	public Facts(SourcePrefix own) {
		this.own = own;
		for (EventFamily family : EventFamily.values()) {
			this.families.put(family, new ConcurrentHashMap<>());
		}
	}

	/**
	 * Whether a source tells of what is kept here. Another programme's never does,
	 * whatever ids it uses.
	 */
	public boolean areOf(String source) {
		return this.own.owns(source);
	}

	/** Keeps the card unless a newer one is here. */
	public void keep(EventFamily family, String id, long sequence, Card card) {
		cards(family).merge(id, new Known(sequence, family.cardType().cast(card)),
				(before, now) -> (now.sequence > before.sequence) ? now : before);
		announce();
	}

	/** Forgets an erased card. */
	public void forget(EventFamily family, String id) {
		cards(family).remove(id);
	}

	/** Wakes those who wait for something to be learned. */
	void announce() {
		this.lock.lock();
		try {
			this.learned.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until a condition that depends on what is known is true.
	 * @return whether it became true in time
	 */
	public boolean await(BooleanSupplier condition, Duration patience) {
		long nanos = patience.toNanos();
		this.lock.lock();
		try {
			while (!condition.getAsBoolean()) {
				if (nanos <= 0) {
					return false;
				}
				nanos = this.learned.awaitNanos(nanos);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	public boolean knows(EventFamily family, String id) {
		return cards(family).containsKey(id);
	}

	/** How many cards of a family are known. */
	public int count(EventFamily family) {
		return cards(family).size();
	}

	public Optional<ProgrammeCard> programme(@Nullable ProgrammeId id) {
		return find(EventFamily.PROGRAMME, ProgrammeCard.class, (id != null) ? id.value() : null);
	}

	public Optional<ProjectCard> project(@Nullable ProjectId id) {
		return find(EventFamily.PROJECT, ProjectCard.class, (id != null) ? id.value() : null);
	}

	/** Every organisation's adoption of a project's solution. */
	public List<AdoptionCard> adoptionsOf(ProjectId project) {
		return all(EventFamily.ADOPTION, AdoptionCard.class, (card) -> card.projectId().equals(project)).toList();
	}

	public Optional<OrganisationCard> organisation(@Nullable OrganisationId id) {
		return find(EventFamily.ORGANISATION, OrganisationCard.class, (id != null) ? id.value() : null);
	}

	/** The organisations that have a stream: municipalities and counties. */
	public List<OrganisationId> municipalities() {
		return all(EventFamily.ORGANISATION, OrganisationCard.class, Facts::hasStream)
			.map(OrganisationCard::organisationId)
			.toList();
	}

	/**
	 * Makes sure that an organisation has a stream.
	 * @throws FactNotYetKnown when nobody has told of it yet
	 * @throws Unknown when it is neither a municipality nor a county
	 */
	public void requireMunicipality(OrganisationId id) {
		OrganisationCard organisation = organisation(id)
			.orElseThrow(() -> new FactNotYetKnown(EventFamily.ORGANISATION.key(), id.value()));
		if (!hasStream(organisation)) {
			throw new Unknown("stream", id.value());
		}
	}

	/** Whether the organisation is a municipality or a county. */
	public static boolean hasStream(OrganisationCard organisation) {
		return organisation.type() == OrganisationType.MUNICIPALITY || organisation.type() == OrganisationType.COUNTY;
	}

	public Optional<PersonCard> person(@Nullable PersonId id) {
		return find(EventFamily.PERSON, PersonCard.class, (id != null) ? id.value() : null);
	}

	/** The people who are registered in an organisation. */
	public List<PersonId> peopleOf(OrganisationId organisation) {
		return all(EventFamily.PERSON, PersonCard.class, (card) -> organisation.equals(card.organisationId()))
			.map(PersonCard::personId)
			.toList();
	}

	public Optional<GroupCard> group(@Nullable GroupId id) {
		return find(EventFamily.GROUP, GroupCard.class, (id != null) ? id.value() : null);
	}

	/** A programme's groups of one kind. */
	public List<GroupCard> groupsOf(ProgrammeId programme, GroupKind kind) {
		return all(EventFamily.GROUP, GroupCard.class,
				(card) -> card.kind() == kind && programme.equals(card.programmeId()))
			.toList();
	}

	/** The seats that a person holds now, in any group. */
	public List<GroupCard.Seat> seatsOf(PersonId person) {
		return all(EventFamily.GROUP, GroupCard.class, (card) -> true).flatMap((card) -> card.seats().stream())
			.filter((seat) -> person.equals(holder(seat)))
			.toList();
	}

	/** A seat, in whatever group it is. */
	public Optional<GroupCard.Seat> seat(SeatId id) {
		return all(EventFamily.GROUP, GroupCard.class, (card) -> true).flatMap((card) -> card.seats().stream())
			.filter((seat) -> seat.description().seatId().equals(id))
			.findFirst();
	}

	public Optional<MeetingCard> meeting(@Nullable MeetingId id) {
		return find(EventFamily.MEETING, MeetingCard.class, (id != null) ? id.value() : null);
	}

	public Optional<MandateCard> mandate(@Nullable MandateId id) {
		return find(EventFamily.MANDATE, MandateCard.class, (id != null) ? id.value() : null);
	}

	/** The contacts of an organisation's webhooks that have not ended, each once. */
	public List<PersonId> contactsOf(OrganisationId organisation) {
		return all(EventFamily.SUBSCRIPTION, SubscriptionCard.class,
				(card) -> card.organisationId().equals(organisation) && card.state() != SubscriptionState.ENDED)
			.map(SubscriptionCard::contactId)
			.distinct()
			.toList();
	}

	/** Those who hold a group's seats now. */
	public static List<PersonId> holders(GroupCard group) {
		return group.seats().stream().map(Facts::holder).filter(Objects::nonNull).distinct().toList();
	}

	private static @Nullable PersonId holder(GroupCard.Seat seat) {
		return (seat.occupancy() != Occupancy.ABOLISHED) ? seat.holderId() : null;
	}

	private <C extends Card> Optional<C> find(EventFamily family, Class<C> type, @Nullable String id) {
		Known known = (id != null) ? cards(family).get(id) : null;
		return (known != null) ? Optional.of(type.cast(known.card)) : Optional.empty();
	}

	private <C extends Card> Stream<C> all(EventFamily family, Class<C> type, Predicate<C> wanted) {
		Collection<Known> known = cards(family).values();
		return known.stream().map((each) -> type.cast(each.card)).filter(wanted);
	}

	private Map<String, Known> cards(EventFamily family) {
		Map<String, Known> cards = this.families.get(family);
		if (cards == null) {
			throw new IllegalStateException("No such family among " + Arrays.toString(EventFamily.values()));
		}
		return cards;
	}

	private record Known(long sequence, Card card) {
	}

}
