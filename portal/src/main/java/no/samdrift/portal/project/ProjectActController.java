package no.samdrift.portal.project;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Commands that a reader gives to a project. */
@Controller
class ProjectActController {

	private final Services services;

	private final ProjectPages pages;

	private final ProjectForms forms;

	private final Histories histories;

	private final Acts acts;

	ProjectActController(Services services, ProjectPages pages, ProjectForms forms, Histories histories, Acts acts) {
		this.services = services;
		this.pages = pages;
		this.forms = forms;
		this.histories = histories;
		this.acts = acts;
	}

	/** Asks for a command. */
	@GetMapping("/projects/{id}/{command:[a-z]+(?:-[a-z]+)*}")
	String ask(@PathVariable ProjectId id, @PathVariable String command,
			@RequestParam(required = false) Map<String, String> given, HttpServletRequest request, Model model) {
		Act act = act(id, command, model);
		for (String name : ProjectForms.PREFILLED) {
			act = act.with(name, given.get(name));
		}
		return this.acts.ask(act, request, model);
	}

	/** Gives it. */
	@PostMapping("/projects/{id}/{command:[a-z]+(?:-[a-z]+)*}")
	String send(@PathVariable ProjectId id, @PathVariable String command, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(act(id, command, model), request, response, model, (since) -> this.histories
			.changes(this.services.project(), Address.of("/projects/{}/history", id), since));
	}

	private Act act(ProjectId id, String command, Model model) {
		if (!ProjectForms.knows(command)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Parts.Pending<Commands> commands = Parts.fetch("commands", () -> this.pages.commands(id));
		Project project = this.services.project().get(Project.class, Address.of("/projects/{}", id));
		Commands may = commands.value();
		model.addAttribute("missing",
				may.entry(command)
					.stream()
					.flatMap((entry) -> entry.conditions().stream())
					.filter((condition) -> !condition.met())
					.toList());
		String here = "/projects/" + id.value();
		Act act = Act
			.on(this.forms.form(command, project, may), project.names(), Service.PROJECT,
					Address.of("/projects/{}/{}", id, command), may.version(), here + "/" + command, here)
			.offeredIf(may.has(command), otherwise(command, project, may));
		return this.forms.begin(act, command, project, may);
	}

	/** A reader who moves the project, only not so now, is told that and not refused. */
	private static HttpStatus otherwise(String command, Project project, Commands may) {
		boolean moves = may.commands().stream().anyMatch((entry) -> project.legalMoves().contains(entry.command()));
		return (moves && !project.legalMoves().contains(command)) ? HttpStatus.CONFLICT : HttpStatus.FORBIDDEN;
	}

}
