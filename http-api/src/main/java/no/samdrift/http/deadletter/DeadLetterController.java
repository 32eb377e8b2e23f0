package no.samdrift.http.deadletter;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import no.samdrift.journal.Act;
import no.samdrift.journal.Page;
import no.samdrift.journal.deadletter.DeadLetter;
import no.samdrift.journal.deadletter.DeadLetters;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The events that this service could not handle (mission E06). For operators only; it
 * shows where an event came from and why it was parked, not what it says.
 */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

	private final DeadLetters deadLetters;

	DeadLetterController(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@GetMapping
	Page<DeadLetter> list(Caller caller) {
		requireOperator(caller);
		List<DeadLetter> letters = this.deadLetters.list();
		return new Page<>(letters, null);
	}

	@PostMapping("/{id}/replay")
	DeadLetter replay(@PathVariable String id, Caller caller) {
		requireOperator(caller);
		caller.actAs(Role.OPERATOR);
		return this.deadLetters.replay(id, Act.current().actor().id());
	}

	@PostMapping("/{id}/discard")
	DeadLetter discard(@PathVariable String id, @RequestBody @Valid Discard command, Caller caller) {
		requireOperator(caller);
		caller.actAs(Role.OPERATOR);
		return this.deadLetters.discard(id, Act.current().actor().id(), command.reason());
	}

	private static void requireOperator(Caller caller) {
		if (!caller.has(Role.OPERATOR)) {
			throw Forbidden.because("needs-operator");
		}
	}

	/**
	 * Gives an event up.
	 *
	 * @param reason why, for those who look later
	 */
	record Discard(@NotBlank @Size(max = 1000) String reason) {
	}

}
