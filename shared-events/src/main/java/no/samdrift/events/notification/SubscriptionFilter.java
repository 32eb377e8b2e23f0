package no.samdrift.events.notification;

import java.util.List;

import no.samdrift.events.project.ProjectId;

/**
 * Which events a subscription wants: those that match every list that is not empty. All
 * of them when every list is empty.
 *
 * @param types CloudEvents types in full, or events' names, whatever their version
 * @param focusAreas codes of focus areas: events of projects that have one of them
 * @param projects projects: events of and about one of them
 */
public record SubscriptionFilter(List<String> types, List<String> focusAreas, List<ProjectId> projects) {

	public SubscriptionFilter {
		types = List.copyOf(types);
		focusAreas = List.copyOf(focusAreas);
		projects = List.copyOf(projects);
	}

	/** Every event. */
	public static SubscriptionFilter everything() {
		return new SubscriptionFilter(List.of(), List.of(), List.of());
	}

}
