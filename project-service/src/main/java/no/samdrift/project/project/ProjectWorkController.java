package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import no.samdrift.project.organisation.Organisations;
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

	private final CommandRights rights;

	private final Clock clock;

	ProjectWorkController(Projects projects, ProjectChanges changes, Organisations organisations, CommandRights rights,
			Clock clock) {
		this.projects = projects;
		this.changes = changes;
		this.organisations = organisations;
		this.rights = rights;
		this.clock = clock;
	}

	@PostMapping("/assess-criterion")
	@Operation(summary = "Assess one of the three shared criteria, with evidence")
	ResponseEntity<ProjectView> assessCriterion(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.AssessCriterion command) {
		return this.changes.make(caller, id, version, Command.ASSESS_CRITERION,
				(project) -> project.assessCriterion(command));
	}

	@PostMapping("/estimate-value")
	@Operation(summary = "Estimate the value for one of the four groups")
	ResponseEntity<ProjectView> estimateValue(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.EstimateValue command) {
		return this.changes.make(caller, id, version, Command.ESTIMATE_VALUE,
				(project) -> project.estimateValue(command));
	}

	@PostMapping("/plan-benefit")
	@Operation(summary = "Plan a benefit, who answers for it and when its zero-point is measured")
	ResponseEntity<ProjectView> planBenefit(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.PlanBenefit command) {
		return this.changes.make(caller, id, version, Command.PLAN_BENEFIT,
				(project) -> project.planBenefit(command, this.organisations));
	}

	@PostMapping("/measure-zero-point")
	@Operation(summary = "Record a benefit's measured zero-point")
	ResponseEntity<ProjectView> measureZeroPoint(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.MeasureZeroPoint command) {
		return this.changes.make(caller, id, version, Command.MEASURE_ZERO_POINT,
				(project) -> project.measureZeroPoint(command, today()));
	}

	@PostMapping("/consider-lessons")
	@Operation(summary = "Record what was made of the known lessons")
	ResponseEntity<ProjectView> considerLessons(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.ConsiderLessons command) {
		return this.changes.make(caller, id, version, Command.CONSIDER_LESSONS, (project) -> {
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
		return this.changes.make(caller, id, version, Command.NAME_OWNING_UNIT,
				(project) -> project.nameOwningUnit(command, this.organisations));
	}

	@PostMapping("/add-partner")
	@Operation(summary = "An organisation joins")
	ResponseEntity<ProjectView> addPartner(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.AddPartner command) {
		return this.changes.make(caller, id, version, Command.ADD_PARTNER,
				(project) -> project.addPartner(command, this.organisations, today()));
	}

	@PostMapping("/remove-partner")
	@Operation(summary = "An organisation leaves")
	ResponseEntity<ProjectView> removePartner(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RemovePartner command) {
		return this.changes.make(caller, id, version, Command.REMOVE_PARTNER,
				(project) -> project.removePartner(command, today()));
	}

	@PostMapping("/transfer-lead")
	@Operation(summary = "Another partner takes the lead")
	ResponseEntity<ProjectView> transferLead(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.TransferLead command) {
		return this.changes.make(caller, id, version, Command.TRANSFER_LEAD,
				(project) -> project.transferLead(command));
	}

	@PostMapping("/rename")
	@Operation(summary = "Give it another name; the old one stays as an alias")
	ResponseEntity<ProjectView> rename(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.Rename command) {
		return this.changes.make(caller, id, version, Command.RENAME, (project) -> project.rename(command));
	}

	@PostMapping("/record-alias")
	@Operation(summary = "Record another name, and how surely it is the same project")
	ResponseEntity<ProjectView> recordAlias(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.RecordAlias command) {
		return this.changes.make(caller, id, version, Command.RECORD_ALIAS, (project) -> project.recordAlias(command));
	}

	@PostMapping("/state-relevance")
	@Operation(summary = "State how relevant it is for an organisation")
	ResponseEntity<ProjectView> stateRelevance(Caller caller, @PathVariable ProjectId id, @IfMatch Version version,
			@RequestBody @Valid ProjectCommand.StateRelevance command) {
		return this.changes.make(caller, id, version,
				(project) -> this.rights.toStateRelevance(caller, command.organisationId(), command.statedBy()),
				(project) -> project.stateRelevance(command, statedBy(caller, command), this.organisations));
	}

	private static PersonId statedBy(Caller caller, ProjectCommand.StateRelevance command) {
		return (command.statedBy() != null) ? command.statedBy() : caller.person().orElseThrow();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
