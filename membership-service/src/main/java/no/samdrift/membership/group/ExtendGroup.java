package no.samdrift.membership.group;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * Extends a steering group in one act.
 *
 * @param reason why (C-01)
 * @param effectiveOn from when the new composition is in effect
 * @param seats the new seats
 */
record ExtendGroup(@NotNull LanguageMap reason, @NotNull PartialDate effectiveOn,
		@NotNull @Size(max = 100) List<@Valid NewSeat> seats) {

	/** The ids of the new seats, made where none is given. */
	List<SeatId> seatIds() {
		return this.seats.stream().map((seat) -> (seat.seatId() != null) ? seat.seatId() : SeatId.next()).toList();
	}

	/**
	 * A new seat.
	 *
	 * @param seatId its id; made when absent
	 * @param organisationId the organisation it belongs to; absent when not stated
	 * @param office the office it goes with; absent when not stated
	 * @param category what it represents
	 * @param exOfficio whether it follows the office by itself
	 * @param holderId who takes it; absent when nobody does yet
	 */
	record NewSeat(@Nullable SeatId seatId, @Nullable OrganisationId organisationId,
			@Nullable @Size(max = 200) @Pattern(regexp = ".*\\S.*") String office, @NotNull SeatCategory category,
			boolean exOfficio, @Nullable PersonId holderId) {

		SeatDescription description(SeatId id) {
			return new SeatDescription(id, this.organisationId, (this.office != null) ? this.office.strip() : null,
					this.category, this.exOfficio);
		}

	}

}
