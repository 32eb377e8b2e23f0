package no.samdrift.http.sample;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProgrammeController {

	private final Aggregates<Programme> programmes;

	ProgrammeController(Journal journal) {
		this.programmes = journal.aggregates(new ProgrammeType());
	}

	@PostMapping("/programmes")
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<Programme> startProgramme(Caller caller, @RequestBody @Valid StartProgramme command) {
		coordinatorsOnly(caller);
		ProgrammeId id = (command.id() != null) ? command.id() : ProgrammeId.next();
		Recorded<Programme> started = this.programmes.create(id.value(), () -> Programme.start(id, command));
		return Answers.created(URI.create("/programmes/" + started.id()), started, started.state());
	}

	@PostMapping("/programmes/{id}/define-focus-area")
	ResponseEntity<Programme> defineFocusArea(Caller caller, @PathVariable ProgrammeId id, @IfMatch Version version,
			@RequestBody @Valid DefineFocusArea command) {
		coordinatorsOnly(caller);
		Recorded<Programme> changed = this.programmes.change(id.value(), version,
				(programme) -> programme.define(command));
		return Answers.changed(changed, changed.state());
	}

	@GetMapping("/programmes")
	Page<Programme> list(Paging paging) {
		return this.programmes.list(null, paging.cursor(), paging.limit()).map(Recorded::state);
	}

	@GetMapping("/programmes/{id}")
	ResponseEntity<Programme> get(@PathVariable ProgrammeId id) {
		Recorded<Programme> found = this.programmes.get(id.value());
		return Answers.found(found, found.state());
	}

	@GetMapping("/programmes/{id}/history")
	Page<HistoryLine> history(@PathVariable ProgrammeId id, Paging paging) {
		return this.programmes.history(id.value(), paging.cursor(), paging.limit());
	}

	@PostMapping("/programmes/{id}/wait")
	void waitForFact(@PathVariable ProgrammeId id) {
		throw new FactNotYetKnown("mandate", id.value());
	}

	@PostMapping("/programmes/{id}/refuse-input")
	void refuseInput(@PathVariable ProgrammeId id) {
		throw Refused.input(new Unmet("valid-to-passed", "validTo",
				Map.of("date", LocalDate.of(2022, 3, 23), "month", PartialDate.of("2022-03"))));
	}

	@PostMapping("/measurements")
	void measure(@RequestBody @Valid Measurement measurement) {
	}

	@PostMapping("/strict")
	void strict(@RequestBody Measurement.Strict strict) {
	}

	@GetMapping("/broken")
	void broken() {
		throw new IllegalStateException("the secret of the house");
	}

	@GetMapping("/store-away")
	void storeAway() {
		throw new MongoTimeoutException("No server at mongo.internal:27017");
	}

	@GetMapping("/full")
	void full() {
		throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
	}

	@GetMapping("/search")
	Map<String, Object> search(@RequestParam LocalDate on, @RequestParam @Nullable ProjectState state,
			@RequestParam(defaultValue = "1") @Min(1) int level) {
		return Map.of("on", on, "state", (state != null) ? state : "all", "level", level);
	}

	@GetMapping("/me")
	Map<String, Object> me(Caller caller) {
		return Map.of("person", caller.person().map(Object::toString).orElse("-"), "organisation",
				caller.organisation().map(Object::toString).orElse("-"), "roles",
				caller.roles().stream().map(Role::wireName).toList(), "actor", caller.actor(), "language",
				caller.language(), "anonymous", caller.anonymous());
	}

	private static void coordinatorsOnly(Caller caller) {
		if (!caller.has(Role.COORDINATOR)) {
			throw Forbidden.because("needs-coordinator");
		}
		caller.actAs(Role.COORDINATOR);
	}

	@GetMapping("/empty")
	Page<String> empty() {
		return new Page<>(List.of(), null);
	}

}
