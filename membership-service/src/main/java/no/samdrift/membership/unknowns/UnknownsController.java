package no.samdrift.membership.unknowns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.SeatId;
import no.samdrift.http.Caller;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.group.UnknownFact;
import no.samdrift.membership.meeting.Meetings;
import no.samdrift.membership.person.People;
import no.samdrift.membership.person.PersonName;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The report of what is not known (question 12 of mission 1.2). */
@RestController
class UnknownsController {

	private final Groups groups;

	private final Meetings meetings;

	private final People people;

	private final MembershipPolicy policy;

	private final Clock clock;

	UnknownsController(Groups groups, Meetings meetings, People people, MembershipPolicy policy, Clock clock) {
		this.groups = groups;
		this.meetings = meetings;
		this.people = people;
		this.policy = policy;
		this.clock = clock;
	}

	/** Every unknown of the groups and meetings that the caller may see. */
	@GetMapping("/unknowns")
	Report unknowns(Caller caller) {
		LocalDate today = LocalDate.now(this.clock);
		List<Line> lines = new ArrayList<>();
		Map<GroupId, Group> mattersOf = new HashMap<>();
		this.groups.each((recorded) -> {
			Group group = recorded.state();
			if (this.policy.seesGroup(caller, group.kind(), group.seatedOrganisations(), group.on(today).holders())) {
				group.unknownFacts().forEach((fact) -> lines.add(line(fact, group.id(), null)));
			}
			if (this.policy.seesMatters(caller, group.seatedOrganisations(), group.on(today).holders())) {
				mattersOf.put(group.id(), group);
			}
		});
		this.meetings.each((meeting) -> {
			Group group = mattersOf.get(meeting.groupId());
			if (group != null) {
				meeting.unknownFacts(group.on(meeting.day()))
					.forEach((fact) -> lines.add(line(fact, group.id(), meeting.id())));
			}
		});
		return new Report(lines);
	}

	private Line line(UnknownFact fact, GroupId group, @Nullable MeetingId meeting) {
		Map<PersonId, String> names = this.people.names(fact.people());
		return new Line(fact.kind(), group, fact.seatId(), meeting,
				fact.people().stream().map((person) -> PersonName.of(person, names)).toList(), fact.date());
	}

	/**
	 * What is not known.
	 *
	 * @param items a line for each fact
	 */
	record Report(List<Line> items) {
	}

	/**
	 * Something that is not known.
	 *
	 * @param kind what
	 * @param groupId the group it is about
	 * @param seatId the seat it is about
	 * @param meetingId the meeting it is about
	 * @param people those it is about: for a hand-over the predecessor and the successor
	 * @param date the date that was derived, with how
	 */
	record Line(UnknownFact.Kind kind, GroupId groupId, @Nullable SeatId seatId, @Nullable MeetingId meetingId,
			List<PersonName> people, @Nullable PartialDate date) {
	}

}
