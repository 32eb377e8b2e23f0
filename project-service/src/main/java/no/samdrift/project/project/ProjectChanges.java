package no.samdrift.project.project;

import java.util.function.Function;

import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.project.rights.Readers;
import no.samdrift.project.rights.Right;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The way of every change of a project that exists: it is there for the caller, the
 * caller may do this with it, it says yes.
 */
@Component
class ProjectChanges {

	private final Projects projects;

	private final Readers readers;

	private final CommandRights rights;

	private final ProjectViews views;

	ProjectChanges(Projects projects, Readers readers, CommandRights rights, ProjectViews views) {
		this.projects = projects;
		this.readers = readers;
		this.rights = rights;
		this.views = views;
	}

	/** Changes the project by a command whose right follows from the project. */
	ResponseEntity<ProjectView> make(Caller caller, ProjectId id, Version version, Command command,
			Function<Project, Outcome<Project>> change) {
		return make(caller, id, version, (project) -> this.rights.to(command, project, caller), change);
	}

	/** Changes the project by a right that also depends on what the command says. */
	ResponseEntity<ProjectView> make(Caller caller, ProjectId id, Version version, Function<Project, Right> right,
			Function<Project, Outcome<Project>> change) {
		this.projects.get(id, this.readers.of(caller));
		Recorded<Project> changed = this.projects.change(id, version, (project) -> {
			right.apply(project).use(caller);
			return change.apply(project);
		});
		return Answers.changed(changed, this.views.of(changed, caller));
	}

}
