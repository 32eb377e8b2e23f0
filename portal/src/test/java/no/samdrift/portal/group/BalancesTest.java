package no.samdrift.portal.group;

import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.portal.group.Balances.Line;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many seats represent whom, before and after. */
class BalancesTest {

	private static final Balance FOUR = new Balance(1, 0, 2, 1, 0);

	private static final Balance TEN = new Balance(3, 2, 3, 1, 1);

	@Test
	void everyCategoryHasALineAlsoWhenNobodyRepresentsIt() {
		assertThat(Balances.of(FOUR, null).lines()).extracting(Line::category).containsExactly(SeatCategory.values());
		assertThat(line(Balances.of(FOUR, null), SeatCategory.POLITICAL).now()).isZero();
	}

	@Test
	void theLongestBarOfBothDaysIsTheFullWidth() {
		Balances grown = Balances.of(TEN, FOUR);
		assertThat(line(grown, SeatCategory.BUSINESS).width()).isEqualTo(100);
		assertThat(line(grown, SeatCategory.BUSINESS).mark()).isEqualTo(66);
		assertThat(line(grown, SeatCategory.POLITICAL).before()).isZero();
		Balances shrunk = Balances.of(FOUR, TEN);
		assertThat(line(shrunk, SeatCategory.BUSINESS).width()).isEqualTo(66);
		assertThat(line(shrunk, SeatCategory.BUSINESS).mark()).isEqualTo(100);
	}

	@Test
	void withoutAnythingToCompareWithNothingIsSaidOfBefore() {
		assertThat(Balances.of(TEN, null).lines()).extracting(Line::before).containsOnlyNulls();
		assertThat(Balances.of(new Balance(0, 0, 0, 0, 0), null).lines()).extracting(Line::width).containsOnly(0);
	}

	private static Line line(Balances balances, SeatCategory category) {
		return balances.lines().stream().filter((line) -> line.category() == category).findFirst().orElseThrow();
	}

}
