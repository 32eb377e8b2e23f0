package no.samdrift.http.readmodel;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.samdrift.http.Caller;
import no.samdrift.http.OperatorPolicy;
import no.samdrift.journal.Page;
import no.samdrift.journal.readmodel.ReadModel;
import no.samdrift.journal.readmodel.ReadModels;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What this service derives from journals and topics, and can make anew (mission E18).
 * For operators only.
 */
@RestController
@RequestMapping("/read-models")
class ReadModelController {

	private final ReadModels readModels;

	ReadModelController(ReadModels readModels) {
		this.readModels = readModels;
	}

	@GetMapping
	@Operation(summary = "What the service has derived, and how each is")
	Page<ReadModel> list(Caller caller) {
		OperatorPolicy.requireMaySee(caller);
		return new Page<>(this.readModels.list(), null);
	}

	@GetMapping("/{name}")
	@Operation(summary = "One of them")
	ReadModel find(@PathVariable String name, Caller caller) {
		OperatorPolicy.requireMaySee(caller);
		return this.readModels.find(name);
	}

	/** Answers at once; the list tells how far it is. */
	@PostMapping("/{name}/rebuild")
	@Operation(summary = "Make one anew, in the background")
	@ResponseStatus(HttpStatus.ACCEPTED)
	ReadModel rebuild(@PathVariable String name, @RequestBody @Valid Rebuild command, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		return this.readModels.request(name, command.reason());
	}

	/**
	 * Asks for a rebuild.
	 *
	 * @param reason why, for those who look later
	 */
	record Rebuild(@NotBlank @Size(max = 1000) String reason) {
	}

}
