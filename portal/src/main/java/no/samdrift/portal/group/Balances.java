package no.samdrift.portal.group;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.SeatCategory;
import org.jspecify.annotations.Nullable;

/**
 * How many seats represent whom, as bars with numbers beside them; with how many it was
 * before, when there is something to compare with. The longest bar is the full width.
 *
 * @param lines a line for each category
 */
record Balances(List<Line> lines) {

	/**
	 * Draws a balance.
	 * @param before the balance before; absent when it is not compared
	 */
	static Balances of(Balance now, @Nullable Balance before) {
		Map<SeatCategory, Integer> counts = counts(now);
		Map<SeatCategory, Integer> then = (before != null) ? counts(before) : Map.of();
		int most = Math.max(1, Math.max(counts.values().stream().mapToInt(Integer::intValue).max().orElse(0),
				then.values().stream().mapToInt(Integer::intValue).max().orElse(0)));
		return new Balances(counts.keySet()
			.stream()
			.map((category) -> new Line(category, then.get(category), counts.get(category), most))
			.toList());
	}

	private static Map<SeatCategory, Integer> counts(Balance balance) {
		Map<SeatCategory, Integer> counts = new EnumMap<>(SeatCategory.class);
		for (SeatCategory category : SeatCategory.values()) {
			counts.put(category, switch (category) {
				case MUNICIPAL_ADMINISTRATION -> balance.municipalAdministration();
				case POLITICAL -> balance.political();
				case BUSINESS -> balance.business();
				case ACADEMIA -> balance.academia();
				case COUNTY -> balance.county();
			});
		}
		return counts;
	}

	/**
	 * A category.
	 *
	 * @param category what the seats represent
	 * @param before how many there were; absent when it is not compared
	 * @param now how many there are
	 * @param most the number that is the full width
	 */
	record Line(SeatCategory category, @Nullable Integer before, int now, int most) {

		/** How long the bar is, of a hundred. */
		public int width() {
			return 100 * this.now / this.most;
		}

		/** Where the mark of the number before stands, of a hundred. */
		public int mark() {
			return (this.before != null) ? 100 * this.before / this.most : 0;
		}

	}

}
