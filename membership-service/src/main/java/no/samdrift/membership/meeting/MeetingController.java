package no.samdrift.membership.meeting;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.journal.replica.Replica;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.person.People;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Meetings over HTTP. */
@RestController
class MeetingController {

	private final Meetings meetings;

	private final Groups groups;

	private final People people;

	private final Replica<ProjectCard> projects;

	private final MembershipPolicy policy;

	private final Clock clock;

	MeetingController(Meetings meetings, Groups groups, People people, Replica<ProjectCard> projects,
			MembershipPolicy policy, Clock clock) {
		this.meetings = meetings;
		this.groups = groups;
		this.people = people;
		this.projects = projects;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/meetings")
	ResponseEntity<MeetingView> recordMeeting(Caller caller, @RequestBody @Valid RecordMeeting command) {
		this.policy.requireCoordinator(caller);
		Group group = this.groups.get(command.groupId()).state();
		MeetingId id = (command.id() != null) ? command.id() : MeetingId.next();
		Recorded<Meeting> meeting = this.meetings.create(id, () -> Meeting.record(id, command, group, today()));
		return Answers.created(URI.create("/meetings/" + meeting.id()), meeting,
				views(caller, List.of(meeting), Map.of(group.id(), group)).getFirst());
	}

	@PostMapping("/meetings/{id}/record-presentation")
	ResponseEntity<MeetingView> recordPresentation(Caller caller, @PathVariable MeetingId id, @IfMatch Version version,
			@RequestBody @Valid RecordPresentation command) {
		return change(caller, id, version, (meeting, composition) -> {
			command.projectIds().forEach((project) -> this.projects.require(project.value()));
			return meeting.recordPresentation(command, this.people);
		});
	}

	@PostMapping("/meetings/{id}/record-attendance")
	ResponseEntity<MeetingView> recordAttendance(Caller caller, @PathVariable MeetingId id, @IfMatch Version version,
			@RequestBody @Valid RecordAttendance command) {
		return change(caller, id, version,
				(meeting, composition) -> meeting.recordAttendance(command, composition, this.people));
	}

	@PostMapping("/meetings/{id}/record-substitute")
	ResponseEntity<MeetingView> recordSubstitute(Caller caller, @PathVariable MeetingId id, @IfMatch Version version,
			@RequestBody @Valid RecordSubstitute command) {
		return change(caller, id, version, (meeting, composition) -> meeting.recordSubstitute(command.seatId(),
				command.personId(), command.provenance(), composition, this.people));
	}

	@PostMapping("/meetings/{id}/record-input")
	ResponseEntity<MeetingView> recordInput(Caller caller, @PathVariable MeetingId id, @IfMatch Version version,
			@RequestBody @Valid RecordInput command) {
		return change(caller, id, version,
				(meeting, composition) -> meeting.recordInput(command.text(), command.givenBy(), this.people));
	}

	@PostMapping("/meetings/{id}/record-consensus")
	ResponseEntity<MeetingView> recordConsensus(Caller caller, @PathVariable MeetingId id, @IfMatch Version version,
			@RequestBody @Valid RecordConsensus command) {
		return change(caller, id, version, (meeting, composition) -> meeting.recordConsensus(command.text()));
	}

	/** Meetings, the newest first. */
	@GetMapping("/meetings")
	Page<MeetingView> meetings(Caller caller, @RequestParam(required = false) @Nullable GroupId groupId,
			Paging paging) {
		Page<Recorded<Meeting>> page = this.meetings.list(groupId, paging.cursor(), paging.limit());
		Map<GroupId, Group> met = this.groups
			.of(page.items().stream().map((meeting) -> meeting.state().groupId()).toList());
		return new Page<>(views(caller, page.items(), met), page.next());
	}

	@GetMapping("/meetings/{id}")
	ResponseEntity<MeetingView> meeting(Caller caller, @PathVariable MeetingId id) {
		Recorded<Meeting> meeting = this.meetings.get(id);
		Group group = this.groups.get(meeting.state().groupId()).state();
		this.policy.requireSeesGroup(caller, group.kind(), group.seatedOrganisations(), group.on(today()).holders());
		return Answers.found(meeting, views(caller, List.of(meeting), Map.of(group.id(), group)).getFirst());
	}

	/** Who changed the record, when, and the events behind it; newest first. */
	@GetMapping("/meetings/{id}/history")
	Page<HistoryLine> history(Caller caller, @PathVariable MeetingId id, Paging paging) {
		Group group = this.groups.get(this.meetings.get(id).state().groupId()).state();
		this.policy.requireSeesMatters(caller, group.seatedOrganisations(), group.on(today()).holders());
		return this.meetings.history(id, paging);
	}

	private ResponseEntity<MeetingView> change(Caller caller, MeetingId id, Version version,
			BiFunction<Meeting, Composition, Outcome<Meeting>> command) {
		this.policy.requireCoordinator(caller);
		Group group = this.groups.get(this.meetings.get(id).state().groupId()).state();
		Recorded<Meeting> meeting = this.meetings.change(id, version,
				(before) -> command.apply(before, group.on(before.day())));
		return Answers.changed(meeting, views(caller, List.of(meeting), Map.of(group.id(), group)).getFirst());
	}

	/**
	 * The meetings that the caller may see, each with as much as the caller may see of
	 * it.
	 * @param met the groups that met
	 */
	private List<MeetingView> views(Caller caller, List<Recorded<Meeting>> meetings, Map<GroupId, Group> met) {
		Map<MeetingId, Composition> whole = new HashMap<>();
		Set<PersonId> everybody = new LinkedHashSet<>();
		for (Recorded<Meeting> meeting : meetings) {
			Group group = met.get(meeting.state().groupId());
			if (this.policy.seesMatters(caller, group.seatedOrganisations(), group.on(today()).holders())) {
				Composition composition = group.on(meeting.state().day());
				whole.put(meeting.state().id(), composition);
				everybody.addAll(meeting.state().everybody(composition));
			}
		}
		Map<PersonId, String> names = this.people.names(everybody);
		List<String> commands = this.policy.coordinates(caller) ? Meeting.COMMANDS : List.of();
		List<MeetingView> views = new ArrayList<>();
		for (Recorded<Meeting> meeting : meetings) {
			Composition composition = whole.get(meeting.state().id());
			if (composition != null) {
				views.add(MeetingView.whole(meeting, composition, names, commands));
			}
			else if (met.get(meeting.state().groupId()).kind() == GroupKind.STEERING) {
				views.add(MeetingView.basics(meeting));
			}
		}
		return views;
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * Somebody was there for the holder of a seat.
	 *
	 * @param seatId the seat
	 * @param personId who
	 * @param provenance where it is from; stated by the caller when absent
	 */
	record RecordSubstitute(@NotNull SeatId seatId, @NotNull PersonId personId, @Nullable Provenance provenance) {
	}

	/**
	 * An input was given.
	 *
	 * @param text what was said
	 * @param givenBy by whom, when known
	 */
	record RecordInput(@NotNull LanguageMap text, @Nullable PersonId givenBy) {
	}

	/**
	 * The meeting agreed on something.
	 *
	 * @param text on what
	 */
	record RecordConsensus(@NotNull LanguageMap text) {
	}

}
