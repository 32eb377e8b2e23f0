package no.samdrift.portal.project;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Certainty;
import no.samdrift.events.Role;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.signin.SignedOut;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How a project comes to be: proposed as an idea, or recorded afterwards. */
@Controller
class NewProjectController {

	private final Directory directory;

	private final Acts acts;

	private final Say say;

	private final Demo demo;

	NewProjectController(Directory directory, Acts acts, Say say, Demo demo) {
		this.directory = directory;
		this.acts = acts;
		this.say = say;
		this.demo = demo;
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
		only(Role.STAFF);
		return Act.make(
				Form.of("propose-idea", Field.of("names", Kind.NAMES), Field.of("challenge", Kind.TEXT),
						Field.choice("programmeId", programmes()), Field.checks("focusAreas", focusAreas())),
				Service.PROJECT, Address.of("/projects"), "/projects/new", "/projects/{id}");
	}

	private Act recorded() {
		only(Role.COORDINATOR);
		List<Option> organisations = this.directory.organisations()
			.stream()
			.map((one) -> Option.of(one.id().value(), this.demo.name(this.say.data(one.names()).value())))
			.toList();
		List<Option> certainties = EnumSet.of(Certainty.STATED, Certainty.DERIVED, Certainty.INFERRED)
			.stream()
			.map((one) -> Option.of(one.name(), this.say.value("Certainty", one.name())))
			.toList();
		List<Option> roles = EnumSet.allOf(PartnerRole.class)
			.stream()
			.map((one) -> Option.of(one.name(), this.say.value("PartnerRole", one.name())))
			.toList();
		return Act.make(Form.of("register-project", Field.of("names", Kind.NAMES),
				Field.choice("programmeId", programmes()), Field.checks("focusAreas", focusAreas()),
				Field.radio("provenance.certainty", certainties), Field.of("provenance.source", Kind.LINE),
				Field.rows("partners", Field.choice("organisationId", organisations).optional(),
						Field.choice("role", roles).optional(), Field.of("joinedOn", Kind.PARTIAL_DATE).optional())),
				Service.PROJECT, Address.of("/projects/register"), "/projects/register", "/projects/{id}");
	}

	private static void only(Role role) {
		if (!Reader.current().isSignedIn()) {
			throw new SignedOut();
		}
		if (!Reader.current().has(role)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
	}

	private List<Option> programmes() {
		return this.directory.programmes()
			.stream()
			.map((one) -> Option.of(one.id().value(), this.demo.name(this.say.data(one.names()).value())))
			.toList();
	}

	/** The areas of all programmes; the service says when one is not the programme's. */
	private List<Option> focusAreas() {
		Map<String, Option> areas = new TreeMap<>();
		this.directory.programmes()
			.stream()
			.flatMap((programme) -> programme.focusAreas().stream())
			.filter((area) -> !area.retired())
			.forEach((area) -> areas.putIfAbsent(area.code(),
					Option.of(area.code(), this.say.data(area.names()).value())));
		return List.copyOf(areas.values());
	}

}
