package no.samdrift.portal.operations;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Role;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.signin.SignedOut;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page of operators. The services let operators alone read and settle dead letters;
 * the page as a whole is theirs too.
 */
@Controller
class OperationsController {

	private static final Form REPLAY = Form.of("dead-letter-replay");

	private static final Form DISCARD = Form.of("dead-letter-discard", Field.of("reason", Field.Kind.LINE));

	private final ServiceStates states;

	private final ParkedLetters letters;

	private final Acts acts;

	private final Clock clock;

	OperationsController(ServiceStates states, ParkedLetters letters, Acts acts, Clock clock) {
		this.states = states;
		this.letters = letters;
		this.acts = acts;
		this.clock = clock;
	}

	@GetMapping("/operations")
	String operations(Model model) {
		requireOperator();
		List<ServiceState> states = this.states.all();
		ParkedLetters.All letters = this.letters.all();
		model.addAttribute("states", states);
		model.addAttribute("letters", letters);
		model.addAttribute("worries",
				states.stream().mapToLong(ServiceState::worries).sum() + letters.waiting().size());
		model.addAttribute("now", this.clock.instant());
		return "operations/operations";
	}

	@GetMapping("/operations/dead-letters/{service}/{id}/{what}")
	String ask(@PathVariable String service, @PathVariable String id, @PathVariable String what,
			HttpServletRequest request, Model model) {
		return this.acts.ask(act(service, id, what), request, model);
	}

	@PostMapping("/operations/dead-letters/{service}/{id}/{what}")
	String send(@PathVariable String service, @PathVariable String id, @PathVariable String what,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(act(service, id, what), request, response, model);
	}

	private static Act act(String name, String id, String what) {
		requireOperator();
		Service service = Arrays.stream(Service.values())
			.filter((one) -> one.label().equals(name))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		Form form = switch (what) {
			case "replay" -> REPLAY;
			case "discard" -> DISCARD;
			default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
		return Act.make(form, service, Address.of("/dead-letters/{}/" + what, id),
				Address.of("/operations/dead-letters/{}/{}/" + what, name, id).toString(), "/operations");
	}

	private static void requireOperator() {
		Reader reader = Reader.current();
		if (!reader.isSignedIn()) {
			throw new SignedOut();
		}
		if (!reader.has(Role.OPERATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
	}

}
