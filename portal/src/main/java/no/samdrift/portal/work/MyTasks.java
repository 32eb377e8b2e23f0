package no.samdrift.portal.work;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import no.samdrift.portal.service.Part;
import org.jspecify.annotations.Nullable;

/**
 * All that waits for the reader, as far as it could be had.
 *
 * @param items the soonest first, as many as were asked for
 * @param more how many there are besides
 * @param others how much waits for others in the organisation; absent when that is not
 * known
 * @param absent a part that is slow or away; absent when everything is here
 */
record MyTasks(List<Task> items, int more, @Nullable Long others, @Nullable Part<?> absent) {

	/** As many as one can take in, unless one asks for all. */
	static final int SHOWN = 12;

	static MyTasks of(Part<Owed> owed, Part<Tasks> steps, Part<Tasks> groups, int most) {
		List<Task> all = Stream
			.concat(onePerPilot(owed.or(Owed.NOTHING).mine(), steps.or(Tasks.NONE).items()),
					groups.or(Tasks.NONE).items().stream())
			.sorted(Task.SOONEST_FIRST)
			.toList();
		Part<?> absent = Stream.<Part<?>>of(owed, steps, groups).filter(Part::awaited).findFirst().orElse(null);
		return new MyTasks(all.stream().limit(most).toList(), Math.max(0, all.size() - most),
				(owed.value() != null) ? owed.value().others() : null, absent);
	}

	/**
	 * A pilot's next step and the decision that is due on it are one matter: the step,
	 * until the day of the decision.
	 */
	private static Stream<Task> onePerPilot(List<Task> owed, List<Task> steps) {
		Map<String, Task> decisions = owed.stream()
			.filter(MyTasks::isDecision)
			.collect(Collectors.toMap(Task::page, (task) -> task, (one, other) -> one));
		Set<String> stepping = steps.stream().map(Task::page).collect(Collectors.toSet());
		return Stream.concat(owed.stream().filter((task) -> !isDecision(task) || !stepping.contains(task.page())),
				steps.stream().map((step) -> {
					Task decision = decisions.get(step.page());
					return (decision != null && step.due() == null) ? step.until(decision.due()) : step;
				}));
	}

	private static boolean isDecision(Task task) {
		return task.kind().equals(Project.Wait.Kind.PILOT_DECISION.name());
	}

	/** Whether it is known that nothing waits. */
	public boolean isNothing() {
		return this.items.isEmpty() && this.absent == null;
	}

}
