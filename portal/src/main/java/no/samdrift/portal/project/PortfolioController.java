package no.samdrift.portal.project;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All projects that a reader may see, as a board or a list. */
@Controller
class PortfolioController {

	/** As many as a lane shows; the list has the rest. */
	private static final int IN_LANE = 12;

	private static final int IN_LIST = 50;

	private static final List<ProjectState> LANES = List.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.PILOT, ProjectState.OPERATION);

	private final Services services;

	private final Choices choices;

	PortfolioController(Services services, Choices choices) {
		this.services = services;
		this.choices = choices;
	}

	@GetMapping("/projects")
	String projects(ProjectFilter filter, Model model) {
		Parts.Pending<Board.Counts> counts = Parts.fetch("counts",
				() -> this.services.project().get(Board.Counts.class, filter.in(Address.of("/projects/counts"))));
		model.addAttribute("filter", filter);
		model.addAttribute("programmes", options(this.choices::programmes));
		model.addAttribute("focusAreas", options(() -> this.choices.focusAreas(filter.programmeId())));
		model.addAttribute("organisations", options(this.choices::organisations));
		model.addAttribute("own", Reader.current().organisation());
		model.addAttribute("mayPropose", Reader.current().has(Role.STAFF) && Reader.current().organisation() != null);
		model.addAttribute("mayRegister", Reader.current().has(Role.COORDINATOR));
		if (filter.isList()) {
			Parts.Pending<Board.Page> page = page("list", filter, filter.state(), filter.cursor(), IN_LIST);
			model.addAttribute("list", page.part());
			model.addAttribute("counts", counts.part());
			return "project/list";
		}
		model.addAttribute("board", board(filter, counts));
		return "project/board";
	}

	private Board board(ProjectFilter filter, Parts.Pending<Board.Counts> counts) {
		List<Parts.Pending<Board.Page>> lanes = LANES.stream()
			.map((state) -> page("lane-" + state, filter, state, null, IN_LANE))
			.toList();
		Parts.Pending<Board.Page> unknown = Parts.fetch("unknown-state",
				() -> this.services.project()
					.get(Board.Page.class,
							filter.in(Address.of("/projects"))
								.with("stateUnknown", (filter.stateUnknown() == null) ? true : null)
								.with("limit", IN_LANE)));
		return new Board(Stream.iterate(0, (i) -> i < LANES.size(), (i) -> i + 1)
			.map((i) -> new Board.Lane(LANES.get(i), lanes.get(i).part()))
			.toList(), unknown.part(), counts.part());
	}

	private Parts.Pending<Board.Page> page(String id, ProjectFilter filter, @Nullable ProjectState state,
			@Nullable String cursor, int limit) {
		return Parts.fetch(id,
				() -> this.services.project()
					.get(Board.Page.class,
							filter.in(Address.of("/projects"))
								.with("state", state)
								.with("limit", limit)
								.with("cursor", cursor)));
	}

	/** What can be chosen; nothing while the service that knows is away. */
	private static List<Option> options(Supplier<List<Option>> source) {
		return Parts.fetch("options", source).part().or(List.of());
	}

}
