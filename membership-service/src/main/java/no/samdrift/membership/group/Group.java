package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupEvent.CompositionTookEffect;
import no.samdrift.events.membership.GroupEvent.GroupEstablished;
import no.samdrift.events.membership.GroupEvent.MemberContinued;
import no.samdrift.events.membership.GroupEvent.MemberJoined;
import no.samdrift.events.membership.GroupEvent.MemberLeft;
import no.samdrift.events.membership.GroupEvent.MemberSucceeded;
import no.samdrift.events.membership.GroupEvent.SeatAbolished;
import no.samdrift.events.membership.GroupEvent.SeatEstablished;
import no.samdrift.events.membership.GroupEvent.SteeringGroupExtended;
import no.samdrift.events.membership.GroupEvent.SuccessionProposed;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Unknown;
import no.samdrift.membership.organisation.KnownOrganisations;
import no.samdrift.membership.organisation.KnownPeople;
import org.jspecify.annotations.Nullable;

/**
 * A group and its seats (mission 4.1: at most one holder of a seat at a time; the
 * composition version grows by one). Two times are kept apart: the dates in here say when
 * something was so; when it was recorded, the journal knows.
 *
 * @param id the group
 * @param kind what it is for
 * @param names what it is called
 * @param programmeId the programme it steers or works for
 * @param legalForm its legal form
 * @param purpose what it is to do
 * @param establishedOn since when there is the group
 * @param quorum how many seats must be represented at its meetings
 * @param extensions how it was extended, in order
 * @param seats its seats, those that were abolished too
 * @param today the day of which the card tells: that of the last change
 */
public record Group(GroupId id, GroupKind kind, LanguageMap names, @Nullable ProgrammeId programmeId,
		LegalForm legalForm, LanguageMap purpose, PartialDate establishedOn, QuorumRule quorum,
		List<Extension> extensions, List<Seat> seats, LocalDate today) {

	private static final Set<EndReason> REASONS_TO_LEAVE = Set.of(EndReason.RESIGNED, EndReason.OFFICE_LEFT,
			EndReason.OTHER);

	public Group {
		extensions = List.copyOf(extensions);
		seats = List.copyOf(seats);
	}

	static Outcome<Group> establish(GroupId id, EstablishGroup command, LocalDate today) {
		Group group = new Group(id, command.kind(), command.names(), command.programmeId(), command.legalForm(),
				command.purpose(), command.establishedOn(), command.quorumOrHalf(), List.of(), List.of(), today);
		return Outcome.of(group, new GroupEstablished(id, command.kind(), command.names(), command.programmeId(),
				command.legalForm(), command.purpose(), command.establishedOn()));
	}

	/** Establishes a seat, which nobody holds yet (M04). */
	Outcome<Group> establishSeat(SeatId seatId, EstablishSeat command, KnownOrganisations organisations,
			LocalDate now) {
		SeatDescription description = command.description(seatId);
		Conditions conditions = Conditions.all();
		requireNewSeat(conditions, description, Set.of(), organisations);
		conditions.and(!command.establishedOn().surelyBefore(this.establishedOn), "before-group-was-established")
			.orRefuse();
		List<Seat> all = new ArrayList<>(this.seats);
		int version = command.establishedOn().latest().map(this::versionOn).orElseGet(this::compositionVersion);
		all.add(Seat.established(description, command.establishedOn(), version));
		return Outcome.of(with(all, now), new SeatEstablished(this.id, description, command.establishedOn()));
	}

	/**
	 * A person takes a vacant seat (M05). A term whose planned last day is past ends in
	 * the same act.
	 */
	Outcome<Group> appoint(SeatId seatId, Appoint command, KnownPeople people, LocalDate now) {
		if (command.to() != null && command.to().surelyBefore(command.from())) {
			throw Refused.input(Unmet.field("to", "date-before-start"));
		}
		List<DomainEvent> events = new ArrayList<>();
		Seat seat = withoutExpired(seat(seatId), now, events);
		PartialDate from = command.from();
		Conditions conditions = Conditions.all();
		requirePerson(conditions, command.personId(), seatId, people, now);
		conditions.and(!seat.abolished(), "seat-abolished")
			.and(seat.openTerm().isEmpty(), "seat-is-held")
			.and(seat.openTerm().isPresent() || startsAfter(seat.terms(), from), "overlaps-previous-holder")
			.and(!from.surelyBefore(seat.establishedOn()), "before-seat-was-established")
			.withLegalMoves(seat.legalMoves())
			.orRefuse();
		events.add(joined(seat, command.personId(), from, command.to()));
		return new Outcome<>(with(seat.with(Term.starting(command.personId(), from, command.to(), now))
			.proposing(null, seat.officeNews()), now), events);
	}

	/**
	 * A seat goes from its holder to a successor in one act (M06). The day may be
	 * unknown: then it stays unknown.
	 */
	Outcome<Group> succeed(SeatId seatId, PersonId successor, PartialDate on, KnownPeople people, LocalDate now) {
		Seat seat = seat(seatId);
		Optional<Term> holding = seat.openTerm();
		Conditions conditions = Conditions.all();
		requirePerson(conditions, successor, seatId, people, now);
		conditions.and(!seat.abolished(), "seat-abolished")
			.and(seat.abolished() || holding.isPresent(), "seat-has-no-holder")
			.and(holding.filter((term) -> term.personId().equals(successor)).isEmpty(), "successor-is-holder")
			.and(holding.filter((term) -> surelyNotAfter(on, term.from())).isEmpty(), "before-predecessor-began")
			.and(holding.filter((term) -> term.continuedOn().stream().anyMatch((day) -> surelyNotAfter(on, day)))
				.isEmpty(), "before-known-continuation")
			.and(holding.isEmpty() || startsAfter(seat.terms().subList(0, seat.terms().size() - 1), on),
					"overlaps-previous-holder")
			.withLegalMoves(seat.legalMoves())
			.orRefuse();
		Term predecessor = holding.orElseThrow();
		boolean expiredBefore = predecessor.to() != null && predecessor.to().surelyBefore(on);
		Term closed = expiredBefore ? predecessor.ended(EndReason.EXPIRED, predecessor.to())
				: predecessor.succeeded(on);
		return Outcome.of(with(
				seat.withLast(closed).with(Term.starting(successor, on, null, now)).proposing(null, seat.officeNews()),
				now), new MemberSucceeded(this.id, seatId, predecessor.personId(), successor, on));
	}

	/**
	 * The holder goes on in the seat (M08): evidence that the person held it then.
	 * @param to the new planned last day; absent when the term is open-ended from now
	 */
	Outcome<Group> continueMember(SeatId seatId, PartialDate on, @Nullable PartialDate to, LocalDate now) {
		List<Unmet> wrong = new ArrayList<>();
		if (on.isUnknown()) {
			wrong.add(Unmet.field("on", "date-needed"));
		}
		if (to != null && to.surelyBefore(on)) {
			wrong.add(Unmet.field("to", "date-before-start"));
		}
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
		Seat seat = seat(seatId);
		Optional<Term> holding = seat.openTerm();
		Conditions.require(!seat.abolished(), "seat-abolished")
			.and(seat.abolished() || holding.isPresent(), "seat-has-no-holder")
			.and(holding.filter((term) -> on.surelyBefore(term.from())).isEmpty(), "before-term-began")
			.and(holding.filter((term) -> term.to() != null && term.to().surelyBefore(on)).isEmpty(),
					"term-has-expired")
			.withLegalMoves(seat.legalMoves())
			.orRefuse();
		Term term = holding.orElseThrow();
		return Outcome.of(with(seat.withLast(term.continued(on, to)), now),
				new MemberContinued(this.id, seatId, term.personId(), on, to));
	}

	/**
	 * The holder leaves the seat, which is then vacant (M10).
	 * @param on the last day in the seat
	 */
	Outcome<Group> endMembership(SeatId seatId, EndReason reason, PartialDate on, LocalDate now) {
		if (!REASONS_TO_LEAVE.contains(reason)) {
			throw Refused.input(Unmet.field("reason", "not-a-reason-to-leave"));
		}
		Seat seat = seat(seatId);
		Optional<Term> holding = seat.openTerm();
		Conditions conditions = Conditions.require(holding.isPresent(), "seat-has-no-holder");
		requireEndAfterEvidence(conditions, holding, on);
		conditions.withLegalMoves(seat.legalMoves()).orRefuse();
		Term term = holding.orElseThrow();
		return Outcome.of(with(seat.withLast(term.ended(reason, on)), now),
				new MemberLeft(this.id, seatId, term.personId(), reason, on));
	}

	/**
	 * Abolishes a seat; a holder's term ends with it.
	 * @param on the seat's last day
	 */
	Outcome<Group> abolishSeat(SeatId seatId, PartialDate on, LanguageMap reason, LocalDate now) {
		Seat seat = seat(seatId);
		Optional<Term> holding = seat.openTerm();
		Conditions conditions = Conditions.require(!seat.abolished(), "seat-abolished")
			.and(!on.surelyBefore(seat.establishedOn()), "before-seat-was-established");
		requireEndAfterEvidence(conditions, holding, on);
		conditions.withLegalMoves(seat.legalMoves()).orRefuse();
		List<DomainEvent> events = new ArrayList<>();
		Seat left = seat;
		if (holding.isPresent()) {
			left = seat.withLast(holding.get().ended(EndReason.SEAT_ABOLISHED, on));
			events.add(new MemberLeft(this.id, seatId, holding.get().personId(), EndReason.SEAT_ABOLISHED, on));
		}
		events.add(new SeatAbolished(this.id, seatId, on, reason));
		return new Outcome<>(with(left.abolished(on), now), events);
	}

	/**
	 * Extends a steering group in one act (M12): the composition version grows by one,
	 * the new seats are established and, where a holder is named, taken.
	 */
	Outcome<Group> extend(ExtendGroup command, List<SeatId> seatIds, KnownOrganisations organisations,
			KnownPeople people, LocalDate now) {
		List<Unmet> wrong = new ArrayList<>();
		if (command.seats().isEmpty()) {
			wrong.add(Unmet.field("seats", "seats-needed"));
		}
		if (command.effectiveOn().isUnknown()) {
			wrong.add(Unmet.field("effectiveOn", "date-needed"));
		}
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
		PartialDate on = command.effectiveOn();
		int version = compositionVersion() + 1;
		Conditions conditions = Conditions.require(this.kind == GroupKind.STEERING, "only-steering-groups-are-extended")
			.and(!on.surelyBefore(lastEffective()), "before-present-composition");
		List<Seat> added = new ArrayList<>();
		List<DomainEvent> events = new ArrayList<>();
		Set<SeatId> idsHere = new HashSet<>();
		Set<PersonId> holdersHere = new HashSet<>();
		for (int i = 0; i < seatIds.size(); i++) {
			ExtendGroup.NewSeat wanted = command.seats().get(i);
			SeatDescription description = wanted.description(seatIds.get(i));
			requireNewSeat(conditions, description, idsHere, organisations);
			idsHere.add(description.seatId());
			Seat seat = Seat.established(description, on, version);
			events.add(new SeatEstablished(this.id, description, on));
			if (wanted.holderId() != null) {
				requirePerson(conditions, wanted.holderId(), description.seatId(), people, now);
				conditions.and(holdersHere.add(wanted.holderId()), "person-holds-another-seat",
						Map.of("person", wanted.holderId().value()));
				seat = seat.with(Term.starting(wanted.holderId(), on, null, now));
				events.add(joined(seat, wanted.holderId(), on, null));
			}
			added.add(seat);
		}
		conditions.orRefuse();
		List<Seat> all = new ArrayList<>(this.seats);
		all.addAll(added);
		Balance before = Composition.balance(this.seats.stream().filter((seat) -> !seat.abolished()).toList());
		Balance after = Composition.balance(all.stream().filter((seat) -> !seat.abolished()).toList());
		List<Extension> versions = new ArrayList<>(this.extensions);
		versions.add(new Extension(version, command.reason(), on));
		events.addFirst(new SteeringGroupExtended(this.id, version, command.reason(), on,
				added.stream().map(Seat::description).toList(), before, after));
		return new Outcome<>(new Group(this.id, this.kind, this.names, this.programmeId, this.legalForm, this.purpose,
				this.establishedOn, this.quorum, versions, all, now), events);
	}

	/**
	 * Proposes the new holder of an office for every seat that follows it (M07). Told
	 * again, or told older news after newer, it changes nothing.
	 * @param news the organisation's sequence of the news
	 */
	public Outcome<Group> proposeSuccession(OrganisationId organisation, String office, PersonId holder,
			PartialDate since, long news, LocalDate now) {
		List<Seat> all = new ArrayList<>();
		List<DomainEvent> events = new ArrayList<>();
		for (Seat seat : this.seats) {
			boolean concerned = seat.follows(organisation, office) && news > seat.officeNews();
			boolean holdsIt = seat.openTerm().filter((term) -> term.personId().equals(holder)).isPresent();
			if (concerned && !holdsIt) {
				all.add(seat.proposing(new Seat.Proposal(holder, since), news));
				events.add(new SuccessionProposed(this.id, seat.id(), holder, since));
			}
			else {
				all.add(seat);
			}
		}
		return events.isEmpty() ? Outcome.unchanged(this) : new Outcome<>(with(all, now), events);
	}

	/**
	 * A new day: terms whose planned last day is past end, and what was recorded ahead
	 * takes effect. Nothing happens on most days.
	 */
	public Outcome<Group> dayCame(LocalDate now) {
		List<DomainEvent> events = new ArrayList<>();
		List<Seat> all = this.seats.stream().map((seat) -> withoutExpired(seat, now, events)).toList();
		Group next = with(all, now);
		if (events.isEmpty() && !Composition.of(this, this.today).sameOccupants(Composition.of(this, now))) {
			events.add(new CompositionTookEffect(this.id, next.versionOn(now), now));
		}
		return events.isEmpty() ? Outcome.unchanged(this) : new Outcome<>(next, events);
	}

	/**
	 * The commands that the group, or at least one of its seats, allows now, as they are
	 * called over HTTP; mandates aside, which others than the coordinator give too.
	 */
	List<String> legalMoves() {
		List<String> moves = new ArrayList<>();
		moves.add("establish-seat");
		Set<String> ofSeats = new HashSet<>();
		this.seats.forEach((seat) -> ofSeats.addAll(seat.legalMoves()));
		Seat.MOVES.stream().filter(ofSeats::contains).forEach(moves::add);
		if (this.kind == GroupKind.STEERING) {
			moves.add("extend");
		}
		return moves;
	}

	/** Whether it is for the group to give mandates. */
	boolean givesMandates() {
		return this.kind == GroupKind.STEERING;
	}

	/** The newest composition version, also when it takes effect later. */
	public int compositionVersion() {
		return this.extensions.size() + 1;
	}

	/**
	 * The composition version of a day, by the dates its extensions are stated to take
	 * effect.
	 */
	public int versionOn(LocalDate day) {
		return this.extensions.stream()
			.filter((extension) -> extension.effectiveOn().maybeBy(day))
			.mapToInt(Extension::version)
			.max()
			.orElse(1);
	}

	/** Who sat where on a day: the day it was so, not the day it was recorded. */
	public Composition on(LocalDate day) {
		return Composition.of(this, day);
	}

	/** The organisations that have a seat. */
	public Set<OrganisationId> seatedOrganisations() {
		Set<OrganisationId> seated = new LinkedHashSet<>();
		for (Seat seat : this.seats) {
			if (seat.organisationId() != null && !seat.abolished()) {
				seated.add(seat.organisationId());
			}
		}
		return seated;
	}

	/** Everybody who holds or held a seat, or is proposed for one. */
	Set<PersonId> everybody() {
		Set<PersonId> people = new LinkedHashSet<>();
		for (Seat seat : this.seats) {
			seat.terms().forEach((term) -> people.add(term.personId()));
			if (seat.proposal() != null) {
				people.add(seat.proposal().personId());
			}
		}
		return people;
	}

	/**
	 * What nobody has stated about the group: the question stays open until somebody
	 * does.
	 */
	public List<UnknownFact> unknownFacts() {
		List<UnknownFact> unknown = new ArrayList<>();
		for (Seat seat : this.seats) {
			if (seat.organisationId() == null && !seat.abolished()) {
				unknown.add(new UnknownFact(UnknownFact.Kind.SEAT_ORGANISATION, seat.id(),
						seat.openTerm().map(Term::personId).stream().toList(), null));
			}
			List<Term> terms = seat.terms();
			for (int i = 0; i < terms.size(); i++) {
				if (terms.get(i).from().isUnknown()) {
					List<PersonId> people = terms.subList(Math.max(0, i - 1), i + 1)
						.stream()
						.map(Term::personId)
						.toList();
					unknown.add(new UnknownFact((i > 0) ? UnknownFact.Kind.HANDOVER_DATE : UnknownFact.Kind.TERM_START,
							seat.id(), people, null));
				}
			}
		}
		this.extensions.stream()
			.map(Extension::effectiveOn)
			.filter(UnknownFact::derived)
			.forEach((on) -> unknown.add(new UnknownFact(UnknownFact.Kind.DERIVED_DATE, null, List.of(), on)));
		return unknown;
	}

	Seat seat(SeatId seatId) {
		return this.seats.stream()
			.filter((seat) -> seat.id().equals(seatId))
			.findFirst()
			.orElseThrow(() -> new Unknown("seat", seatId.value()));
	}

	private PartialDate lastEffective() {
		return this.extensions.isEmpty() ? this.establishedOn : this.extensions.getLast().effectiveOn();
	}

	private void requireNewSeat(Conditions conditions, SeatDescription description, Set<SeatId> alsoNew,
			KnownOrganisations organisations) {
		boolean taken = alsoNew.contains(description.seatId())
				|| this.seats.stream().anyMatch((seat) -> seat.id().equals(description.seatId()));
		OrganisationId organisation = description.organisationId();
		conditions.and(!taken, "seat-id-taken", Map.of("seat", description.seatId().value()))
			.and(organisation == null || organisations.knows(organisation), "organisation-unknown",
					Map.of("organisation", String.valueOf(organisation)))
			.and(!description.exOfficio() || (organisation != null && description.office() != null),
					"ex-officio-needs-office", Map.of("seat", description.seatId().value()));
	}

	private void requirePerson(Conditions conditions, PersonId person, SeatId seatId, KnownPeople people,
			LocalDate now) {
		boolean sitsElsewhere = this.seats.stream()
			.filter((seat) -> !seat.id().equals(seatId))
			.flatMap((seat) -> seat.openTerm().stream())
			.anyMatch((term) -> term.personId().equals(person) && term.expiredBy(now).isEmpty());
		conditions.and(people.knows(person), "person-unknown", Map.of("person", person.value()))
			.and(!sitsElsewhere, "person-holds-another-seat", Map.of("person", person.value()));
	}

	private static void requireEndAfterEvidence(Conditions conditions, Optional<Term> holding, PartialDate on) {
		conditions.and(holding.filter((term) -> on.surelyBefore(term.from())).isEmpty(), "before-term-began")
			.and(holding.filter((term) -> term.continuedOn().stream().anyMatch(on::surelyBefore)).isEmpty(),
					"before-known-continuation");
	}

	private Seat withoutExpired(Seat seat, LocalDate now, List<DomainEvent> events) {
		Optional<PartialDate> expired = seat.openTerm().flatMap((term) -> term.expiredBy(now));
		if (expired.isEmpty()) {
			return seat;
		}
		Term term = seat.openTerm().orElseThrow();
		events.add(new MemberLeft(this.id, seat.id(), term.personId(), EndReason.EXPIRED, expired.get()));
		return seat.withLast(term.ended(EndReason.EXPIRED, expired.get()));
	}

	private MemberJoined joined(Seat seat, PersonId person, PartialDate from, @Nullable PartialDate to) {
		return new MemberJoined(this.id, seat.id(), person, seat.organisationId(), seat.office(), seat.category(), from,
				to);
	}

	/**
	 * Whether a term from that date may begin after all that is known of the earlier
	 * ones.
	 */
	private static boolean startsAfter(List<Term> earlier, PartialDate from) {
		return earlier.stream()
			.flatMap((term) -> term.surelyHeldOn().stream())
			.noneMatch((day) -> from.latest().filter((last) -> !last.isAfter(day)).isPresent());
	}

	private static boolean surelyNotAfter(PartialDate one, PartialDate other) {
		return one.latest().flatMap((last) -> other.earliest().map((first) -> !last.isAfter(first))).orElse(false);
	}

	private Group with(Seat changed, LocalDate now) {
		UnaryOperator<Seat> swap = (seat) -> seat.id().equals(changed.id()) ? changed : seat;
		return with(this.seats.stream().map(swap).toList(), now);
	}

	private Group with(List<Seat> all, LocalDate now) {
		return new Group(this.id, this.kind, this.names, this.programmeId, this.legalForm, this.purpose,
				this.establishedOn, this.quorum, this.extensions, all, now);
	}

	/**
	 * An extension.
	 *
	 * @param version the composition version it made
	 * @param reason why the group was extended (C-01)
	 * @param effectiveOn when the composition took effect, which is not the day of its
	 * first meeting (T3)
	 */
	public record Extension(int version, LanguageMap reason, PartialDate effectiveOn) {
	}

}
