package no.samdrift.project.programme;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.project.organisation.Organisations;
import no.samdrift.project.programme.Programme.DefineFocusArea;
import no.samdrift.project.programme.Programme.RetireFocusArea;
import no.samdrift.project.programme.Programme.StartProgramme;
import no.samdrift.project.rights.ProjectPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/programmes")
@Tag(name = "Programmes")
class ProgrammeController {

	private final Programmes programmes;

	private final Organisations organisations;

	private final ProjectPolicy policy;

	private final Clock clock;

	ProgrammeController(Programmes programmes, Organisations organisations, ProjectPolicy policy, Clock clock) {
		this.programmes = programmes;
		this.organisations = organisations;
		this.policy = policy;
		this.clock = clock;
	}

	@GetMapping
	@Operation(summary = "Programmes, in the order of their ids")
	Page<ProgrammeView> list(Paging paging) {
		LocalDate today = LocalDate.now(this.clock);
		return this.programmes.list(paging).map((programme) -> ProgrammeView.of(programme, today));
	}

	@GetMapping("/{id}")
	@Operation(summary = "A programme, with the year it is in on a day")
	ResponseEntity<ProgrammeView> get(@PathVariable ProgrammeId id, @RequestParam @Nullable LocalDate on) {
		Recorded<Programme> found = this.programmes.get(id);
		return Answers.found(found, ProgrammeView.of(found, (on != null) ? on : LocalDate.now(this.clock)));
	}

	@PostMapping
	@Operation(summary = "Start a programme, or record one afterwards")
	ResponseEntity<ProgrammeView> startProgramme(Caller caller, @RequestBody @Valid StartProgramme command) {
		this.policy.coordinate().use(caller);
		ProgrammeId id = (command.id() != null) ? command.id() : ProgrammeId.next();
		Recorded<Programme> created = this.programmes.create(id,
				() -> Programme.start(id, command, this.organisations));
		return Answers.created(URI.create("/programmes/" + created.id()), created, view(created));
	}

	@PostMapping("/{id}/define-focus-area")
	@Operation(summary = "Add a focus area to the open list")
	ResponseEntity<ProgrammeView> defineFocusArea(Caller caller, @PathVariable ProgrammeId id, @IfMatch Version version,
			@RequestBody @Valid DefineFocusArea command) {
		return changed(caller, id, version, (programme) -> programme.defineFocusArea(command));
	}

	@PostMapping("/{id}/retire-focus-area")
	@Operation(summary = "Take no new projects in a focus area")
	ResponseEntity<ProgrammeView> retireFocusArea(Caller caller, @PathVariable ProgrammeId id, @IfMatch Version version,
			@RequestBody @Valid RetireFocusArea command) {
		return changed(caller, id, version, (programme) -> programme.retireFocusArea(command));
	}

	private ResponseEntity<ProgrammeView> changed(Caller caller, ProgrammeId id, Version version,
			Function<Programme, Outcome<Programme>> command) {
		this.policy.coordinate().use(caller);
		Recorded<Programme> changed = this.programmes.change(id, version, command);
		return Answers.changed(changed, view(changed));
	}

	private ProgrammeView view(Recorded<Programme> recorded) {
		return ProgrammeView.of(recorded, LocalDate.now(this.clock));
	}

}
