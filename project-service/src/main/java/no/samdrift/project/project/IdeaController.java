package no.samdrift.project.project;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import no.samdrift.project.organisation.Organisations;
import no.samdrift.project.programme.Programmes;
import no.samdrift.project.rights.ProjectPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a project begins: as an idea that gets an answer, or recorded afterwards. */
@RestController
@RequestMapping("/projects")
@Tag(name = "Ideas")
class IdeaController {

	private final Projects projects;

	private final ProjectChanges changes;

	private final ProjectViews views;

	private final Programmes programmes;

	private final Organisations organisations;

	private final ProjectPolicy policy;

	private final ProjectSettings settings;

	private final Clock clock;

	IdeaController(Projects projects, ProjectChanges changes, ProjectViews views, Programmes programmes,
			Organisations organisations, ProjectPolicy policy, ProjectSettings settings, Clock clock) {
		this.projects = projects;
		this.changes = changes;
		this.views = views;
		this.programmes = programmes;
		this.organisations = organisations;
		this.policy = policy;
		this.settings = settings;
		this.clock = clock;
	}

	@PostMapping
	@Operation(summary = "Propose an idea")
	ResponseEntity<ProjectView> proposeIdea(Caller caller, @RequestBody @Valid ProjectCommand.ProposeIdea command) {
		ProjectPolicy.Submitter submitter = this.policy.proposeIdea(caller);
		ProjectId id = newId(command.id());
		return created(caller, this.projects.create(id, () -> {
			this.organisations.typeOf(submitter.organisation());
			this.programmes.of(command.programmeId()).admit(command.focusAreas());
			return NewProject.propose(id, command, submitter.person(), submitter.organisation(), answerDue(), today());
		}));
	}

	@PostMapping("/register")
	@Operation(summary = "Record a project that began elsewhere, its state unknown")
	ResponseEntity<ProjectView> registerProject(Caller caller,
			@RequestBody @Valid ProjectCommand.RegisterProject command) {
		this.policy.coordinate().use(caller);
		ProjectId id = newId(command.id());
		return created(caller, this.projects.create(id, () -> {
			this.programmes.of(command.programmeId()).admit(command.focusAreas());
			return NewProject.register(id, command, this.organisations, today());
		}));
	}

	@PostMapping("/{id}/recommend-idea")
	@Operation(summary = "Recommend what to do with an idea")
	ResponseEntity<ProjectView> recommendIdea(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RecommendIdea command) {
		return this.changes.make(caller, id, version, Command.RECOMMEND_IDEA,
				(project) -> project.recommendIdea(command));
	}

	@PostMapping("/{id}/decide-idea")
	@Operation(summary = "Answer an idea: approve, return or decline it")
	ResponseEntity<ProjectView> decideIdea(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.DecideIdea command) {
		return this.changes.make(caller, id, version, Command.DECIDE_IDEA,
				(project) -> project.decideIdea(command, today()));
	}

	@PostMapping("/{id}/reopen-idea")
	@Operation(summary = "Take up a declined idea again")
	ResponseEntity<ProjectView> reopenIdea(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.ReopenIdea command) {
		return this.changes.make(caller, id, version, Command.REOPEN_IDEA,
				(project) -> project.reopenIdea(command, answerDue(), today()));
	}

	private ResponseEntity<ProjectView> created(Caller caller, Recorded<Project> created) {
		return Answers.created(URI.create("/projects/" + created.id()), created, this.views.of(created, caller));
	}

	private static ProjectId newId(@Nullable ProjectId given) {
		if (ProjectController.COUNTS.equals(given)) {
			throw Refused.input(Unmet.field("id", "id-reserved"));
		}
		return (given != null) ? given : ProjectId.next();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private LocalDate answerDue() {
		return today().plusDays(this.settings.ideaAnswerDays());
	}

}
