package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import no.samdrift.project.organisation.Organisations;
import no.samdrift.project.rights.ProjectPolicy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Work on a project that does not move it: partners, criteria, values, benefits, names.
 */
@RestController
@RequestMapping("/projects/{id}")
@Tag(name = "Project work")
class ProjectWorkController {

	private final Projects projects;

	private final ProjectChanges changes;

	private final Organisations organisations;

	private final ProjectPolicy policy;

	private final Clock clock;

	ProjectWorkController(Projects projects, ProjectChanges changes, Organisations organisations, ProjectPolicy policy,
			Clock clock) {
		this.projects = projects;
		this.changes = changes;
		this.organisations = organisations;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/assess-criterion")
	@Operation(summary = "Assess one of the three shared criteria, with evidence")
	ResponseEntity<ProjectView> assessCriterion(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.AssessCriterion command) {
		return worked(caller, id, version, (project) -> project.assessCriterion(command));
	}

	@PostMapping("/estimate-value")
	@Operation(summary = "Estimate the value for one of the four groups")
	ResponseEntity<ProjectView> estimateValue(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.EstimateValue command) {
		return worked(caller, id, version, (project) -> project.estimateValue(command));
	}

	@PostMapping("/plan-benefit")
	@Operation(summary = "Plan a benefit, who answers for it and when its zero-point is measured")
	ResponseEntity<ProjectView> planBenefit(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.PlanBenefit command) {
		return worked(caller, id, version, (project) -> project.planBenefit(command, this.organisations));
	}

	@PostMapping("/measure-zero-point")
	@Operation(summary = "Record a benefit's measured zero-point")
	ResponseEntity<ProjectView> measureZeroPoint(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.MeasureZeroPoint command) {
		return worked(caller, id, version, (project) -> project.measureZeroPoint(command, today()));
	}

	@PostMapping("/consider-lessons")
	@Operation(summary = "Record what was made of the known lessons")
	ResponseEntity<ProjectView> considerLessons(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.ConsiderLessons command) {
		return worked(caller, id, version, (project) -> {
			Set<LessonId> unknown = this.projects.unknownLessons(command.lessonIds());
			if (!unknown.isEmpty()) {
				throw Refused.input(Unmet.field("lessonIds", "lesson-unknown"));
			}
			return project.considerLessons(command);
		});
	}

	@PostMapping("/name-owning-unit")
	@Operation(summary = "Name the unit that owns the work")
	ResponseEntity<ProjectView> nameOwningUnit(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.NameOwningUnit command) {
		return arranged(caller, id, version, (project) -> project.nameOwningUnit(command, this.organisations));
	}

	@PostMapping("/add-partner")
	@Operation(summary = "An organisation joins")
	ResponseEntity<ProjectView> addPartner(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.AddPartner command) {
		return arranged(caller, id, version, (project) -> project.addPartner(command, this.organisations, today()));
	}

	@PostMapping("/remove-partner")
	@Operation(summary = "An organisation leaves")
	ResponseEntity<ProjectView> removePartner(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RemovePartner command) {
		return arranged(caller, id, version, (project) -> project.removePartner(command, today()));
	}

	@PostMapping("/transfer-lead")
	@Operation(summary = "Another partner takes the lead")
	ResponseEntity<ProjectView> transferLead(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.TransferLead command) {
		return worked(caller, id, version, (project) -> project.transferLead(command));
	}

	@PostMapping("/rename")
	@Operation(summary = "Give it another name; the old one stays as an alias")
	ResponseEntity<ProjectView> rename(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Rename command) {
		return named(caller, id, version, (project) -> project.rename(command));
	}

	@PostMapping("/record-alias")
	@Operation(summary = "Record another name, and how surely it is the same project")
	ResponseEntity<ProjectView> recordAlias(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RecordAlias command) {
		return named(caller, id, version, (project) -> project.recordAlias(command));
	}

	@PostMapping("/state-relevance")
	@Operation(summary = "State how relevant it is for an organisation")
	ResponseEntity<ProjectView> stateRelevance(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.StateRelevance command) {
		PersonId statedBy = this.policy.stateRelevance(caller, command.organisationId(), command.statedBy());
		return this.changes.make(caller, id, version, (who, project) -> {
		}, (project) -> project.stateRelevance(command, statedBy, this.organisations));
	}

	private ResponseEntity<ProjectView> worked(Caller caller, ProjectId id, Version version,
			Function<Project, Outcome<Project>> command) {
		return this.changes.make(caller, id, version, (who, project) -> this.policy.changeWork(who, project.stewards()),
				command);
	}

	private ResponseEntity<ProjectView> arranged(Caller caller, ProjectId id, Version version,
			Function<Project, Outcome<Project>> command) {
		return this.changes.make(caller, id, version,
				(who, project) -> this.policy.arrange(who, project.stewards(), project.isUnowned()), command);
	}

	private ResponseEntity<ProjectView> named(Caller caller, ProjectId id, Version version,
			Function<Project, Outcome<Project>> command) {
		return this.changes.make(caller, id, version, (who, project) -> this.policy.name(who, project.stewards()),
				command);
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
