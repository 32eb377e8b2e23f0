package no.samdrift.portal.project;

import java.beans.PropertyEditorSupport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
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
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;

/** All projects that a reader may see, as a board or a list. */
@Controller
class PortfolioController {

	/** As many as a lane shows; the list has the rest. */
	private static final int IN_LANE = 12;

	private static final int IN_LIST = 50;

	private static final List<ProjectState> LANES = List.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.PILOT, ProjectState.OPERATION);

	/** By their names, for links. */
	private static final Map<String, ProjectFilter.Sorting> SORTINGS = Arrays.stream(ProjectFilter.Sorting.values())
		.collect(Collectors.toMap(Enum::name, Function.identity()));

	private final Services services;

	private final Choices choices;

	PortfolioController(Services services, Choices choices) {
		this.services = services;
		this.choices = choices;
	}

	/** What a form leaves open is no id. */
	@InitBinder
	void openIsNothing(WebDataBinder binder) {
		binder.registerCustomEditor(ProgrammeId.class, new IdOrNothing(ProgrammeId::new));
		binder.registerCustomEditor(OrganisationId.class, new IdOrNothing(OrganisationId::new));
	}

	/** A form sends what was left open too; the address that people share does not. */
	@GetMapping("/projects")
	String projects(ProjectFilter filter, HttpServletRequest request, Model model) {
		if (request.getParameterMap().values().stream().flatMap(Arrays::stream).anyMatch(String::isBlank)) {
			return "redirect:" + filter.page();
		}
		Parts.Pending<Board.Counts> counts = counts("counts", filter.inWithState(Address.of("/projects/counts")));
		OrganisationId own = Reader.current().organisation();
		Parts.Pending<Board.Counts> ours = counts("ours", Address.of("/projects/counts").with("waitingFor", own));
		model.addAttribute("filter", filter);
		model.addAttribute("states", Whereabouts.values());
		model.addAttribute("sortings", SORTINGS);
		model.addAttribute("programmes", options(this.choices::programmes));
		model.addAttribute("focusAreas", options(() -> this.choices.focusAreas(filter.programmeId())));
		model.addAttribute("organisations", options(this.choices::organisations));
		model.addAttribute("own", own);
		model.addAttribute("waitForUs",
				(own != null && ours.part().value() instanceof Board.Counts known) ? known.total() : 0L);
		model.addAttribute("mayPropose", Reader.current().isStaff());
		model.addAttribute("mayRegister", Reader.current().has(Role.COORDINATOR));
		if (filter.isList()) {
			Parts.Pending<Board.Page> page = page("list",
					filter.inWithState(Address.of("/projects"))
						.with("sort", filter.sorting())
						.with("cursor", filter.cursor()),
					IN_LIST);
			model.addAttribute("list", page.part());
			model.addAttribute("counts", counts.part());
			return "project/list";
		}
		model.addAttribute("board", board(filter, counts));
		return "project/board";
	}

	private Board board(ProjectFilter filter, Parts.Pending<Board.Counts> counts) {
		List<Parts.Pending<Board.Page>> lanes = LANES.stream()
			.map((state) -> page("lane-" + state, newest(filter).with("state", state), IN_LANE))
			.toList();
		Parts.Pending<Board.Page> unknown = page("unknown-state", newest(filter).with("stateUnknown", true), IN_LANE);
		return new Board(Stream.iterate(0, (i) -> i < LANES.size(), (i) -> i + 1)
			.map((i) -> new Board.Lane(LANES.get(i), lanes.get(i).part()))
			.toList(), unknown.part(), counts.part());
	}

	private static Address newest(ProjectFilter filter) {
		return filter.in(Address.of("/projects")).with("sort", ProjectFilter.Sorting.NEWEST);
	}

	private Parts.Pending<Board.Page> page(String id, Address address, int limit) {
		return Parts.fetch(id, () -> this.services.project().get(Board.Page.class, address.with("limit", limit)));
	}

	private Parts.Pending<Board.Counts> counts(String id, Address address) {
		return Parts.fetch(id, () -> this.services.project().get(Board.Counts.class, address));
	}

	/** Reads an id, or nothing from an empty text. */
	private static final class IdOrNothing extends PropertyEditorSupport {

		private final Function<String, Id> id;

		private IdOrNothing(Function<String, Id> id) {
			this.id = id;
		}

		@Override
		public void setAsText(@Nullable String text) {
			setValue((text == null || text.isBlank()) ? null : this.id.apply(text));
		}

	}

	/** What can be chosen; nothing while the service that knows is away. */
	private static List<Option> options(Supplier<List<Option>> source) {
		return Parts.fetch("options", source).part().or(List.of());
	}

}
