package no.samdrift.membership.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.http.Caller;
import no.samdrift.http.Paging;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.membership.organisation.Organisations;
import no.samdrift.membership.person.People;
import no.samdrift.membership.person.PersonName;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The seats that an organisation or a person has and had, in the groups that the caller
 * may see. A page holds the seats of as many groups as its limit says.
 */
@RestController
class SeatsHeldController {

	private final Groups groups;

	private final Organisations organisations;

	private final People people;

	private final MembershipPolicy policy;

	private final Clock clock;

	SeatsHeldController(Groups groups, Organisations organisations, People people, MembershipPolicy policy,
			Clock clock) {
		this.groups = groups;
		this.organisations = organisations;
		this.people = people;
		this.policy = policy;
		this.clock = clock;
	}

	@GetMapping("/organisations/{id}/seats")
	Page<SeatOfOrganisation> seatsOfOrganisation(Caller caller, @PathVariable OrganisationId id, Paging paging) {
		this.organisations.get(id);
		Page<Recorded<Group>> page = this.groups.withSeatOf(id, paging.cursor(), paging.limit());
		List<Group> visible = visible(caller, page);
		Set<PersonId> occupants = new LinkedHashSet<>();
		visible.forEach((group) -> occupants.addAll(group.on(today()).everybody()));
		Map<PersonId, String> names = this.people.names(occupants);
		List<SeatOfOrganisation> seats = new ArrayList<>();
		for (Group group : visible) {
			Composition today = group.on(today());
			group.seats()
				.stream()
				.filter((seat) -> id.equals(seat.organisationId()))
				.forEach((seat) -> seats.add(SeatOfOrganisation.of(group, seat, today, names)));
		}
		return new Page<>(seats, page.next());
	}

	@GetMapping("/people/{id}/seats")
	Page<SeatOfPerson> seatsOfPerson(Caller caller, @PathVariable PersonId id, Paging paging) {
		this.policy.requireSeePerson(caller, id);
		this.people.get(id);
		Page<Recorded<Group>> page = this.groups.withTermOf(id, paging.cursor(), paging.limit());
		List<SeatOfPerson> seats = new ArrayList<>();
		for (Group group : visible(caller, page)) {
			for (Seat seat : group.seats()) {
				seat.terms()
					.stream()
					.filter((term) -> term.personId().equals(id))
					.forEach((term) -> seats.add(SeatOfPerson.of(group, seat, term)));
			}
		}
		return new Page<>(seats, page.next());
	}

	private List<Group> visible(Caller caller, Page<Recorded<Group>> page) {
		return page.items()
			.stream()
			.map(Recorded::state)
			.filter((group) -> this.policy.seesGroup(caller, group.kind(), group.seatedOrganisations(),
					group.on(today()).holders()))
			.toList();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * A seat that belongs to an organisation.
	 *
	 * @param groupId the group
	 * @param groupNames what it is called
	 * @param seatId the seat
	 * @param office the office it goes with; absent when not stated
	 * @param category what it represents
	 * @param exOfficio whether it follows the office by itself
	 * @param from since when there is the seat, as exactly as stated
	 * @param endedOn its last day; absent while it stands
	 * @param occupancy whether it is held today; absent when there is no such seat today
	 * @param holder who holds it today; absent when nobody does, or nobody knows who
	 */
	record SeatOfOrganisation(GroupId groupId, LanguageMap groupNames, SeatId seatId, @Nullable String office,
			SeatCategory category, boolean exOfficio, PartialDate from, @Nullable PartialDate endedOn,
			@Nullable Occupancy occupancy, @Nullable PersonName holder) {

		static SeatOfOrganisation of(Group group, Seat seat, Composition today, Map<PersonId, String> names) {
			Seat.Occupant occupant = today.place(seat.id()).map(Composition.Place::occupant).orElse(null);
			return new SeatOfOrganisation(group.id(), group.names(), seat.id(), seat.office(), seat.category(),
					seat.exOfficio(), seat.establishedOn(), seat.abolishedOn(),
					(occupant != null) ? occupant.occupancy() : null, (occupant != null)
							? occupant.holder().map((person) -> PersonName.of(person, names)).orElse(null) : null);
		}

	}

	/**
	 * A person's time in a seat.
	 *
	 * @param groupId the group
	 * @param groupNames what it is called
	 * @param seatId the seat
	 * @param organisationId the organisation it belongs to; absent when not stated
	 * @param office the office it goes with; absent when not stated
	 * @param category what it represents
	 * @param from since when the person holds or held it, as exactly as stated
	 * @param to the last day that was planned; absent when none was
	 * @param endedOn the last day in the seat, when it is stated by itself
	 * @param endReason why the term ended; absent while it has not
	 * @param successorFrom the successor's first day, when a successor ended the term
	 */
	record SeatOfPerson(GroupId groupId, LanguageMap groupNames, SeatId seatId, @Nullable OrganisationId organisationId,
			@Nullable String office, SeatCategory category, PartialDate from, @Nullable PartialDate to,
			@Nullable PartialDate endedOn, @Nullable EndReason endReason, @Nullable PartialDate successorFrom) {

		static SeatOfPerson of(Group group, Seat seat, Term term) {
			Term.End end = term.end();
			return new SeatOfPerson(group.id(), group.names(), seat.id(), seat.organisationId(), seat.office(),
					seat.category(), term.from(), term.to(), (end != null) ? end.lastDay() : null,
					(end != null) ? end.reason() : null, (end != null) ? end.successorFrom() : null);
		}

	}

}
