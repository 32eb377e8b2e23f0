package no.samdrift.project.project;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.AggregateType;
import no.samdrift.journal.Order;

/** What the journal must know of projects. */
final class ProjectType implements AggregateType<Project> {

	@Override
	public EventFamily family() {
		return EventFamily.PROJECT;
	}

	@Override
	public Class<Project> stateType() {
		return Project.class;
	}

	@Override
	public Card card(Project project) {
		return project.card();
	}

	@Override
	public Audience audience(Project project, DomainEvent event) {
		return ProjectVisibility.of(project, event);
	}

	@Override
	public Set<String> searchWords(Project project) {
		return project.naming().allTexts();
	}

	@Override
	public Set<String> filteredFields() {
		return ProjectListing.FIELDS;
	}

	@Override
	public List<Order<Project>> orders() {
		return ProjectOrder.all();
	}

}
