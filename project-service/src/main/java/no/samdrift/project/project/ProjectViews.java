package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.http.Caller;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.project.programme.Programmes;
import org.springframework.stereotype.Component;

/** Shows projects as they are on a day, with what others know of their programmes. */
@Component
class ProjectViews {

	private final Programmes programmes;

	private final CommandRights rights;

	private final Clock clock;

	ProjectViews(Programmes programmes, CommandRights rights, Clock clock) {
		this.programmes = programmes;
		this.rights = rights;
		this.clock = clock;
	}

	/** The project as the caller sees it today. */
	ProjectView of(Recorded<Project> recorded, Caller caller) {
		return ProjectView.of(recorded, hosts(List.of(recorded)), settling(recorded.state(), caller),
				LocalDate.now(this.clock));
	}

	/** The project as it was seen on a day; nobody can settle what was owed then. */
	ProjectView of(Recorded<Project> recorded, LocalDate day) {
		return ProjectView.of(recorded, hosts(List.of(recorded)), (wait) -> List.of(), day);
	}

	/** A page of projects as the caller sees them today; their hosts are one look-up. */
	Page<ProjectView> of(Page<Recorded<Project>> page, Caller caller) {
		Map<ProgrammeId, OrganisationId> hosts = hosts(page.items());
		LocalDate today = LocalDate.now(this.clock);
		return page.map((recorded) -> ProjectView.of(recorded, hosts, settling(recorded.state(), caller), today));
	}

	/** Which of the commands that settle a wait the caller may give. */
	private Function<Wait, List<String>> settling(Project project, Caller caller) {
		return (wait) -> wait.kind()
			.settledBy()
			.filter((command) -> ProjectLifecycle.takes(project, command)
					&& this.rights.to(command, project, caller).isHeldBy(caller))
			.map(Command::wireName)
			.toList();
	}

	private Map<ProgrammeId, OrganisationId> hosts(Collection<Recorded<Project>> projects) {
		return this.programmes.hosts(projects.stream()
			.map(Recorded::state)
			.filter((project) -> Wait.of(project).stream().anyMatch((wait) -> wait.organisationId() == null))
			.map(Project::programmeId)
			.collect(Collectors.toSet()));
	}

}
