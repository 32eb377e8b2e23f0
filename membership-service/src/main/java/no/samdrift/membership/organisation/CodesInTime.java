package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.CodeScheme;
import no.samdrift.events.membership.OrganisationCode;
import org.jspecify.annotations.Nullable;

/**
 * The law of dated codes: at most one code of a register at a time (mission 4.1, T15).
 */
final class CodesInTime {

	private CodesInTime() {
	}

	static boolean wellFormed(OrganisationCode code) {
		String shape = switch (code.scheme()) {
			case MUNICIPALITY_NUMBER -> "\\d{4}";
			case COUNTY_NUMBER -> "\\d{2}";
			case ORGANISATION_NUMBER -> "\\d{9}";
		};
		PartialDate to = code.validTo();
		return code.value().matches(shape) && (to == null || !to.surelyBefore(code.validFrom()));
	}

	/**
	 * Whether two codes of one register surely overlap, however their dates are filled.
	 */
	static boolean overlap(List<OrganisationCode> codes) {
		for (int i = 0; i < codes.size(); i++) {
			for (int j = i + 1; j < codes.size(); j++) {
				if (codes.get(i).scheme() == codes.get(j).scheme() && overlap(codes.get(i), codes.get(j))) {
					return true;
				}
			}
		}
		return false;
	}

	/** The codes that are valid on the day, or may be. */
	static List<OrganisationCode> on(List<OrganisationCode> codes, LocalDate day) {
		return codes.stream()
			.filter((code) -> code.validFrom().maybeBy(day) && !surelyOver(code.validTo(), day))
			.toList();
	}

	/** The codes, with the open one of the register ended the day before. */
	static List<OrganisationCode> closed(List<OrganisationCode> codes, CodeScheme scheme, LocalDate before) {
		List<OrganisationCode> closed = new ArrayList<>();
		for (OrganisationCode code : codes) {
			boolean ends = code.scheme() == scheme && code.validTo() == null;
			closed.add(ends
					? new OrganisationCode(scheme, code.value(), code.validFrom(), PartialDate.of(before.minusDays(1)))
					: code);
		}
		return closed;
	}

	private static boolean surelyOver(@Nullable PartialDate validTo, LocalDate day) {
		return validTo != null && validTo.latest().filter((last) -> last.isBefore(day)).isPresent();
	}

	private static boolean overlap(OrganisationCode one, OrganisationCode other) {
		return !mayEndBefore(one, other) && !mayEndBefore(other, one);
	}

	/** Whether some way to fill in the dates lets one end before the other begins. */
	private static boolean mayEndBefore(OrganisationCode one, OrganisationCode other) {
		PartialDate to = one.validTo();
		if (to == null) {
			return false;
		}
		LocalDate first = one.validFrom().earliest().orElse(LocalDate.MIN);
		LocalDate end = to.earliest().filter((day) -> day.isAfter(first)).orElse(first);
		LocalDate begin = other.validFrom().latest().orElse(LocalDate.MAX);
		return end.isBefore(begin);
	}

}
