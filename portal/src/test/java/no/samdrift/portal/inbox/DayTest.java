package no.samdrift.portal.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import no.samdrift.events.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayTest {

	private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

	@Test
	void aDayIsADayInNorway() {
		List<Day> days = Day.of(List.of(told("2026-11-24T23:30:00Z", "project", "x", "X"),
				told("2026-11-24T22:30:00Z", "project", "x", "X")), NORWAY);

		assertThat(days).hasSize(2);
	}

	@Test
	void mattersStandWhereTheirNewestStands() {
		List<Day> days = Day.of(List.of(told("2026-11-24T12:00:00Z", "project", "x", "X"),
				told("2026-11-24T11:00:00Z", "group", "g", "G"), told("2026-11-24T10:00:00Z", "project", "x", "X")),
				NORWAY);

		assertThat(days).singleElement()
			.satisfies((day) -> assertThat(day.matters()).extracting(Day.Matter::name).containsExactly("X", "G"));
		assertThat(days.getFirst().matters().getFirst().notifications()).hasSize(2);
	}

	@Test
	void aMandateBelongsToItsProjectAndAMeetingToItsGroup() {
		List<Day.Matter> matters = Day.of(List.of(told("2026-11-24T12:00:00Z", "project", "x", "X"),
				told("2026-11-24T11:00:00Z", "mandate", "m", "X"), told("2026-11-24T10:00:00Z", "meeting", "t", "G"),
				told("2026-11-24T09:00:00Z", "group", "g", "G")), NORWAY)
			.getFirst()
			.matters();

		assertThat(matters).extracting(Day.Matter::kind).containsExactly("project", "group");
	}

	@Test
	void whatHasNoNameIsKnownByItself() {
		List<Day.Matter> matters = Day
			.of(List.of(told("2026-11-24T12:00:00Z", "person", "p", null),
					told("2026-11-24T11:00:00Z", "person", "q", null)), NORWAY)
			.getFirst()
			.matters();

		assertThat(matters).hasSize(2);
	}

	@Test
	void aMatterHasItsPage() {
		assertThat(new Notification.Link("project", "a b").page()).isEqualTo("/projects/a%20b");
		assertThat(new Notification.Link("programme", "p").page()).isEqualTo("/projects?programmeId=p");
		assertThat(new Notification.Link("unheard-of", "p").page()).isEqualTo("/inbox");
	}

	private static Notification told(String time, String kind, String id, @Nullable String name) {
		return new Notification("n", name, Instant.parse(time), Language.NB, "text",
				List.of(new Notification.Reason("why")), new Notification.Link(kind, id), true);
	}

}
