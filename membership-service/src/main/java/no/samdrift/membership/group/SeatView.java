package no.samdrift.membership.group;

import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.membership.person.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A seat on a day.
 *
 * @param seatId the seat
 * @param organisationId the organisation it belongs to; absent when not stated
 * @param office the office it goes with; absent when not stated
 * @param category what it represents
 * @param exOfficio whether it follows the office by itself
 * @param establishedOn since when there is the seat, as exactly as stated
 * @param abolishedOn its last day; absent while it stands
 * @param exact whether the stated dates leave no doubt that there was the seat on the day
 * @param continuing whether it was there before the composition version of the day
 * @param occupancy whether it was held; {@code HANDOVER_UNKNOWN} when nobody knows by
 * which of the candidates
 * @param holder who held it; absent when nobody did, or nobody knows who
 * @param holderExact whether the stated dates leave no doubt about that
 * @param candidates those who may have held it, when the hand-over is unknown
 * @param statement the same in words, in the reader's language, when the hand-over is
 * unknown
 * @param proposed who is proposed because the office has a new holder
 * @param proposedSince since when that person has the office
 */
record SeatView(SeatId seatId, @Nullable OrganisationId organisationId, @Nullable String office, SeatCategory category,
		boolean exOfficio, PartialDate establishedOn, @Nullable PartialDate abolishedOn, boolean exact,
		boolean continuing, Occupancy occupancy, @Nullable PersonName holder, boolean holderExact,
		List<PersonName> candidates, @Nullable String statement, @Nullable PersonName proposed,
		@Nullable PartialDate proposedSince) {

	static SeatView of(Composition.Place place, Map<PersonId, String> names, Language language) {
		Seat seat = place.seat();
		Seat.Occupant occupant = place.occupant();
		boolean unknown = occupant.occupancy() == Occupancy.HANDOVER_UNKNOWN;
		List<PersonName> candidates = unknown
				? occupant.candidates().stream().map((person) -> PersonName.of(person, names)).toList() : List.of();
		Seat.Proposal proposal = seat.proposal();
		return new SeatView(seat.id(), seat.organisationId(), seat.office(), seat.category(), seat.exOfficio(),
				seat.establishedOn(), seat.abolishedOn(), place.exact(), place.continuing(), occupant.occupancy(),
				occupant.holder().map((person) -> PersonName.of(person, names)).orElse(null), occupant.exact(),
				candidates, unknown ? statement(candidates, language) : null,
				(proposal != null) ? PersonName.of(proposal.personId(), names) : null,
				(proposal != null) ? proposal.since() : null);
	}

	/** Between whom the hand-over is not known, in words. */
	static String statement(List<PersonName> candidates, Language language) {
		List<String> people = candidates.stream()
			.map((candidate) -> (candidate.name() != null) ? candidate.name() : candidate.personId().value())
			.toList();
		return switch (language) {
			case NB -> "Overtakelsesdato ukjent: " + either(people, " eller ", "ingen");
			case NN -> "Overtakingsdato ukjend: " + either(people, " eller ", "ingen");
			case EN -> "Hand-over date unknown: " + either(people, " or ", "nobody");
		};
	}

	private static String either(List<String> people, String or, String nobody) {
		return (people.size() > 1) ? String.join(or, people) : people.getFirst() + or + nobody;
	}

}
