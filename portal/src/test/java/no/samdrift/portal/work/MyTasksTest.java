package no.samdrift.portal.work;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import no.samdrift.portal.service.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the list of what waits for a person. */
class MyTasksTest {

	private static final LocalDate SOON = LocalDate.of(2026, 11, 26);

	private static final LocalDate LATER = LocalDate.of(2027, 5, 24);

	@Test
	void theSoonestComesFirstAndWhatHasNoDayLast() {
		MyTasks tasks = tasks(List.of(task("ZERO_POINT", "/a", LATER), task("IDEA_ANSWER", "/b", SOON)),
				List.of(task("MISSING.start-pilot", "/c", null)));

		assertThat(tasks.items()).extracting(Task::kind)
			.containsExactly("IDEA_ANSWER", "ZERO_POINT", "MISSING.start-pilot");
	}

	@Test
	void aPilotsNextStepAndTheDecisionOnItAreOneMatter() {
		MyTasks missing = tasks(List.of(task("PILOT_DECISION", "/a", LATER), task("ZERO_POINT", "/a", SOON)),
				List.of(task("MISSING.move-to-operation", "/a", null)));
		assertThat(missing.items()).extracting(Task::kind).containsExactly("ZERO_POINT", "MISSING.move-to-operation");
		assertThat(missing.items().getLast().due()).isEqualTo(LATER);

		MyTasks ready = tasks(List.of(task("PILOT_DECISION", "/a", LATER), task("PILOT_DECISION", "/b", LATER)),
				List.of(task("READY", "/a", SOON)));
		assertThat(ready.items()).extracting((task) -> task.kind() + task.page())
			.containsExactly("READY/a", "PILOT_DECISION/b");
		assertThat(ready.items().getFirst().due()).isEqualTo(SOON);
	}

	@Test
	void noMoreThanOneCanTakeInIsShownAndTheRestIsCounted() {
		MyTasks tasks = tasks(
				IntStream.range(0, MyTasks.SHOWN + 3).mapToObj((i) -> task("IDEA_ANSWER", "/" + i, SOON)).toList(),
				List.of());

		assertThat(tasks.items()).hasSize(MyTasks.SHOWN);
		assertThat(tasks.more()).isEqualTo(3);
	}

	@Test
	void thatNothingWaitsIsOnlySaidWhenItIsKnown() {
		Part<Tasks> here = new Part<>(Tasks.ID, Tasks.NONE, false);
		Part<Owed> away = new Part<>(Tasks.ID, null, true);
		Part<Owed> notForTheReader = new Part<>(Tasks.ID, null, false);

		assertThat(tasks(List.of(), List.of()).isNothing()).isTrue();
		assertThat(MyTasks.of(notForTheReader, here, here, MyTasks.SHOWN).isNothing()).isTrue();
		MyTasks partly = MyTasks.of(away, here, here, MyTasks.SHOWN);
		assertThat(partly.isNothing()).isFalse();
		assertThat(partly.absent()).isSameAs(away);
		assertThat(partly.others()).isNull();
	}

	private static MyTasks tasks(List<Task> owed, List<Task> steps) {
		return MyTasks.of(new Part<>(Tasks.ID, new Owed(owed, 0), false), new Part<>(Tasks.ID, new Tasks(steps), false),
				new Part<>(Tasks.ID, Tasks.NONE, false), MyTasks.SHOWN);
	}

	private static Task task(String kind, String page, @Nullable LocalDate due) {
		return new Task(kind, null, page, null, "look", page, due, 0, false);
	}

}
