package no.samdrift.http.readmodel;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.samdrift.http.Caller;
import no.samdrift.http.OperatorPolicy;
import no.samdrift.journal.relay.Republishing;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends this service's journal to Kafka again when its topics are gone (mission E18). For
 * operators only.
 */
@RestController
@RequestMapping("/journal/republish")
class RepublishController {

	private final Republishing republishing;

	RepublishController(Republishing republishing) {
		this.republishing = republishing;
	}

	@GetMapping
	@Operation(summary = "How far the journal is sent again")
	Republishing.Progress progress(Caller caller) {
		OperatorPolicy.requireMaySee(caller);
		return this.republishing.progress();
	}

	/** Answers at once, also while Kafka is away. */
	@PostMapping
	@Operation(summary = "Send the whole journal to Kafka again, when topics are gone")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Republishing.Progress republish(@RequestBody @Valid Republish command, Caller caller) {
		OperatorPolicy.requireMayAct(caller);
		return this.republishing.request(command.reason(), Boolean.TRUE.equals(command.fromTheBeginning()));
	}

	/**
	 * Asks for the journal to be sent again.
	 *
	 * @param reason why, for those who look later
	 * @param fromTheBeginning also when it is under way: the topics were lost again
	 */
	record Republish(@NotBlank @Size(max = 1000) String reason, @Nullable Boolean fromTheBeginning) {
	}

}
