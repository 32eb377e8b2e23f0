package no.samdrift.project.project;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What lists go by. */
class ProjectListingTest {

	@Test
	void namesSortAsNorwegiansDo() {
		assertThat(Stream
			.of("Åpne data", "Øyprosjektet", "«Ærlig tall»", "zoo", "Élan", "energi", "Innbyggerlab «Innom»",
					"innbyggerlab Alt", "2030")
			.sorted((one, other) -> sortable(one).compareTo(sortable(other))))
			.containsExactlyElementsOf(List.of("2030", "Élan", "energi", "innbyggerlab Alt", "Innbyggerlab «Innom»",
					"zoo", "«Ærlig tall»", "Øyprosjektet", "Åpne data"));
		assertThat(sortable("A\u030apen")).as("written with a loose ring").isEqualTo(sortable("Åpen"));
	}

	@Test
	void whatIsOwedSoonestCounts() {
		assertThat(AProject.pilot().listing().due()).isEqualTo(AProject.LATER.toString());
		assertThat(AProject.operation().listing().due()).isEqualTo(ProjectListing.NEVER).isGreaterThan("9999-12-31");
	}

	private static String sortable(String name) {
		return ProjectListing.sortable(name);
	}

}
