package no.samdrift.portal.meeting;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.directory.PersonName;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.meeting.MeetingController.Group;
import no.samdrift.portal.meeting.MeetingController.Seats;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.ServiceClient;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Records meetings: that one was held, who was there, and what came of it. */
@Controller
class MeetingActController {

	private final Services services;

	private final MeetingForms forms;

	private final Choices choices;

	private final Histories histories;

	private final Acts acts;

	private final Say say;

	MeetingActController(Services services, MeetingForms forms, Choices choices, Histories histories, Acts acts,
			Say say) {
		this.services = services;
		this.forms = forms;
		this.choices = choices;
		this.histories = histories;
		this.acts = acts;
		this.say = say;
	}

	@GetMapping("/groups/{id}/record-meeting")
	String askForMeeting(@PathVariable GroupId id, HttpServletRequest request, Model model) {
		return this.acts.ask(meeting(id), request, model);
	}

	@PostMapping("/groups/{id}/record-meeting")
	String recordMeeting(@PathVariable GroupId id, HttpServletRequest request, HttpServletResponse response,
			Model model) {
		return this.acts.send(meeting(id), request, response, model);
	}

	@GetMapping("/meetings/{id}/{command:record-[a-z]+}")
	String ask(@PathVariable MeetingId id, @PathVariable String command, HttpServletRequest request, Model model) {
		return this.acts.ask(act(id, command), request, model);
	}

	@PostMapping("/meetings/{id}/{command:record-[a-z]+}")
	String send(@PathVariable MeetingId id, @PathVariable String command, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(act(id, command), request, response, model, (since) -> this.histories
			.changes(this.services.membership(), Address.of("/meetings/{}/history", id), since));
	}

	private Act meeting(GroupId id) {
		Group group = this.services.membership().get(Group.class, Address.of("/groups/{}", id));
		String back = "/groups/" + id.value();
		return Act
			.make(this.forms.meeting(), Service.MEMBERSHIP, Address.of("/meetings"), back + "/record-meeting",
					"/meetings/{id}")
			.leaving(back)
			.offeredIf(group.commands().contains("record-meeting"))
			.completedBy((command) -> command.put("groupId", id.value()));
	}

	private Act act(MeetingId id, String command) {
		ServiceClient membership = this.services.membership();
		Meeting meeting = membership.get(Meeting.class, Address.of("/meetings/{}", id));
		Parts.Pending<Group> group = Parts.fetch("group",
				() -> membership.get(Group.class, Address.of("/groups/{}", meeting.groupId())));
		Parts.Pending<Seats> seats = Parts.fetch("seats", () -> membership.get(Seats.class, meeting.seatsThen()));
		Group met = group.value();
		List<Option> projects = (met.programmeId() != null) ? this.choices.projects(met.programmeId()) : List.of();
		String here = "/meetings/" + id.value();
		return Act
			.on(this.forms.form(command, options(meeting, seats.value()), projects), named(meeting), Service.MEMBERSHIP,
					Address.of("/meetings/{}/{}", id, command), meeting.version(), here + "/" + command, here)
			.offeredIf(meeting.commands().contains(command))
			.completedBy(Recorded::of);
	}

	/** What the meeting is called in the page's language. */
	private LanguageMap named(Meeting meeting) {
		String name = this.say.text("group.meeting", this.say.date(meeting.heldOn()));
		return switch (PageLanguage.current()) {
			case NB -> new LanguageMap(name, null, null);
			case NN -> new LanguageMap(null, name, null);
			case EN -> new LanguageMap(null, null, name);
		};
	}

	/** The seats by office and organisation, each with those who held it. */
	private List<Option> options(Meeting meeting, Seats seats) {
		Map<String, Seats.Seat> known = seats.byId();
		return ((meeting.matters() != null) ? meeting.matters().seats() : List.<Meeting.SeatThere>of()).stream()
			.map((there) -> {
				Seats.Seat seat = known.get(there.seatId());
				return new Option(there.seatId(), label(seat), holders(there.holders()));
			})
			.toList();
	}

	private String label(Seats.@Nullable Seat seat) {
		String office = (seat != null && seat.office() != null) ? seat.office() : this.say.text("unknown.not-stated");
		return (seat != null && seat.organisationId() != null)
				? office + ", " + this.choices.organisation(seat.organisationId()).label() : office;
	}

	private @Nullable String holders(List<PersonName> holders) {
		List<String> names = holders.stream()
			.map((holder) -> (holder.name() != null) ? holder.name() : this.say.text("unknown.former-member"))
			.toList();
		return names.isEmpty() ? null : String.join(" / ", names);
	}

}
