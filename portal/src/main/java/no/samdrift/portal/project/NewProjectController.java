package no.samdrift.portal.project;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Certainty;
import no.samdrift.events.Role;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.signin.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a project comes to be: proposed as an idea, or recorded afterwards. */
@Controller
class NewProjectController {

	private final Choices choices;

	private final Acts acts;

	NewProjectController(Choices choices, Acts acts) {
		this.choices = choices;
		this.acts = acts;
	}

	@GetMapping("/projects/new")
	String askForIdea(@RequestParam(required = false) Map<String, String> given, HttpServletRequest request,
			Model model) {
		return this.acts.ask(idea().with("programmeId", given.get("programmeId")), request, model);
	}

	@PostMapping("/projects/new")
	String sendIdea(HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(idea(), request, response, model);
	}

	@GetMapping("/projects/register")
	String askForRecord(HttpServletRequest request, Model model) {
		return this.acts.ask(recorded(), request, model);
	}

	@PostMapping("/projects/register")
	String sendRecord(HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(recorded(), request, response, model);
	}

	private Act idea() {
		return Act.make(
				Form.of("propose-idea", Field.of("names", Kind.NAMES), Field.of("challenge", Kind.TEXT),
						Field.choice("programmeId", this.choices.programmes()),
						Field.checks("focusAreas", this.choices.focusAreas(null))),
				Service.PROJECT, Address.of("/projects"), "/projects/new", "/projects/{id}")
			.offeredIf(Reader.current().isStaff());
	}

	private Act recorded() {
		return Act
			.make(Form.of("register-project", Field.of("names", Kind.NAMES),
					Field.choice("programmeId", this.choices.programmes()),
					Field.checks("focusAreas", this.choices.focusAreas(null)),
					Field.radio("provenance.certainty",
							this.choices.values(List.of(Certainty.STATED, Certainty.DERIVED, Certainty.INFERRED))),
					Field.of("provenance.source", Kind.LINE),
					Field.rows("partners", Field.choice("organisationId", this.choices.organisations()).optional(),
							Field.choice("role", this.choices.values(PartnerRole.class)).optional(),
							Field.of("joinedOn", Kind.PARTIAL_DATE).optional())),
					Service.PROJECT, Address.of("/projects/register"), "/projects/register", "/projects/{id}")
			.offeredIf(Reader.current().has(Role.COORDINATOR));
	}

}
