package no.samdrift.portal.organisation;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Changes of the register of organisations and people. */
@Controller
class OrganisationActController {

	private static final Set<String> COMMANDS = Set.of("change-municipality-number", "split", "merge",
			"record-language-decision", "record-office-holder");

	private final Services services;

	private final OrganisationForms forms;

	private final Histories histories;

	private final Acts acts;

	OrganisationActController(Services services, OrganisationForms forms, Histories histories, Acts acts) {
		this.services = services;
		this.forms = forms;
		this.histories = histories;
		this.acts = acts;
	}

	@GetMapping("/organisations/{id}/{command}")
	String ask(@PathVariable OrganisationId id, @PathVariable String command, HttpServletRequest request, Model model) {
		return this.acts.ask(act(id, command), request, model);
	}

	@PostMapping("/organisations/{id}/{command}")
	String send(@PathVariable OrganisationId id, @PathVariable String command, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(act(id, command), request, response, model, (since) -> this.histories
			.changes(this.services.membership(), Address.of("/organisations/{}/history", id), since));
	}

	@GetMapping("/people/{id}/correct")
	String askToCorrect(@PathVariable PersonId id, HttpServletRequest request, Model model) {
		return this.acts.ask(correct(id), request, model);
	}

	@PostMapping("/people/{id}/correct")
	String correct(@PathVariable PersonId id, HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(correct(id), request, response, model);
	}

	private Act act(OrganisationId id, String command) {
		if (!COMMANDS.contains(command)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Organisation organisation = this.services.membership()
			.get(Organisation.class, Address.of("/organisations/{}", id));
		String here = "/organisations/" + id.value();
		return Act
			.on(this.forms.form(command), organisation.names(), Service.MEMBERSHIP,
					Address.of("/organisations/{}/{}", id, command), organisation.version(), here + "/" + command, here)
			.offeredIf(organisation.commands().contains(command))
			.completedBy(OrganisationActController::sourced);
	}

	private Act correct(PersonId id) {
		Person person = this.services.membership().get(Person.class, Address.of("/people/{}", id));
		String here = "/people/" + id.value();
		return Act
			.on(this.forms.person(), LanguageMap.nb(person.name()), Service.MEMBERSHIP,
					Address.of("/people/{}/correct", id), person.version(), here + "/correct", here)
			.offeredIf(person.commands().contains("correct"))
			.with("name", person.name())
			.with("organisationId", (person.organisationId() != null) ? person.organisationId().value() : null)
			.with("language", (person.language() != null) ? person.language().tag() : null);
	}

	/** A source alone is somebody's word. */
	private static ObjectNode sourced(ObjectNode command) {
		if (command.get("provenance") instanceof ObjectNode provenance) {
			provenance.put("certainty", Certainty.STATED.name());
		}
		return command;
	}

}
