package no.samdrift.portal.organisation;

import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.ServiceClient;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who takes part, and in which offices and seats. */
@Controller
class OrganisationController {

	private static final int AT_ONCE = 50;

	private static final int MOST = 200;

	private static final int TOLD = 8;

	private final Services services;

	private final Choices choices;

	private final Histories histories;

	OrganisationController(Services services, Choices choices, Histories histories) {
		this.services = services;
		this.choices = choices;
		this.histories = histories;
	}

	@GetMapping("/organisations")
	String organisations(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable OrganisationType type,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("page",
				this.services.membership()
					.get(Organisation.Page.class,
							Address.of("/organisations")
								.with("q", q)
								.with("type", type)
								.with("cursor", cursor)
								.with("limit", AT_ONCE)));
		model.addAttribute("types", this.choices.values(OrganisationType.class));
		model.addAttribute("q", q);
		model.addAttribute("type", type);
		return "organisation/organisations";
	}

	@GetMapping("/organisations/{id}")
	String organisation(@PathVariable OrganisationId id, @RequestParam(required = false) @Nullable String before,
			Model model) {
		ServiceClient membership = this.services.membership();
		Parts.Pending<Organisation> organisation = Parts.fetch("organisation",
				() -> membership.get(Organisation.class, Address.of("/organisations/{}", id)));
		Parts.Pending<List<Organisation.Office>> offices = Parts.fetch("offices",
				() -> membership.get(Offices.class, Address.of("/organisations/{}/offices", id)).items());
		Parts.Pending<List<Organisation.Seat>> seats = Parts.fetch("seats",
				() -> membership.get(Seats.class, Address.of("/organisations/{}/seats", id).with("limit", MOST))
					.items());
		Parts.Pending<Histories.History> history = Parts.fetch("history", () -> this.histories.of(membership,
				Address.of("/organisations/{}/history", id).with("limit", TOLD).with("cursor", before)));
		Parts.Pending<Projects> projects = Parts.fetch("projects", () -> this.services.project()
			.get(Projects.class, Address.of("/projects").with("organisation", id).with("limit", AT_ONCE)));
		model.addAttribute("organisation", organisation.value());
		model.addAttribute("offices", offices.part());
		model.addAttribute("seats", seats.part());
		model.addAttribute("projects", projects.part());
		model.addAttribute("history", history.part());
		return "organisation/organisation";
	}

	@GetMapping("/people/{id}")
	String person(@PathVariable PersonId id, Model model) {
		ServiceClient membership = this.services.membership();
		Parts.Pending<Person.Seats> seats = Parts.fetch("seats",
				() -> membership.get(Person.Seats.class, Address.of("/people/{}/seats", id).with("limit", MOST)));
		Person person = membership.get(Person.class, Address.of("/people/{}", id));
		Parts.Pending<List<Organisation.Office>> offices = Parts.fetch("offices", () -> offices(person));
		model.addAttribute("person", person);
		model.addAttribute("offices", offices.part());
		model.addAttribute("seats", seats.part());
		return "organisation/person";
	}

	/** The offices that a person holds where he or she works. */
	private List<Organisation.Office> offices(Person person) {
		return (person.organisationId() == null) ? List.of()
				: this.services.membership()
					.get(Offices.class, Address.of("/organisations/{}/offices", person.organisationId()))
					.items()
					.stream()
					.filter((office) -> office.holder().personId().equals(person.id()))
					.toList();
	}

	/** The offices of an organisation. */
	private record Offices(List<Organisation.Office> items) {
	}

	/** The seats of an organisation. */
	private record Seats(List<Organisation.Seat> items) {
	}

	/** Projects that concern an organisation. */
	record Projects(List<Project> items, @Nullable String next) {

		/** A project. */
		record Project(ProjectId id, LanguageMap names, ProjectState state, String stateCertainty) {
		}

	}

}
