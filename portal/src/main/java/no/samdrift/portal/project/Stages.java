package no.samdrift.portal.project;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.history.Happening;
import org.jspecify.annotations.Nullable;

/**
 * A project's way from idea to operation: how far it came, since when, and where the way
 * ended when it did.
 *
 * @param steps idea, assessment, pilot, operation
 * @param aside the state that is no step: paused, stopped, declined or retired; absent on
 * the way
 * @param asideSince since when
 */
record Stages(List<Step> steps, @Nullable ProjectState aside, @Nullable LocalDate asideSince) {

	private static final List<ProjectState> WAY = List.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.PILOT, ProjectState.OPERATION);

	private static final Map<String, ProjectState> ARRIVALS = Map.of("IdeaProposed", ProjectState.IDEA,
			"ProjectAssessmentStarted", ProjectState.ASSESSMENT, "PilotStarted", ProjectState.PILOT,
			"ProjectMovedToOperation", ProjectState.OPERATION);

	/**
	 * The way of a project.
	 * @param history its history, as far as it was read; dates that are not in it are
	 * left open
	 */
	static Stages of(Project project, List<Happening> history, ZoneId zone) {
		ProjectState reached = reached(project, history);
		Map<ProjectState, LocalDate> arrivals = arrivals(history, zone);
		boolean onTheWay = WAY.contains(project.state());
		if (onTheWay) {
			arrivals.put(project.state(), project.stateSince());
		}
		List<Step> steps = new ArrayList<>();
		for (ProjectState state : WAY) {
			int distance = WAY.indexOf(state) - WAY.indexOf(reached);
			boolean here = distance == 0 && onTheWay;
			steps.add(new Step(state, here ? Place.HERE : (distance <= 0) ? Place.DONE : Place.AHEAD,
					(distance <= 0) ? arrivals.get(state) : null));
		}
		return new Stages(List.copyOf(steps), onTheWay ? null : project.state(),
				onTheWay ? null : project.stateSince());
	}

	private static ProjectState reached(Project project, List<Happening> history) {
		return switch (project.state()) {
			case IDEA, ASSESSMENT, PILOT, OPERATION -> project.state();
			case DECLINED -> ProjectState.IDEA;
			case RETIRED -> ProjectState.OPERATION;
			case PAUSED -> (project.pausedFrom() != null) ? project.pausedFrom() : ProjectState.ASSESSMENT;
			case STOPPED -> stoppedFrom(project, history);
		};
	}

	private static ProjectState stoppedFrom(Project project, List<Happening> history) {
		return history.stream()
			.flatMap((happening) -> happening.events().stream())
			.filter((event) -> event.name().equals("ProjectStopped"))
			.map((event) -> event.data().path("stateBefore").asString(""))
			.filter((before) -> WAY.stream().anyMatch((state) -> state.name().equals(before)))
			.findFirst()
			.map(ProjectState::valueOf)
			.orElse((project.pilot() != null) ? ProjectState.PILOT : ProjectState.ASSESSMENT);
	}

	/** The newest arrival counts: a project can go back and come again. */
	private static Map<ProjectState, LocalDate> arrivals(List<Happening> newestFirst, ZoneId zone) {
		Map<ProjectState, LocalDate> arrivals = new EnumMap<>(ProjectState.class);
		for (Happening happening : newestFirst) {
			for (Happening.Event event : happening.events()) {
				ProjectState state = ARRIVALS.get(event.name());
				if (state != null) {
					arrivals.putIfAbsent(state,
							event.data()
								.path("effectiveOn")
								.asStringOpt()
								.map(LocalDate::parse)
								.orElse(LocalDate.ofInstant(happening.recordedAt(), zone)));
				}
			}
		}
		return arrivals;
	}

	/** Where a step lies, seen from where the project is. */
	enum Place {

		DONE, HERE, AHEAD

	}

	/** A step of the way, and since when the project is or was there. */
	record Step(ProjectState state, Place place, @Nullable LocalDate since) {
	}

}
