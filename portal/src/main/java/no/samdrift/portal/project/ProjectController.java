package no.samdrift.portal.project;

import java.time.LocalDate;

import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.ServiceProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a project, now or as it was. */
@Controller
class ProjectController {

	private final ProjectPages pages;

	private final Say say;

	ProjectController(ProjectPages pages, Say say) {
		this.pages = pages;
		this.say = say;
	}

	/**
	 * Shows a project.
	 * @param asOf the day as of whose end it is shown
	 * @param history {@code all} tells all of it
	 * @param before where a long history goes on
	 */
	@GetMapping("/projects/{id}")
	String project(@PathVariable ProjectId id,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
			@RequestParam(defaultValue = "") String history, @RequestParam(required = false) @Nullable String before,
			Model model) {
		LocalDate then = (asOf != null && asOf.isBefore(this.say.today())) ? asOf : null;
		try {
			model.addAttribute("page", this.pages.of(id, then, history.equals("all"), before));
			return "project/project";
		}
		catch (ServiceProblem ex) {
			if (then == null || ex.status() != HttpStatus.NOT_FOUND.value()) {
				throw ex;
			}
			// it was not recorded yet on that day, or is not for this reader at all
			model.addAttribute("page", this.pages.of(id, null, false, null));
			model.addAttribute("notYet", then);
			return "project/project";
		}
	}

}
