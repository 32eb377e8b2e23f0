package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.group.GroupPage.Instrument;
import no.samdrift.portal.group.GroupPage.Mandate;
import no.samdrift.portal.group.GroupPage.Meeting;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.ServiceClient;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Groups, and who sat in them when. */
@Controller
class GroupController {

	private static final int MOST = 200;

	private static final int MEETINGS = 20;

	private static final int TOLD = 8;

	private final Services services;

	private final Directory directory;

	private final Histories histories;

	private final Say say;

	GroupController(Services services, Directory directory, Histories histories, Say say) {
		this.services = services;
		this.directory = directory;
		this.histories = histories;
		this.say = say;
	}

	@GetMapping("/groups")
	String groups(@RequestParam(required = false) @Nullable String cursor, Model model) {
		Parts.Pending<Map<ProgrammeId, LanguageMap>> programmes = Parts.fetch("programmes",
				() -> this.directory.programmes()
					.stream()
					.collect(Collectors.toMap(Directory.Programme::id, Directory.Programme::names)));
		Group.Page page = this.services.membership()
			.get(Group.Page.class, Address.of("/groups").with("limit", MOST).with("cursor", cursor));
		model.addAttribute("groups", page.items().stream().sorted(Comparator.comparing(Group::kind)).toList());
		model.addAttribute("next", page.next());
		model.addAttribute("programmes", programmes.part().or(Map.of()));
		return "group/groups";
	}

	/**
	 * Shows a group.
	 * @param asOf the day whose composition is shown; today when absent
	 * @param comparedTo the day that it is compared to
	 * @param before where a long history goes on
	 */
	@GetMapping("/groups/{id}")
	String group(@PathVariable GroupId id,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
			@RequestParam(required = false) @DateTimeFormat(
					iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate comparedTo,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(defaultValue = "false") boolean table, Model model) {
		ServiceClient membership = this.services.membership();
		LocalDate day = (asOf != null) ? asOf : this.say.today();
		Parts.Pending<Group> group = Parts.fetch("group",
				() -> membership.get(Group.class, Address.of("/groups/{}", id)));
		Parts.Pending<Composition> composition = Parts.fetch("composition",
				() -> membership.get(Composition.class, Address.of("/groups/{}/composition", id).with("asOf", day)));
		Parts.Pending<SeatChart> chart = Parts.fetch("timeline", () -> SeatChart
			.of(membership.get(Timeline.class, Address.of("/groups/{}/timeline", id)), day, this.say.today()));
		Parts.Pending<List<Meeting>> meetings = Parts.fetch("meetings",
				() -> membership
					.get(Meetings.class, Address.of("/meetings").with("groupId", id).with("limit", MEETINGS))
					.items());
		Parts.Pending<List<Mandate>> mandates = Parts.fetch("mandates",
				() -> membership.get(Mandates.class, Address.of("/mandates").with("groupId", id).with("limit", MOST))
					.items());
		Parts.Pending<List<Instrument>> instruments = Parts.fetch("instruments",
				() -> membership.get(Instruments.class, Address.of("/groups/{}/instruments", id)).instruments());
		Parts.Pending<Histories.History> history = Parts.fetch("history", () -> this.histories.of(membership,
				Address.of("/groups/{}/history", id).with("limit", TOLD).with("cursor", before)));
		Group found = group.value();
		LocalDate other = (comparedTo != null) ? comparedTo : found.beforeExtension();
		Parts.Pending<@Nullable Difference> difference = Parts.fetch("difference",
				() -> (other == null || other.equals(day)) ? null : difference(id, other, day));
		Part<List<Mandate>> given = mandates.part();
		model.addAttribute("page", new GroupPage(found, day, composition.part(), chart.part(), difference.part(),
				meetings.part(), given, instruments.part(), history.part(), projects(given)));
		model.addAttribute("comparedTo", comparedTo);
		model.addAttribute("table", table);
		return "group/group";
	}

	private Difference difference(GroupId id, LocalDate one, LocalDate other) {
		boolean inOrder = one.isBefore(other);
		return this.services.membership()
			.get(Difference.class,
					Address.of("/groups/{}/composition/difference", id)
						.with("from", inOrder ? one : other)
						.with("to", inOrder ? other : one));
	}

	private Map<ProjectId, LanguageMap> projects(Part<List<Mandate>> mandates) {
		List<ProjectId> ids = mandates.or(List.of()).stream().map(Mandate::projectId).toList();
		return Parts.fetch("projects", () -> this.directory.projects(ids)).part().or(Map.of());
	}

	/** A page of meetings. */
	private record Meetings(List<Meeting> items) {
	}

	/** A page of mandates. */
	private record Mandates(List<Mandate> items) {
	}

	/** The four instruments. */
	private record Instruments(List<Instrument> instruments) {
	}

}
