package no.samdrift.project.project;

import java.util.function.BiConsumer;
import java.util.function.Function;

import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.project.rights.Readers;
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

	ProjectChanges(Projects projects, Readers readers) {
		this.projects = projects;
		this.readers = readers;
	}

	ResponseEntity<ProjectView> make(Caller caller, ProjectId id, Version version, BiConsumer<Caller, Project> right,
			Function<Project, Outcome<Project>> command) {
		this.projects.get(id, this.readers.of(caller));
		Recorded<Project> changed = this.projects.change(id, version, (project) -> {
			right.accept(caller, project);
			return command.apply(project);
		});
		return Answers.changed(changed, ProjectView.of(changed));
	}

}
