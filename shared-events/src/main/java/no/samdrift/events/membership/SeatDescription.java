package no.samdrift.events.membership;

import no.samdrift.events.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A seat, whoever holds it (mission T1, M04).
 *
 * @param seatId the seat
 * @param organisationId the organisation that it belongs to; absent when not stated
 * @param office the office that it goes with, as its organisation calls it; absent when
 * not stated
 * @param category what it represents
 * @param exOfficio whether it follows the office by itself
 */
public record SeatDescription(SeatId seatId, @Nullable OrganisationId organisationId, @Nullable String office,
		SeatCategory category, boolean exOfficio) {

}
