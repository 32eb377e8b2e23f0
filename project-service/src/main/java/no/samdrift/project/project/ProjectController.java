package no.samdrift.project.project;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.Paging;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Order;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.rights.Reader;
import no.samdrift.project.rights.Readers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading projects: each reader gets what it may see. */
@RestController
@RequestMapping("/projects")
@Tag(name = "Projects")
class ProjectController {

	/** No project can have this id: its address is that of the counts. */
	static final ProjectId COUNTS = new ProjectId("counts");

	private final Projects projects;

	private final ProjectViews views;

	private final AvailableCommands commands;

	private final Readers readers;

	private final Clock clock;

	ProjectController(Projects projects, ProjectViews views, AvailableCommands commands, Readers readers, Clock clock) {
		this.projects = projects;
		this.views = views;
		this.commands = commands;
		this.readers = readers;
		this.clock = clock;
	}

	@GetMapping
	@Operation(summary = "Projects that match, in the order of their ids or another")
	Page<ProjectView> search(Caller caller, @ParameterObject @Valid ProjectQuery query, @Parameter(
			description = "NEWEST or OLDEST in their state first, DUE soonest first, or by NAME; by id when absent. A cursor goes on in the order it came from") @RequestParam(
					required = false) @Nullable ProjectOrder sort,
			Paging paging) {
		Order<Project> order = (sort != null) ? sort.in(caller.language()) : null;
		return this.views.of(this.projects.search(query, order, this.readers.of(caller), paging), caller);
	}

	@GetMapping("/counts")
	@Operation(summary = "How many projects match, by state; of those that the caller may see")
	ProjectCounts count(Caller caller, @ParameterObject @Valid ProjectQuery query) {
		return this.projects.count(query, this.readers.of(caller));
	}

	@GetMapping("/{id}")
	@Operation(summary = "A project, now or as it was recorded at a time")
	ResponseEntity<ProjectView> get(Caller caller, @PathVariable ProjectId id, @Parameter(
			description = "An instant, or a day, which means the end of that day in Norway") @RequestParam @Nullable String asOf) {
		Reader reader = this.readers.of(caller);
		if (asOf == null) {
			Recorded<Project> now = this.projects.get(id, reader);
			return Answers.found(now, this.views.of(now, caller));
		}
		Instant instant = instant(asOf);
		Recorded<Project> then = this.projects.asOf(id, instant, reader);
		return Answers.found(then, this.views.of(then, LocalDate.ofInstant(instant, this.clock.getZone())));
	}

	@GetMapping("/{id}/commands")
	@Operation(summary = "What the caller may do with it now, and what its next step still needs")
	CommandsView commands(Caller caller, @PathVariable ProjectId id) {
		return this.commands.of(this.projects.get(id, this.readers.of(caller)), caller);
	}

	@GetMapping("/{id}/history")
	@Operation(summary = "Who changed it, when, why, and the events behind it; newest first")
	Page<HistoryLine> history(Caller caller, @PathVariable ProjectId id, Paging paging) {
		return this.projects.history(id, this.readers.of(caller), paging);
	}

	@GetMapping("/{id}/known-lessons")
	@Operation(summary = "Lessons of other projects in the same focus areas, to consider before a pilot")
	Page<KnownLessons> knownLessons(Caller caller, @PathVariable ProjectId id, Paging paging) {
		Reader reader = this.readers.of(caller);
		Project project = this.projects.get(id, reader).state();
		return this.projects.withLessonsFor(project, reader, paging).map(KnownLessons::of);
	}

	private Instant instant(String asOf) {
		try {
			return (asOf.length() == 10)
					? LocalDate.parse(asOf).plusDays(1).atStartOfDay(this.clock.getZone()).toInstant().minusNanos(1)
					: Instant.parse(asOf);
		}
		catch (DateTimeException ex) {
			throw Rejected.badRequest(Unmet.field("asOf", "as-of-malformed"));
		}
	}

	/**
	 * The lessons of another project.
	 *
	 * @param projectId the project that learned them
	 * @param names what it is called
	 * @param lessons its lessons
	 */
	record KnownLessons(ProjectId projectId, LanguageMap names, List<Lesson> lessons) {

		static KnownLessons of(Recorded<Project> recorded) {
			Project project = recorded.state();
			return new KnownLessons(project.id(), project.naming().names(), project.lessons().published());
		}

	}

}
