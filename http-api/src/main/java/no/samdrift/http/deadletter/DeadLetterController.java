package no.samdrift.http.deadletter;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.samdrift.http.Caller;
import no.samdrift.http.OperatorPolicy;
import no.samdrift.journal.Act;
import no.samdrift.journal.Page;
import no.samdrift.journal.deadletter.DeadLetter;
import no.samdrift.journal.deadletter.DeadLetters;
import no.samdrift.journal.deadletter.Fix;
import no.samdrift.journal.deadletter.OpenedLetter;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The events that this service could not handle (mission E06). For operators only. The
 * list shows where an event came from and why it was parked; what one says is shown to
 * whoever asks for that one, and who did is recorded.
 */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

	private final DeadLetters deadLetters;

	DeadLetterController(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@GetMapping
	@Operation(summary = "The events that could not be handled")
	Page<DeadLetter> list(Caller caller) {
		OperatorPolicy.requireMaySee(caller);
		return new Page<>(this.deadLetters.list(), null);
	}

	@GetMapping("/{id}")
	@Operation(summary = "One of them, with all that was done about it")
	DeadLetter find(@PathVariable String id, Caller caller) {
		OperatorPolicy.requireMaySee(caller);
		return this.deadLetters.find(id);
	}

	/** A command, since it is recorded who looked at what an event says. */
	@PostMapping("/{id}/look")
	@Operation(summary = "What it says; it is recorded who looked")
	OpenedLetter look(@PathVariable String id, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		return this.deadLetters.look(id, Act.current().actor().id());
	}

	@PostMapping("/{id}/replay")
	@Operation(summary = "Hand it to its consumer again")
	DeadLetter replay(@PathVariable String id, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		return this.deadLetters.replay(id, Act.current().actor().id());
	}

	@PostMapping("/{id}/fix")
	@Operation(summary = "Hand it to its consumer with what it lacked, or with other data")
	DeadLetter fix(@PathVariable String id, @RequestBody @Valid FixIt command, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		Map<String, String> attributes = (command.attributes() != null) ? command.attributes() : Map.of();
		return this.deadLetters.fix(id, Act.current().actor().id(), command.reason(),
				new Fix(attributes, command.data()));
	}

	@PostMapping("/{id}/discard")
	@Operation(summary = "Give it up, with a reason")
	DeadLetter discard(@PathVariable String id, @RequestBody @Valid Discard command, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		return this.deadLetters.discard(id, Act.current().actor().id(), command.reason());
	}

	/**
	 * Hands an event to its consumer with what it lacked.
	 *
	 * @param reason why, for those who look later
	 * @param attributes the CloudEvents attributes that it lacks, such as
	 * {@code visibility}
	 * @param data what takes the place of its data
	 */
	record FixIt(@NotBlank @Size(max = 1000) String reason, @Nullable Map<String, String> attributes,
			@Nullable Map<String, Object> data) {
	}

	/**
	 * Gives an event up.
	 *
	 * @param reason why, for those who look later
	 */
	record Discard(@NotBlank @Size(max = 1000) String reason) {
	}

}
