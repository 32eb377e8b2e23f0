package no.samdrift.benchmark.measure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComparisonTest {

	private final List<String> order = new ArrayList<>();

	@Test
	void theSidesTakeTurnsForwardsAndBackwardsAfterARoundThatDoesNotCount() throws Exception {
		Comparison.run("things", Effort.QUICK, List.of(side("A", 9, 1, 1), side("B", 9, 1, 1)));

		assertThat(this.order).containsExactly("A", "B", "A", "B", "B", "A");
	}

	@Test
	void aRatioIsTakenWithinEachRound() throws Exception {
		// B is slower in the second round, and so is A: the machine was
		Comparison comparison = Comparison.run("things", Effort.QUICK,
				List.of(side("A", 7, 20, 2), side("B", 7, 10, 1)));

		assertThat(comparison.ratio("A", "B").rounds()).containsExactly(2.0, 2.0);
		assertThat(comparison.ratio("A", "B").median()).isCloseTo(2, within(1e-9));
		assertThat(comparison.median("A")).isCloseTo(11, within(1e-9));
	}

	@Test
	void aMissedAimIsSaid() throws Exception {
		Comparison comparison = Comparison.run("things", Effort.QUICK,
				List.of(side("A", 7, 20, 30), side("B", 7, 10, 10), side("C", 7, 100, 100)));
		Section section = new Section("Things");

		comparison.tell(section, "A", Map.of("B", 2.0, "C", 0.5));

		assertThat(section.markdown()).contains("| B | 25.0 | 10.0 | **2.50 (2.00–3.00)** | 2.0 | met |",
				"| C | 25.0 | 100 | **0.25 (0.20–0.30)** | 0.5 | **missed** |");
	}

	private Side side(String name, double... rates) {
		Iterator<Double> next = java.util.Arrays.stream(rates).iterator();
		return new Side(name, () -> {
			this.order.add(name);
			return new Sample(next.next(), Map.of(), Map.of());
		});
	}

}
