package no.samdrift.project.project;

import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProjectId;

/** The organisations on their way to take a project's solution into use. */
public interface Adopters {

	/** Those for which it is relevant and who have not begun (mission 4.3). */
	List<OrganisationId> candidates(ProjectId project);

	/** Those who have decided to use it or use it. */
	List<OrganisationId> users(ProjectId project);

}
