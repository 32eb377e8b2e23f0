package no.samdrift.membership.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * What differs between a group's compositions on two days.
 *
 * @param groupId the group
 * @param from the earlier day
 * @param to the later day
 * @param knownAt what was recorded by then; absent for all that is recorded
 * @param versionFrom the composition version of the earlier day
 * @param versionTo the composition version of the later day
 * @param seatsBefore how many seats there were
 * @param seatsAfter how many there are
 * @param change how many more or fewer
 * @param added the seats that are new
 * @param removed the seats that are no more
 * @param kept the seats that go on, with their holders then and now
 * @param balanceBefore how many seats represented whom
 * @param balanceAfter how many seats represent whom
 * @param categories the change by what the seats represent
 * @param organisationTypes the change by what kind of organisation the seats belong to
 */
record DifferenceView(GroupId groupId, LocalDate from, LocalDate to, @Nullable Instant knownAt, int versionFrom,
		int versionTo, int seatsBefore, int seatsAfter, int change, List<SeatView> added, List<SeatView> removed,
		List<Kept> kept, Balance balanceBefore, Balance balanceAfter, List<CategoryChange> categories,
		List<TypeChange> organisationTypes) {

	static DifferenceView of(Composition before, Composition after, @Nullable Instant knownAt,
			Map<PersonId, String> names, Language language,
			Function<OrganisationId, Optional<OrganisationType>> typeOf) {
		List<SeatView> added = without(after, before, names, language);
		List<SeatView> removed = without(before, after, names, language);
		List<Kept> kept = new ArrayList<>();
		for (Composition.Place place : after.places()) {
			before.place(place.seat().id())
				.ifPresent((then) -> kept.add(new Kept(place.seat().id(), SeatView.of(then, names, language),
						SeatView.of(place, names, language),
						!then.occupant().candidates().equals(place.occupant().candidates()))));
		}
		return new DifferenceView(after.groupId(), before.day(), after.day(), knownAt, before.version(),
				after.version(), before.places().size(), after.places().size(),
				after.places().size() - before.places().size(), added, removed, kept, before.balance(), after.balance(),
				categories(before, after), types(before, after, typeOf));
	}

	private static List<SeatView> without(Composition these, Composition those, Map<PersonId, String> names,
			Language language) {
		return these.places()
			.stream()
			.filter((place) -> those.place(place.seat().id()).isEmpty())
			.map((place) -> SeatView.of(place, names, language))
			.toList();
	}

	private static List<CategoryChange> categories(Composition before, Composition after) {
		return Stream.of(SeatCategory.values()).map((category) -> {
			int then = (int) before.places().stream().filter((place) -> place.seat().category() == category).count();
			int now = (int) after.places().stream().filter((place) -> place.seat().category() == category).count();
			return new CategoryChange(category, then, now, now - then);
		}).toList();
	}

	private static List<TypeChange> types(Composition before, Composition after,
			Function<OrganisationId, Optional<OrganisationType>> typeOf) {
		Map<OrganisationType, Integer> then = count(before, typeOf);
		Map<OrganisationType, Integer> now = count(after, typeOf);
		List<TypeChange> changes = new ArrayList<>();
		for (OrganisationType type : OrganisationType.values()) {
			int one = then.getOrDefault(type, 0);
			int other = now.getOrDefault(type, 0);
			if (one + other > 0) {
				changes.add(new TypeChange(type, one, other, other - one));
			}
		}
		int notStatedThen = before.places().size() - then.values().stream().mapToInt(Integer::intValue).sum();
		int notStatedNow = after.places().size() - now.values().stream().mapToInt(Integer::intValue).sum();
		if (notStatedThen + notStatedNow > 0) {
			changes.add(new TypeChange(null, notStatedThen, notStatedNow, notStatedNow - notStatedThen));
		}
		return changes;
	}

	private static Map<OrganisationType, Integer> count(Composition composition,
			Function<OrganisationId, Optional<OrganisationType>> typeOf) {
		Map<OrganisationType, Integer> counts = new EnumMap<>(OrganisationType.class);
		for (Composition.Place place : composition.places()) {
			Optional.ofNullable(place.seat().organisationId())
				.flatMap(typeOf)
				.ifPresent((type) -> counts.merge(type, 1, Integer::sum));
		}
		return counts;
	}

	/**
	 * A seat that was there on both days.
	 *
	 * @param seatId the seat
	 * @param before the seat on the earlier day
	 * @param after the seat on the later day
	 * @param otherHolder whether somebody else holds it, or may
	 */
	record Kept(SeatId seatId, SeatView before, SeatView after, boolean otherHolder) {
	}

	/**
	 * The change of a category.
	 *
	 * @param category what the seats represent
	 * @param before seats then
	 * @param after seats now
	 * @param change how many more or fewer
	 */
	record CategoryChange(SeatCategory category, int before, int after, int change) {
	}

	/**
	 * The change of a kind of organisation.
	 *
	 * @param type the kind; absent for seats whose organisation is not stated
	 * @param before seats then
	 * @param after seats now
	 * @param change how many more or fewer
	 */
	record TypeChange(@Nullable OrganisationType type, int before, int after, int change) {
	}

}
