package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.portal.directory.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Who sat in a group on a day.
 *
 * @param asOf the day
 * @param version the composition's number
 * @param seatsTotal how many seats there were
 * @param seatsHeld how many of them somebody surely held
 * @param seatsContinuing how many were there before the newest extension
 * @param seatsNew how many came with it
 * @param balance how many seats each category had
 * @param seats the seats
 */
record Composition(LocalDate asOf, int version, int seatsTotal, int seatsHeld, int seatsContinuing, int seatsNew,
		Balance balance, List<Seat> seats) {

	/** The organisations that have a seat, each once. */
	public List<OrganisationId> organisations() {
		return this.seats.stream().map(Seat::organisationId).filter(Objects::nonNull).distinct().toList();
	}

	/** How many seats nobody surely held. */
	public int seatsOpen() {
		return this.seatsTotal - this.seatsHeld;
	}

	/**
	 * A seat and who held it.
	 *
	 * @param seatId its id
	 * @param organisationId whose seat it is; absent when nobody has said
	 * @param office the office it belongs to
	 * @param category what it represents
	 * @param exOfficio whether whoever holds the office holds the seat
	 * @param establishedOn since when there is one
	 * @param continuing whether it was there before the newest extension
	 * @param occupancy held, vacant, or hand-over unknown
	 * @param holder who held it
	 * @param holderExact whether that is sure on the day
	 * @param candidates who may have held it, when the hand-over has no date
	 * @param statement that in words
	 */
	record Seat(String seatId, @Nullable OrganisationId organisationId, @Nullable String office, SeatCategory category,
			boolean exOfficio, PartialDate establishedOn, boolean continuing, Occupancy occupancy,
			@Nullable PersonName holder, boolean holderExact, List<PersonName> candidates, @Nullable String statement) {
	}

}
