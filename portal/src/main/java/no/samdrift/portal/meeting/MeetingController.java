package no.samdrift.portal.meeting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A meeting that was held. */
@Controller
class MeetingController {

	private final Services services;

	private final Directory directory;

	MeetingController(Services services, Directory directory) {
		this.services = services;
		this.directory = directory;
	}

	@GetMapping("/meetings/{id}")
	String meeting(@PathVariable MeetingId id, Model model) {
		Meeting meeting = this.services.membership().get(Meeting.class, Address.of("/meetings/{}", id));
		Parts.Pending<Group> group = Parts.fetch("group",
				() -> this.services.membership().get(Group.class, Address.of("/groups/{}", meeting.groupId())));
		Parts.Pending<Seats> seats = Parts.fetch("seats",
				() -> this.services.membership().get(Seats.class, meeting.seatsThen()));
		model.addAttribute("meeting", meeting);
		model.addAttribute("group", group.part());
		model.addAttribute("seats", seats.part().or(new Seats(List.of())).byId());
		model.addAttribute("projects", Parts.fetch("projects", () -> projects(meeting)).part().or(Map.of()));
		return "meeting/meeting";
	}

	private Map<ProjectId, LanguageMap> projects(Meeting meeting) {
		return (meeting.matters() == null) ? Map.of() : this.directory
			.projects(meeting.matters().agenda().stream().flatMap((item) -> item.projectIds().stream()).toList());
	}

	/** The group that met. */
	record Group(LanguageMap names, @Nullable ProgrammeId programmeId, List<String> commands) {
	}

	/** The group's seats then. */
	record Seats(List<Seat> seats) {

		Map<String, Seat> byId() {
			return this.seats.stream().collect(Collectors.toMap(Seat::seatId, Function.identity()));
		}

		/** What a seat is. */
		record Seat(String seatId, @Nullable OrganisationId organisationId, @Nullable String office) {
		}

	}

}
