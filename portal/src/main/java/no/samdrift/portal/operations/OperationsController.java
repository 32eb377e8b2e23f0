package no.samdrift.portal.operations;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Visibility;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;

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

	private static final String HOME = "/operations";

	private static final Form LOOK = Form.of("dead-letter-look");

	private static final Form REPLAY = Form.of("dead-letter-replay");

	private static final Form DISCARD = Form.of("dead-letter-discard", Field.of("reason", Field.Kind.LINE));

	private final ServiceStates states;

	private final ParkedLetters letters;

	private final Acts acts;

	private final Services services;

	private final Say say;

	private final Clock clock;

	OperationsController(ServiceStates states, ParkedLetters letters, Acts acts, Services services, Say say,
			Clock clock) {
		this.states = states;
		this.letters = letters;
		this.acts = acts;
		this.services = services;
		this.say = say;
		this.clock = clock;
	}

	@GetMapping("/operations")
	String operations(Model model) {
		Reader.requireOperator();
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
		Act act = act(service, id, what);
		return this.acts.ask(what.equals("fix") ? act.with("data", data(service(service), id)) : act, request, model);
	}

	@PostMapping("/operations/dead-letters/{service}/{id}/{what}")
	String send(@PathVariable String service, @PathVariable String id, @PathVariable String what,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		model.addAttribute("service", service(service));
		return this.acts.send(act(service, id, what), request, response, model);
	}

	private Act act(String name, String id, String what) {
		Reader.requireOperator();
		Form form = switch (what) {
			case "look" -> LOOK;
			case "replay" -> REPLAY;
			case "fix" -> fix();
			case "discard" -> DISCARD;
			default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
		Act act = Act.make(form, service(name), Address.of("/dead-letters/{}/" + what, id),
				Address.of("/operations/dead-letters/{}/{}/" + what, name, id).toString(), HOME);
		return what.equals("look") ? act.revealing("operations/letter") : act;
	}

	/** What the event says already the service does not change. */
	private Form fix() {
		return Form.of("dead-letter-fix", Field.of("reason", Field.Kind.LINE),
				Field
					.choice("attributes.visibility",
							Arrays.stream(Visibility.values())
								.map((one) -> Field.Option.of(one.name(), this.say.value("Visibility", one)))
								.toList())
					.optional(),
				Field.of("attributes.audience", Field.Kind.LINE).optional(),
				Field.of("data", Field.Kind.JSON).optional());
	}

	/** To see what it says is to look at it, which is recorded. */
	private String data(Service service, String id) {
		return this.services.of(service)
			.command(Address.of("/dead-letters/{}/look", id), Map.of(), null, UUID.randomUUID().toString())
			.as(OpenedLetter.class)
			.pretty();
	}

	private static Service service(String name) {
		return Service.labelled(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
