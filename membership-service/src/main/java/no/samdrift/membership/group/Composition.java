package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.membership.group.Seat.Occupant;

/**
 * Who sat where in a group on a day (M11). A seat that is stated to exist from a year
 * counts through that year; {@link Place#exact()} tells where the dates leave a doubt.
 */
public final class Composition {

	private final Group group;

	private final LocalDate day;

	private final List<Place> places;

	private Composition(Group group, LocalDate day, List<Place> places) {
		this.group = group;
		this.day = day;
		this.places = places;
	}

	static Composition of(Group group, LocalDate day) {
		int version = group.versionOn(day);
		List<Place> places = group.establishedOn().maybeBy(day) ? group.seats()
			.stream()
			.filter((seat) -> seat.standsOn(day) && seat.sinceVersion() <= version)
			.map((seat) -> new Place(seat, seat.on(day), seat.surelyStandsOn(day), seat.sinceVersion() < version))
			.toList() : List.of();
		return new Composition(group, day, places);
	}

	static Balance balance(List<Seat> seats) {
		return new Balance(count(seats, SeatCategory.MUNICIPAL_ADMINISTRATION), count(seats, SeatCategory.POLITICAL),
				count(seats, SeatCategory.BUSINESS), count(seats, SeatCategory.ACADEMIA),
				count(seats, SeatCategory.COUNTY));
	}

	GroupId groupId() {
		return this.group.id();
	}

	LocalDate day() {
		return this.day;
	}

	public int version() {
		return this.group.versionOn(this.day);
	}

	List<Place> places() {
		return this.places;
	}

	/** The seats of the day, in the order they were established. */
	public List<SeatId> seatIds() {
		return this.places.stream().map((place) -> place.seat().id()).toList();
	}

	/** The organisations of the seats, as far as stated. */
	public Set<OrganisationId> organisations() {
		Set<OrganisationId> organisations = new LinkedHashSet<>();
		for (Place place : this.places) {
			if (place.seat().organisationId() != null) {
				organisations.add(place.seat().organisationId());
			}
		}
		return organisations;
	}

	Balance balance() {
		return balance(this.places.stream().map(Place::seat).toList());
	}

	/** Everybody who held a seat for certain on the day. */
	public Set<PersonId> holders() {
		Set<PersonId> holders = new LinkedHashSet<>();
		this.places.forEach((place) -> place.occupant().holder().ifPresent(holders::add));
		return holders;
	}

	/** Everybody who held a seat on the day or may have, or is proposed for one. */
	Set<PersonId> everybody() {
		Set<PersonId> people = new LinkedHashSet<>();
		for (Place place : this.places) {
			people.addAll(place.occupant().candidates());
			Seat.Proposal proposal = place.seat().proposal();
			if (proposal != null) {
				people.add(proposal.personId());
			}
		}
		return people;
	}

	/** Those who held the seat on the day, or may have: none when it was vacant. */
	public List<PersonId> candidates(SeatId seatId) {
		return place(seatId).map((place) -> place.occupant().candidates()).orElse(List.of());
	}

	/** The seats that the person held on the day, or may have held. */
	public List<SeatId> seatsOf(PersonId person) {
		return this.places.stream()
			.filter((place) -> place.occupant().candidates().contains(person))
			.map((place) -> place.seat().id())
			.toList();
	}

	Optional<Place> place(SeatId seatId) {
		return this.places.stream().filter((place) -> place.seat().id().equals(seatId)).findFirst();
	}

	int held() {
		return (int) this.places.stream().filter((place) -> place.occupant().occupancy() == Occupancy.HELD).count();
	}

	boolean sameOccupants(Composition other) {
		return version() == other.version() && occupants().equals(other.occupants());
	}

	private List<Object> occupants() {
		return this.places.stream()
			.map((place) -> (Object) List.of(place.seat().id(), place.occupant().occupancy(),
					place.occupant().candidates()))
			.toList();
	}

	private static int count(List<Seat> seats, SeatCategory category) {
		return (int) seats.stream().filter((seat) -> seat.category() == category).count();
	}

	/**
	 * A seat on the day.
	 *
	 * @param seat the seat
	 * @param occupant who held it
	 * @param exact whether the dates leave no doubt that there was the seat
	 * @param continuing whether it was there before this composition version
	 */
	record Place(Seat seat, Occupant occupant, boolean exact, boolean continuing) {
	}

}
