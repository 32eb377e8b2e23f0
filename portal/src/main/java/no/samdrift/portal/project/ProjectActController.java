package no.samdrift.portal.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.signin.SignedOut;
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

	private final HistoryWords words;

	private final Directory directory;

	private final Acts acts;

	private final Say say;

	ProjectActController(Services services, ProjectPages pages, ProjectForms forms, HistoryWords words,
			Directory directory, Acts acts, Say say) {
		this.services = services;
		this.pages = pages;
		this.forms = forms;
		this.words = words;
		this.directory = directory;
		this.acts = acts;
		this.say = say;
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
		return this.acts.send(act(id, command, model), request, response, model, (since) -> changes(id, since));
	}

	private Act act(ProjectId id, String command, Model model) {
		if (!ProjectForms.knows(command)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		if (!Reader.current().isSignedIn()) {
			throw new SignedOut();
		}
		Parts.Pending<Commands> commands = Parts.fetch("commands", () -> this.pages.commands(id));
		Project project = this.services.project().get(Project.class, Address.of("/projects/{}", id));
		Commands may = commands.value();
		if (!may.has(command)) {
			boolean notNow = may.commands().stream().anyMatch((entry) -> project.legalMoves().contains(entry.command()))
					&& !project.legalMoves().contains(command);
			throw new ResponseStatusException(notNow ? HttpStatus.CONFLICT : HttpStatus.FORBIDDEN);
		}
		model.addAttribute("missing",
				may.entry(command)
					.orElseThrow()
					.conditions()
					.stream()
					.filter((condition) -> !condition.met())
					.toList());
		String here = "/projects/" + id.value();
		Act act = Act.on(this.forms.form(command, project, may), project.names(), Service.PROJECT,
				Address.of("/projects/{}/{}", id, command), may.version(), here + "/" + command, here);
		return this.forms.begin(act, command, project, may);
	}

	/** What others changed since the reader saw a version, in words. */
	private List<String> changes(ProjectId id, long since) {
		List<Happening> later = this.services.project()
			.get(Happening.Page.class, Address.of("/projects/{}/history", id).with("limit", 20))
			.items()
			.stream()
			.filter((happening) -> happening.version() > since)
			.toList();
		Map<PersonId, String> names = this.directory.people(later.stream()
			.map(Happening::actor)
			.filter((actor) -> actor.role() != Role.SYSTEM)
			.map((actor) -> new PersonId(actor.id()))
			.toList());
		return later.stream()
			.map((happening) -> this.words.tell(happening, names))
			.flatMap((entry) -> entry.events()
				.stream()
				.map((told) -> this.say.text("project.change", told.title(),
						Objects.requireNonNullElse(told.about(), ""), entry.who(), this.say.time(entry.recordedAt()))))
			.toList();
	}

}
