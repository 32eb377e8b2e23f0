package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.journal.Version;
import no.samdrift.project.mandate.Mandates;
import no.samdrift.project.organisation.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What moves a project on its way from idea to operation, and what a move needs. */
@RestController
@RequestMapping("/projects/{id}")
@Tag(name = "Project lifecycle")
class ProjectLifecycleController {

	private final ProjectChanges changes;

	private final Mandates mandates;

	private final Organisations organisations;

	private final Adopters adopters;

	private final ProjectSettings settings;

	private final Clock clock;

	ProjectLifecycleController(ProjectChanges changes, Mandates mandates, Organisations organisations,
			Adopters adopters, ProjectSettings settings, Clock clock) {
		this.changes = changes;
		this.mandates = mandates;
		this.organisations = organisations;
		this.adopters = adopters;
		this.settings = settings;
		this.clock = clock;
	}

	@PostMapping("/start-assessment")
	@Operation(summary = "Idea becomes assessment")
	ResponseEntity<ProjectView> startAssessment(Caller caller, @PathVariable ProjectId id, @IfMatch Version version) {
		return this.changes.make(caller, id, version, Command.START_ASSESSMENT,
				(project) -> project.startAssessment(today()));
	}

	@PostMapping("/start-pilot")
	@Operation(summary = "Assessment becomes pilot, under a mandate to pilot")
	ResponseEntity<ProjectView> startPilot(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.StartPilot command) {
		return this.changes.make(caller, id, version, Command.START_PILOT,
				(project) -> project.startPilot(command, this.mandates, today()));
	}

	@PostMapping("/extend-pilot")
	@Operation(summary = "The pilot goes on longer")
	ResponseEntity<ProjectView> extendPilot(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.ExtendPilot command) {
		return this.changes.make(caller, id, version, Command.EXTEND_PILOT,
				(project) -> project.extendPilot(command, this.mandates, today()));
	}

	@PostMapping("/evaluate-pilot")
	@Operation(summary = "Write how the pilot went")
	ResponseEntity<ProjectView> evaluatePilot(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.EvaluatePilot command) {
		return this.changes.make(caller, id, version, Command.EVALUATE_PILOT,
				(project) -> project.evaluatePilot(command));
	}

	@PostMapping("/offer-operation")
	@Operation(summary = "Offer the pilot to a unit in the line")
	ResponseEntity<ProjectView> offerOperation(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.OfferOperation command) {
		LocalDate answerDue = (command.answerDue() != null) ? command.answerDue()
				: today().plusDays(this.settings.handoverAnswerDays());
		return this.changes.make(caller, id, version, Command.OFFER_OPERATION,
				(project) -> project.offerOperation(command, this.organisations, answerDue));
	}

	@PostMapping("/accept-operation")
	@Operation(summary = "The receiving unit says yes")
	ResponseEntity<ProjectView> acceptOperation(Caller caller, @PathVariable ProjectId id, @IfMatch Version version) {
		return this.changes.make(caller, id, version, Command.ACCEPT_OPERATION, Project::acceptOperation);
	}

	@PostMapping("/refuse-operation")
	@Operation(summary = "The receiving unit says no, with its reason")
	ResponseEntity<ProjectView> refuseOperation(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RefuseOperation command) {
		return this.changes.make(caller, id, version, Command.REFUSE_OPERATION,
				(project) -> project.refuseOperation(command));
	}

	@PostMapping("/move-to-operation")
	@Operation(summary = "Pilot becomes ordinary operation, under a mandate to operate")
	ResponseEntity<ProjectView> moveToOperation(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.MoveToOperation command) {
		return this.changes.make(caller, id, version, Command.MOVE_TO_OPERATION,
				(project) -> project.moveToOperation(command, this.mandates, this.adopters.candidates(id), today()));
	}

	@PostMapping("/return-to-pilot")
	@Operation(summary = "Operation goes back to pilot")
	ResponseEntity<ProjectView> returnToPilot(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.ReturnToPilot command) {
		return this.changes.make(caller, id, version, Command.RETURN_TO_PILOT,
				(project) -> project.returnToPilot(command, today()));
	}

	@PostMapping("/pause")
	@Operation(summary = "Wait until a review date")
	ResponseEntity<ProjectView> pause(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Pause command) {
		return this.changes.make(caller, id, version, Command.PAUSE, (project) -> project.pause(command, today()));
	}

	@PostMapping("/resume")
	@Operation(summary = "Go on from where it paused")
	ResponseEntity<ProjectView> resume(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody(required = false) ProjectCommand.@Nullable Resume command) {
		ProjectCommand.Resume resume = (command != null) ? command : new ProjectCommand.Resume(null);
		return this.changes.make(caller, id, version, Command.RESUME,
				(project) -> project.resume(resume, this.mandates, today()));
	}

	@PostMapping("/stop")
	@Operation(summary = "Stop with lessons: at least one is published in the same act")
	ResponseEntity<ProjectView> stop(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Stop command) {
		return this.changes.make(caller, id, version, Command.STOP, (project) -> project.stop(command, today()));
	}

	@PostMapping("/restart")
	@Operation(summary = "Try a stopped project again, for what was learned")
	ResponseEntity<ProjectView> restart(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Restart command) {
		return this.changes.make(caller, id, version, Command.RESTART, (project) -> project.restart(command, today()));
	}

	@PostMapping("/retire")
	@Operation(summary = "End the operation")
	ResponseEntity<ProjectView> retire(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Retire command) {
		return this.changes.make(caller, id, version, Command.RETIRE,
				(project) -> project.retire(command, this.adopters.users(id), today()));
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
