package no.samdrift.portal.project;

import java.util.stream.Stream;
import java.util.List;
import java.util.Map;

import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.service.Part;
import org.jspecify.annotations.Nullable;

/**
 * Projects by where they are on their way.
 *
 * @param lanes idea, assessment, pilot, operation
 * @param unknown those of which nobody has said where they are
 * @param counts how many there are
 */
record Board(List<Lane> lanes, Part<Page> unknown, Part<Counts> counts) {

	/** How many are in a state; absent while that is not known. */
	public @Nullable Long count(ProjectState state) {
		Counts known = this.counts.value();
		return (known == null) ? null : known.byState().getOrDefault(state, 0L);
	}

	/**
	 * A lane.
	 *
	 * @param state which
	 * @param projects the first of those in it
	 */
	record Lane(ProjectState state, Part<Page> projects) {
	}

	/**
	 * A page of projects.
	 *
	 * @param items the projects
	 * @param next where there are more
	 */
	record Page(List<Project> items, @Nullable String next) {
	}

	/**
	 * How many projects there are.
	 *
	 * @param total all of them
	 * @param byState in each state
	 * @param unknownState those of which nobody has said where they are
	 * @param waiting those that wait for somebody
	 */
	record Counts(long total, Map<ProjectState, Long> byState, long unknownState, long waiting) {

		/** How many are on their way: neither ended nor unknown. */
		public long underWay() {
			return Stream.of(ProjectState.IDEA, ProjectState.ASSESSMENT, ProjectState.PILOT, ProjectState.PAUSED)
				.mapToLong((state) -> this.byState.getOrDefault(state, 0L))
				.sum();
		}

	}

}
