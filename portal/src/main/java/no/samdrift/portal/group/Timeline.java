package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.portal.directory.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Every seat of a group through time.
 *
 * @param seats a line each
 */
record Timeline(List<Line> seats) {

	/** A seat with those who held it, the first one first. */
	record Line(String seatId, @Nullable OrganisationId organisationId, @Nullable String office, SeatCategory category,
			PartialDate establishedOn, @Nullable PartialDate abolishedOn, List<Term> terms) {
	}

	/**
	 * A term.
	 *
	 * @param person who held the seat
	 * @param from since when, as exactly as stated
	 * @param to until when it was meant to last
	 * @param endedOn when it ended
	 * @param endReason why
	 * @param surelyFrom the first day on which the person surely held it
	 * @param surelyTo the last such day; absent while the term goes on
	 * @param handover between which days the seat changed hands, when nobody has said
	 * when
	 */
	record Term(PersonName person, PartialDate from, @Nullable PartialDate to, @Nullable PartialDate endedOn,
			@Nullable EndReason endReason, @Nullable LocalDate surelyFrom, @Nullable LocalDate surelyTo,
			@Nullable Handover handover) {
	}

	/** A change of hands that nobody has dated. */
	record Handover(@Nullable LocalDate after, @Nullable LocalDate before, String statement) {
	}

}
