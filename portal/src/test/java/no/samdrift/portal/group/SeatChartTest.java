package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.EventJson;
import no.samdrift.portal.group.SeatChart.Bar;
import no.samdrift.portal.group.SeatChart.Kind;
import no.samdrift.portal.group.SeatChart.Label;
import no.samdrift.portal.group.SeatChart.Year;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** The picture of seats claims no more than the timeline says. */
class SeatChartTest {

	private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

	@Test
	void aHandOverThatNobodyDatedLiesBetweenTheDaysThatAreSure() {
		List<Bar> bars = chart(
				"""
						{'person':{'personId':'a','name':'A'},'from':{'value':'2019'},'surelyFrom':'2019-01-01','surelyTo':'2019-12-31'},
						{'person':{'personId':'b','name':'B'},'from':{'value':'unknown'},'surelyFrom':'2022-01-01',
						 'handover':{'after':'2019-12-31','before':'2022-01-01','statement':'?'}}""",
				"2022-03-23")
			.rows()
			.getFirst()
			.bars();

		assertThat(bars).extracting(Bar::kind).containsExactly(Kind.TERM, Kind.HANDOVER, Kind.TERM);
		assertThat(bars.get(0).start()).isZero();
		assertThat(bars.get(1).start()).isEqualTo(bars.get(0).end(), offset(0.1));
		assertThat(bars.get(1).end()).isEqualTo(75, offset(0.1));
		assertThat(bars.get(2).end()).as("it goes on").isEqualTo(100, offset(0.1));
		assertThat(bars.get(1).person()).isNull();
	}

	@Test
	void onlyABeginningThatIsADayHasASureEdge() {
		assertThat(bar("'from':{'value':'2019'},'surelyFrom':'2019-01-01'").openStart()).isTrue();
		assertThat(bar("'from':{'value':'2019-03'},'surelyFrom':'2019-03-01'").openStart()).isTrue();
		assertThat(bar("'from':{'value':'2019-03-07'},'surelyFrom':'2019-03-07'").openStart()).isFalse();
	}

	@Test
	void theAxisEndsWithTheYearOfTheChosenDay() {
		String term = "{'person':{'personId':'a','name':'A'},'from':{'value':'2019'},'surelyFrom':'2019-01-01'}";

		assertThat(chart(term, "2022-03-23").years()).extracting(Year::number).containsExactly(2019, 2020, 2021, 2022);
		assertThat(chart(term, "2026-11-25").years()).hasSize(8);
		assertThat(chart(term, "2010-01-01").day()).as("before the first seat").isNull();
	}

	@Test
	void aNameStandsBesideABarThatIsTooShortForIt() {
		assertThat(bar("'from':{'value':'2019-01-01'},'surelyFrom':'2019-01-01','surelyTo':'2019-01-05'").label())
			.isEqualTo(Label.AFTER);
		assertThat(bar("'from':{'value':'2019-01-01'},'surelyFrom':'2019-01-01'").label()).isEqualTo(Label.INSIDE);
	}

	@Test
	void aNameWithLittleRoomStandsInTwoLines() {
		Bar little = new Bar(Kind.TERM, 0, 12.5, null, false, Label.INSIDE);
		assertThat(little.lines("Arne Sverre Dahl")).containsExactly("Arne Sverre", "Dahl");
		assertThat(little.lines("Hilde Aspås")).containsExactly("Hilde", "Aspås");
		assertThat(little.lines("Marianne Stokkereit Aasen")).containsExactly("Marianne", "Stokkereit Aasen");
		assertThat(little.lines("Ola")).containsExactly("Ola");
		assertThat(new Bar(Kind.TERM, 0, 50, null, false, Label.INSIDE).lines("Hilde Aspås"))
			.containsExactly("Hilde Aspås");
	}

	private static Bar bar(String term) {
		return chart("{'person':{'personId':'a','name':'A'}," + term + "}", "2022-03-23").rows()
			.getFirst()
			.bars()
			.getFirst();
	}

	private static SeatChart chart(String terms, String asOf) {
		Timeline timeline = EventJson.mapper()
			.readValue(
					("{'seats':[{'seatId':'s','office':'rektor','category':'ACADEMIA','establishedOn':{'value':'2019'},"
							+ "'terms':[" + terms + "]}]}")
						.replace('\'', '"'),
					Timeline.class);
		return SeatChart.of(timeline, LocalDate.parse(asOf), TODAY);
	}

}
