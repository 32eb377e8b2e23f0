package no.samdrift.portal.work;

import java.util.EnumSet;
import java.util.Set;

import no.samdrift.events.Role;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that a person begins with. */
@Controller
class WorkController {

	private static final Set<Role> WORKING = EnumSet.of(Role.STAFF, Role.PROJECT_EDITOR, Role.LINE_MANAGER,
			Role.STEERING_MEMBER, Role.COORDINATOR);

	private final ProjectTasks projectTasks;

	private final GroupTasks groupTasks;

	private final Around around;

	WorkController(ProjectTasks projectTasks, GroupTasks groupTasks, Around around) {
		this.projectTasks = projectTasks;
		this.groupTasks = groupTasks;
		this.around = around;
	}

	/**
	 * Every part is fetched at once. The three parts of what waits stand in one list, and
	 * are fetched again together when one of them is away.
	 * @param all whether all of it is asked for, and not only the most urgent
	 */
	@GetMapping("/my-work")
	String work(@RequestParam(required = false) @Nullable String all, Model model) {
		Reader reader = Reader.requireSignedIn();
		boolean working = WORKING.stream().anyMatch(reader::has);
		Parts.Pending<Owed> owed = Parts.fetch(Tasks.ID, () -> this.projectTasks.owedBy(reader));
		Parts.Pending<Tasks> steps = Parts.fetch(Tasks.ID, () -> this.projectTasks.nextStepsFor(reader));
		Parts.Pending<Tasks> groups = Parts.fetch(Tasks.ID, () -> this.groupTasks.of(reader));
		Parts.Pending<News> news = Parts.fetch("news", this.around::news);
		Parts.Pending<Projects> projects = Parts.fetch("projects", () -> this.around.projectsOf(reader));
		Parts.Pending<Seats> seats = Parts.fetch("seats", () -> this.around.seatsOf(reader));
		model.addAttribute("reader", reader);
		model.addAttribute("working", working);
		model.addAttribute("tasks", MyTasks.of(owed.part(), steps.part(), groups.part(),
				(all != null) ? Integer.MAX_VALUE : MyTasks.SHOWN));
		model.addAttribute("news", news.part());
		model.addAttribute("projects", projects.part());
		model.addAttribute("seats", seats.part());
		model.addAttribute("mayPropose", reader.isStaff());
		return "work/work";
	}

}
