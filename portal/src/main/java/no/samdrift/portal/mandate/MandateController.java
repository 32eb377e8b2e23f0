package no.samdrift.portal.mandate;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Mandates: what they say, giving them, and taking them back. */
@Controller
class MandateController {

	/** A mandate is given, and taken back or over; there is not more to tell. */
	private static final int TOLD = 20;

	private final Services services;

	private final Choices choices;

	private final Histories histories;

	private final Acts acts;

	private final Say say;

	MandateController(Services services, Choices choices, Histories histories, Acts acts, Say say) {
		this.services = services;
		this.choices = choices;
		this.histories = histories;
		this.acts = acts;
		this.say = say;
	}

	@GetMapping("/mandates/{id}")
	String mandate(@PathVariable MandateId id, Model model) {
		Mandate mandate = mandate(id);
		Parts.Pending<Named> project = Parts.fetch("project",
				() -> this.services.project().get(Named.class, Address.of("/projects/{}", mandate.projectId())));
		Parts.Pending<Histories.History> history = Parts.fetch("history", () -> this.histories
			.of(this.services.membership(), Address.of("/mandates/{}/history", id).with("limit", TOLD)));
		Part<Named> group = Parts
			.fetch("group",
					() -> this.services.membership().get(Named.class, Address.of("/groups/{}", mandate.groupId())))
			.part();
		model.addAttribute("mandate", mandate);
		model.addAttribute("group", group);
		model.addAttribute("project", project.part());
		model.addAttribute("history", history.part());
		return "mandate/mandate";
	}

	@GetMapping("/groups/{id}/issue-mandate")
	String askToIssue(@PathVariable GroupId id, @RequestParam(required = false) @Nullable String projectId,
			HttpServletRequest request, Model model) {
		return this.acts.ask(issue(id).with("projectId", projectId), request, model);
	}

	@PostMapping("/groups/{id}/issue-mandate")
	String issue(@PathVariable GroupId id, HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(issue(id), request, response, model);
	}

	@GetMapping("/mandates/{id}/revoke")
	String askToRevoke(@PathVariable MandateId id, HttpServletRequest request, Model model) {
		return this.acts.ask(revoke(id), request, model);
	}

	@PostMapping("/mandates/{id}/revoke")
	String revoke(@PathVariable MandateId id, HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(revoke(id), request, response, model, (since) -> this.histories
			.changes(this.services.membership(), Address.of("/mandates/{}/history", id), since));
	}

	private Act issue(GroupId id) {
		Named group = this.services.membership().get(Named.class, Address.of("/groups/{}", id));
		List<Option> projects = (group.programmeId() != null) ? this.choices.projects(group.programmeId()) : List.of();
		return Act
			.make(Form.of("issue-mandate", Field.choice("projectId", projects),
					Field.checks("scope", this.choices.values(MandateScope.class)),
					Field.of("limits", Kind.TEXT).optional(), Field.of("validFrom", Kind.DAY),
					Field.of("validTo", Kind.DAY), Field.of("grounds", Kind.TEXT)), Service.MEMBERSHIP,
					Address.of("/mandates"), "/groups/" + id.value() + "/issue-mandate", "/mandates/{id}")
			.leaving("/groups/" + id.value())
			.offeredIf(group.commands() != null && group.commands().contains("issue-mandate"))
			.with("validFrom", this.say.today().toString())
			.completedBy((command) -> command.put("groupId", id.value()));
	}

	private Act revoke(MandateId id) {
		Mandate mandate = mandate(id);
		String here = "/mandates/" + id.value();
		return Act
			.on(Form.of("revoke", Field.of("reason", Kind.TEXT)), mandate.grounds(), Service.MEMBERSHIP,
					Address.of("/mandates/{}/revoke", id), mandate.version(), here + "/revoke", here)
			.offeredIf(mandate.commands().contains("revoke"));
	}

	private Mandate mandate(MandateId id) {
		return this.services.membership().get(Mandate.class, Address.of("/mandates/{}", id));
	}

	/** A group or a project, as far as a mandate's pages need it. */
	record Named(LanguageMap names, @Nullable ProgrammeId programmeId, @Nullable List<String> commands) {
	}

}
