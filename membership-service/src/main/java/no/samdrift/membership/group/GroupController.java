package no.samdrift.membership.group;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupEvent.SteeringGroupExtended;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.StaleVersion;
import no.samdrift.journal.Version;
import no.samdrift.membership.organisation.Organisation;
import no.samdrift.membership.organisation.Organisations;
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

/** Groups, seats and compositions over HTTP. */
@RestController
class GroupController {

	private final Groups groups;

	private final Organisations organisations;

	private final People people;

	private final MembershipPolicy policy;

	private final Clock clock;

	GroupController(Groups groups, Organisations organisations, People people, MembershipPolicy policy, Clock clock) {
		this.groups = groups;
		this.organisations = organisations;
		this.people = people;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/groups")
	ResponseEntity<GroupView> establishGroup(Caller caller, @RequestBody @Valid EstablishGroup command) {
		this.policy.requireCoordinator(caller);
		GroupId id = (command.id() != null) ? command.id() : GroupId.next();
		Recorded<Group> group = this.groups.create(id, () -> Group.establish(id, command, today()));
		return Answers.created(URI.create("/groups/" + group.id()), group, view(group, caller));
	}

	@PostMapping("/groups/{id}/establish-seat")
	ResponseEntity<GroupView> establishSeat(Caller caller, @PathVariable GroupId id, @IfMatch Version version,
			@RequestBody @Valid EstablishSeat command) {
		SeatId seat = (command.seatId() != null) ? command.seatId() : SeatId.next();
		return change(caller, id, version,
				(group, today) -> group.establishSeat(seat, command, this.organisations, today));
	}

	@PostMapping("/groups/{id}/seats/{seatId}/appoint")
	ResponseEntity<GroupView> appoint(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId,
			@IfMatch Version version, @RequestBody @Valid Appoint command) {
		return change(caller, id, version, (group, today) -> group.appoint(seatId, command, this.people, today));
	}

	@PostMapping("/groups/{id}/seats/{seatId}/succeed")
	ResponseEntity<GroupView> succeed(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId,
			@IfMatch Version version, @RequestBody @Valid Succeed command) {
		return change(caller, id, version,
				(group, today) -> group.succeed(seatId, command.successorId(), command.on(), this.people, today));
	}

	@PostMapping("/groups/{id}/seats/{seatId}/continue")
	ResponseEntity<GroupView> continueMember(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId,
			@IfMatch Version version, @RequestBody @Valid Continue command) {
		return change(caller, id, version,
				(group, today) -> group.continueMember(seatId, command.on(), command.to(), today));
	}

	@PostMapping("/groups/{id}/seats/{seatId}/end-membership")
	ResponseEntity<GroupView> endMembership(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId,
			@IfMatch Version version, @RequestBody @Valid EndMembership command) {
		return change(caller, id, version,
				(group, today) -> group.endMembership(seatId, command.reason(), command.on(), today));
	}

	@PostMapping("/groups/{id}/seats/{seatId}/abolish")
	ResponseEntity<GroupView> abolish(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId,
			@IfMatch Version version, @RequestBody @Valid Abolish command) {
		return change(caller, id, version,
				(group, today) -> group.abolishSeat(seatId, command.on(), command.reason(), today));
	}

	@PostMapping("/groups/{id}/extend")
	ResponseEntity<GroupView> extend(Caller caller, @PathVariable GroupId id, @IfMatch Version version,
			@RequestBody @Valid ExtendGroup command) {
		return change(caller, id, version,
				(group, today) -> group.extend(command, command.seatIds(), this.organisations, this.people, today));
	}

	/**
	 * What the extension would lead to: shows the balance before it is confirmed (M13).
	 */
	@PostMapping(path = "/groups/{id}/extend", params = "dryRun=true")
	ResponseEntity<ExtensionPreview> previewExtension(Caller caller, @PathVariable GroupId id, @IfMatch Version version,
			@RequestBody @Valid ExtendGroup command) {
		this.policy.requireCoordinator(caller);
		Recorded<Group> group = this.groups.get(id);
		if (!group.version().equals(version)) {
			throw new StaleVersion(version, group.version());
		}
		Outcome<Group> outcome = group.state()
			.extend(command, command.seatIds(), this.organisations, this.people, today());
		return Answers.found(group, ExtensionPreview.of(outcome));
	}

	@GetMapping("/groups")
	Page<GroupView> groups(Caller caller, @RequestParam(required = false) @Nullable GroupKind kind,
			@RequestParam(required = false) @Nullable ProgrammeId programmeId, Paging paging) {
		Page<Recorded<Group>> page = this.groups.list(kind, programmeId, paging.cursor(), paging.limit());
		return new Page<>(views(page.items().stream().filter((group) -> sees(caller, group.state())).toList(), caller),
				page.next());
	}

	@GetMapping("/groups/{id}")
	ResponseEntity<GroupView> group(Caller caller, @PathVariable GroupId id) {
		Recorded<Group> group = this.groups.get(id);
		requireSees(caller, group.state());
		return Answers.found(group, view(group, caller));
	}

	/**
	 * Who sat where on a day (M11).
	 * @param asOf the day it was so; today when absent
	 * @param knownAt what was recorded by then; all that is recorded when absent
	 */
	@GetMapping("/groups/{id}/composition")
	CompositionView composition(Caller caller, @PathVariable GroupId id,
			@RequestParam(required = false) @Nullable LocalDate asOf,
			@RequestParam(required = false) @Nullable Instant knownAt) {
		requireSees(caller, this.groups.get(id).state());
		Group group = this.groups.known(id, knownAt).state();
		Composition composition = group.on((asOf != null) ? asOf : today());
		return CompositionView.of(composition, knownAt, names(composition), caller.language());
	}

	/** What differs between the compositions of two days. */
	@GetMapping("/groups/{id}/composition/difference")
	DifferenceView difference(Caller caller, @PathVariable GroupId id, @RequestParam LocalDate from,
			@RequestParam LocalDate to, @RequestParam(required = false) @Nullable Instant knownAt) {
		if (to.isBefore(from)) {
			throw Refused.input(Unmet.field("to", "date-before-start"));
		}
		requireSees(caller, this.groups.get(id).state());
		Group group = this.groups.known(id, knownAt).state();
		return DifferenceView.of(group.on(from), group.on(to), knownAt, this.people.names(group.everybody()),
				caller.language(), (organisation) -> this.organisations.find(organisation).map(Organisation::type));
	}

	/**
	 * Every seat with everybody who has held it, as far as it is known from when to when
	 * (T2).
	 * @param knownAt what was recorded by then; all that is recorded when absent
	 */
	@GetMapping("/groups/{id}/timeline")
	TimelineView timeline(Caller caller, @PathVariable GroupId id,
			@RequestParam(required = false) @Nullable Instant knownAt) {
		requireSees(caller, this.groups.get(id).state());
		Group group = this.groups.known(id, knownAt).state();
		return TimelineView.of(group, knownAt, this.people.names(group.everybody()), caller.language());
	}

	/** Who changed the group, when, and the events behind it; newest first. */
	@GetMapping("/groups/{id}/history")
	Page<HistoryLine> history(Caller caller, @PathVariable GroupId id, Paging paging) {
		Group group = this.groups.get(id).state();
		this.policy.requireSeesMatters(caller, group.seatedOrganisations(), group.on(today()).holders());
		return this.groups.history(id, paging);
	}

	/** Who followed whom in a seat (M06). */
	@GetMapping("/groups/{id}/seats/{seatId}/chain")
	ChainView chain(Caller caller, @PathVariable GroupId id, @PathVariable SeatId seatId) {
		Group group = this.groups.get(id).state();
		requireSees(caller, group);
		Seat seat = group.seat(seatId);
		return ChainView.of(seat, this.people.names(seat.terms().stream().map(Term::personId).toList()));
	}

	private ResponseEntity<GroupView> change(Caller caller, GroupId id, Version version,
			BiFunction<Group, LocalDate, Outcome<Group>> command) {
		this.policy.requireCoordinator(caller);
		Recorded<Group> group = this.groups.change(id, version, (before) -> command.apply(before, today()));
		return Answers.changed(group, view(group, caller));
	}

	private GroupView view(Recorded<Group> group, Caller caller) {
		return views(List.of(group), caller).getFirst();
	}

	private List<GroupView> views(List<Recorded<Group>> groups, Caller caller) {
		List<Composition> today = groups.stream().map((group) -> group.state().on(today())).toList();
		Map<PersonId, String> names = names(today.toArray(Composition[]::new));
		List<GroupView> views = new ArrayList<>();
		for (Composition composition : today) {
			views.add(GroupView.of(groups.get(views.size()), composition, names, caller.language(),
					this.policy.coordinates(caller), this.policy.givesMandates(caller, composition.holders())));
		}
		return views;
	}

	private Map<PersonId, String> names(Composition... compositions) {
		Set<PersonId> people = new LinkedHashSet<>();
		for (Composition composition : compositions) {
			people.addAll(composition.everybody());
		}
		return this.people.names(people);
	}

	private boolean sees(Caller caller, Group group) {
		return this.policy.seesGroup(caller, group.kind(), group.seatedOrganisations(), group.on(today()).holders());
	}

	private void requireSees(Caller caller, Group group) {
		this.policy.requireSeesGroup(caller, group.kind(), group.seatedOrganisations(), group.on(today()).holders());
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * A successor takes over.
	 *
	 * @param successorId who
	 * @param on the successor's first day, as exactly as stated; may be unknown
	 */
	record Succeed(@NotNull PersonId successorId, @NotNull PartialDate on) {
	}

	/**
	 * The holder goes on.
	 *
	 * @param on when it was so that the person goes on
	 * @param to the new planned last day; open-ended when absent
	 */
	record Continue(@NotNull PartialDate on, @Nullable PartialDate to) {
	}

	/**
	 * The holder leaves.
	 *
	 * @param reason why: {@code RESIGNED}, {@code OFFICE_LEFT} or {@code OTHER}
	 * @param on the last day in the seat
	 */
	record EndMembership(@NotNull EndReason reason, @NotNull PartialDate on) {
	}

	/**
	 * The seat is abolished.
	 *
	 * @param on its last day
	 * @param reason why
	 */
	record Abolish(@NotNull PartialDate on, @NotNull LanguageMap reason) {
	}

	/**
	 * What an extension would lead to.
	 *
	 * @param compositionVersion the version it would make
	 * @param addedSeats the seats it would add
	 * @param balanceBefore how many seats represent whom
	 * @param balanceAfter how many seats would represent whom
	 */
	record ExtensionPreview(int compositionVersion, List<SeatDescription> addedSeats, Balance balanceBefore,
			Balance balanceAfter) {

		static ExtensionPreview of(Outcome<Group> outcome) {
			SteeringGroupExtended extended = (SteeringGroupExtended) outcome.events().getFirst();
			return new ExtensionPreview(extended.compositionVersion(), extended.addedSeats(), extended.balanceBefore(),
					extended.balanceAfter());
		}

	}

}
