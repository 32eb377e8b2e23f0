package no.samdrift.portal.start;

import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What Samdrift is, and what everybody may see of it. */
@Controller
class StartController {

	private final Services services;

	private final Directory directory;

	StartController(Services services, Directory directory) {
		this.services = services;
		this.directory = directory;
	}

	/**
	 * Those who have signed in begin with their own page, unless they ask for this one.
	 */
	@GetMapping("/")
	String start(@RequestParam(required = false) @Nullable String about, Model model) {
		if (Reader.current().isSignedIn() && about == null) {
			return "redirect:/my-work";
		}
		Parts.Pending<Counts> counts = Parts.fetch("counts",
				() -> this.services.project().get(Counts.class, Address.of("/projects/counts")));
		Parts.Pending<Programmes> programmes = Parts.fetch("programmes", this::programmes);
		model.addAttribute("counts", counts.part());
		model.addAttribute("programmes", programmes.part());
		return "start/start";
	}

	private Programmes programmes() {
		Groups groups = this.services.membership()
			.get(Groups.class, Address.of("/groups").with("kind", GroupKind.STEERING).with("limit", 200));
		return new Programmes(this.directory.programmes()
			.stream()
			.map((programme) -> new Programmes.Line(programme,
					groups.items().stream().filter((group) -> programme.id().equals(group.programmeId())).toList()))
			.toList());
	}

	/**
	 * How many projects are where.
	 *
	 * @param total how many there are
	 * @param byState how many are in each state
	 */
	record Counts(long total, Map<String, Long> byState) {

		public long in(String state) {
			return this.byState.getOrDefault(state, 0L);
		}

	}

	/**
	 * The programmes with their steering groups.
	 *
	 * @param lines one each
	 */
	record Programmes(List<Line> lines) {

		/**
		 * A programme with its steering groups.
		 *
		 * @param programme the programme
		 * @param groups who steers it
		 */
		record Line(Directory.Programme programme, List<Group> groups) {
		}

	}

	/**
	 * A page of groups.
	 *
	 * @param items the groups
	 */
	record Groups(List<Group> items) {
	}

	/**
	 * A group.
	 *
	 * @param id its id
	 * @param names what it is called
	 * @param programmeId the programme that it steers
	 * @param composition who sits in it
	 */
	record Group(GroupId id, LanguageMap names, @Nullable ProgrammeId programmeId, Composition composition) {

		/**
		 * How many seats there are.
		 *
		 * @param seatsTotal all seats
		 */
		record Composition(int seatsTotal) {
		}

	}

}
