package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.project.programme.Programmes;
import org.springframework.stereotype.Component;

/** Shows projects as they are on a day, with what others know of their programmes. */
@Component
class ProjectViews {

	private final Programmes programmes;

	private final Clock clock;

	ProjectViews(Programmes programmes, Clock clock) {
		this.programmes = programmes;
		this.clock = clock;
	}

	/** The project as it is seen today. */
	ProjectView of(Recorded<Project> recorded) {
		return of(recorded, LocalDate.now(this.clock));
	}

	/** The project as it was seen on a day. */
	ProjectView of(Recorded<Project> recorded, LocalDate day) {
		return ProjectView.of(recorded, hosts(List.of(recorded)), day);
	}

	/** A page of projects as they are seen today; their hosts are one look-up. */
	Page<ProjectView> of(Page<Recorded<Project>> page) {
		Map<ProgrammeId, OrganisationId> hosts = hosts(page.items());
		LocalDate today = LocalDate.now(this.clock);
		return page.map((recorded) -> ProjectView.of(recorded, hosts, today));
	}

	private Map<ProgrammeId, OrganisationId> hosts(Collection<Recorded<Project>> projects) {
		return this.programmes.hosts(projects.stream()
			.map(Recorded::state)
			.filter((project) -> Wait.of(project).stream().anyMatch((wait) -> wait.organisationId() == null))
			.map(Project::programmeId)
			.collect(Collectors.toSet()));
	}

}
