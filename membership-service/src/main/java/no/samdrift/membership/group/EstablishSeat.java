package no.samdrift.membership.group;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * Establishes a seat.
 *
 * @param seatId its id; made when absent
 * @param organisationId the organisation it belongs to; absent when not stated
 * @param office the office it goes with; absent when not stated
 * @param category what it represents
 * @param exOfficio whether it follows the office by itself
 * @param establishedOn since when there is the seat
 */
record EstablishSeat(@Nullable SeatId seatId, @Nullable OrganisationId organisationId,
		@Nullable @Size(max = 200) @Pattern(regexp = ".*\\S.*") String office, @NotNull SeatCategory category,
		boolean exOfficio, @NotNull PartialDate establishedOn) {

	SeatDescription description(SeatId id) {
		return new SeatDescription(id, this.organisationId, (this.office != null) ? this.office.strip() : null,
				this.category, this.exOfficio);
	}

}
