package no.samdrift.membership.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.AgendaItemType;
import no.samdrift.events.membership.AttendanceRole;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MeetingEvent.AttendanceRecorded;
import no.samdrift.events.membership.MeetingEvent.ConsensusRecorded;
import no.samdrift.events.membership.MeetingEvent.InputReceived;
import no.samdrift.events.membership.MeetingEvent.MeetingRecorded;
import no.samdrift.events.membership.MeetingEvent.PresentationGiven;
import no.samdrift.events.membership.MeetingEvent.SubstituteAttended;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.Presence;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.QuorumRule;
import no.samdrift.membership.group.UnknownFact;
import no.samdrift.membership.organisation.KnownPeople;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that was held, recorded afterwards. A seat is represented if and only if
 * exactly one of those who were there was there for it (M16), and one person is there for
 * one seat at most (M17).
 *
 * @param id the meeting
 * @param groupId the group that met
 * @param groupKind what the group is for
 * @param heldOn when, as exactly as stated
 * @param compositionVersion the composition that met (T3)
 * @param firstOfComposition whether it was that composition's first meeting
 * @param seats the seats of that composition
 * @param organisations the organisations with a seat in it
 * @param quorum how many seats must be represented
 * @param agenda what was on the agenda, in the order it was recorded
 * @param attendance every row that was recorded, in order, corrected ones too
 * @param inputs inputs that were given
 * @param consensus what the meeting agreed on without voting
 * @param provenance where the record is from
 */
public record Meeting(MeetingId id, GroupId groupId, GroupKind groupKind, PartialDate heldOn, int compositionVersion,
		boolean firstOfComposition, List<SeatId> seats, List<OrganisationId> organisations, QuorumRule quorum,
		List<AgendaItem> agenda, List<AttendanceRow> attendance, List<Input> inputs, List<LanguageMap> consensus,
		Provenance provenance) {

	/** The commands that a recorded meeting allows, as they are called over HTTP. */
	static final List<String> COMMANDS = List.of("record-presentation", "record-attendance", "record-substitute",
			"record-input", "record-consensus");

	public Meeting {
		seats = List.copyOf(seats);
		organisations = List.copyOf(organisations);
		agenda = List.copyOf(agenda);
		attendance = List.copyOf(attendance);
		inputs = List.copyOf(inputs);
		consensus = List.copyOf(consensus);
	}

	/** Records that the group met. */
	static Outcome<Meeting> record(MeetingId id, RecordMeeting command, Group group, LocalDate today) {
		Optional<LocalDate> day = command.heldOn().latest();
		if (day.isEmpty()) {
			throw Refused.input(Unmet.field("heldOn", "date-needed"));
		}
		Composition composition = group.on(day.get());
		Conditions.require(command.heldOn().maybeBy(today), "meeting-not-yet-held")
			.and(!command.heldOn().surelyBefore(group.establishedOn()), "before-group-was-established")
			.orRefuse();
		Meeting meeting = new Meeting(id, group.id(), group.kind(), command.heldOn(), composition.version(),
				command.first(), composition.seatIds(), List.copyOf(composition.organisations()), group.quorum(),
				List.of(), List.of(), List.of(), List.of(), command.provenanceOrStated());
		return Outcome.of(meeting, new MeetingRecorded(id, group.id(), command.heldOn(), composition.version(),
				command.first(), command.provenanceOrStated()));
	}

	/** Records what was presented under the next agenda item (M19). */
	Outcome<Meeting> recordPresentation(RecordPresentation command, KnownPeople people) {
		Conditions conditions = Conditions.all();
		command.presenters().forEach((presenter) -> requireKnown(conditions, presenter, people));
		conditions.orRefuse();
		List<AgendaItem> items = new ArrayList<>(this.agenda);
		items.add(new AgendaItem(command.title(), command.typeOrInformation(), command.presenters(),
				command.projectIds(), command.themes()));
		return Outcome.of(
				new Meeting(this.id, this.groupId, this.groupKind, this.heldOn, this.compositionVersion,
						this.firstOfComposition, this.seats, this.organisations, this.quorum, items, this.attendance,
						this.inputs, this.consensus, this.provenance),
				new PresentationGiven(this.id, items.size(), command.title(), command.typeOrInformation(),
						command.presenters(), command.projectIds(), command.themes()));
	}

	/**
	 * Records who was there.
	 * @param composition who sat where on the meeting's day
	 */
	Outcome<Meeting> recordAttendance(RecordAttendance command, Composition composition, KnownPeople people) {
		List<AttendanceRow> all = new ArrayList<>(this.attendance);
		List<DomainEvent> events = new ArrayList<>();
		Conditions conditions = Conditions.all();
		for (RecordAttendance.Row wanted : command.rows()) {
			AttendanceRow row = new AttendanceRow(wanted.personId(), wanted.role(), wanted.presence(),
					seatOf(wanted, composition), wanted.provenanceOrStated());
			requireRow(conditions, row, all, composition, people);
			boolean known = current(all).contains(row);
			if (!known) {
				all.add(row);
				events.add(new AttendanceRecorded(this.id, row.personId(), row.role(), row.presence(), row.seatId(),
						row.provenance()));
				if (row.role() == AttendanceRole.SUBSTITUTE && row.represents()) {
					events.add(new SubstituteAttended(this.id, row.seatId(), row.personId(), row.provenance()));
				}
			}
		}
		conditions.orRefuse();
		return events.isEmpty() ? Outcome.unchanged(this) : new Outcome<>(withAttendance(all), events);
	}

	/** Records that somebody was there for the holder of a seat (M15). */
	Outcome<Meeting> recordSubstitute(SeatId seatId, PersonId person, @Nullable Provenance source,
			Composition composition, KnownPeople people) {
		return recordAttendance(
				new RecordAttendance(List
					.of(new RecordAttendance.Row(person, AttendanceRole.SUBSTITUTE, Presence.PRESENT, seatId, source))),
				composition, people);
	}

	/** Records an input that was given (M27). */
	Outcome<Meeting> recordInput(LanguageMap text, @Nullable PersonId givenBy, KnownPeople people) {
		Conditions conditions = Conditions.all();
		if (givenBy != null) {
			requireKnown(conditions, givenBy, people);
		}
		conditions.orRefuse();
		List<Input> all = new ArrayList<>(this.inputs);
		all.add(new Input(text, givenBy));
		return Outcome.of(
				new Meeting(this.id, this.groupId, this.groupKind, this.heldOn, this.compositionVersion,
						this.firstOfComposition, this.seats, this.organisations, this.quorum, this.agenda,
						this.attendance, all, this.consensus, this.provenance),
				new InputReceived(this.id, text, givenBy));
	}

	/** Records what the meeting agreed on without voting (M27). */
	Outcome<Meeting> recordConsensus(LanguageMap text) {
		List<LanguageMap> all = new ArrayList<>(this.consensus);
		all.add(text);
		return Outcome.of(new Meeting(this.id, this.groupId, this.groupKind, this.heldOn, this.compositionVersion,
				this.firstOfComposition, this.seats, this.organisations, this.quorum, this.agenda, this.attendance,
				this.inputs, all, this.provenance), new ConsensusRecorded(this.id, text));
	}

	/** The day whose composition met. */
	public LocalDate day() {
		return this.heldOn.latest().orElseThrow();
	}

	/** The rows that nothing corrects. */
	List<AttendanceRow> currentRows() {
		return current(this.attendance);
	}

	/** Who was there for each seat that exactly one person was there for. */
	Map<SeatId, AttendanceRow> representation() {
		Map<SeatId, AttendanceRow> by = new LinkedHashMap<>();
		for (SeatId seat : this.seats) {
			List<AttendanceRow> there = currentRows().stream()
				.filter((row) -> row.represents() && seat.equals(row.seatId()))
				.toList();
			if (there.stream().map(AttendanceRow::personId).distinct().count() == 1) {
				by.put(seat, there.getFirst());
			}
		}
		return by;
	}

	/**
	 * Whether it was recorded that the holder of a seat that nobody represented was not
	 * there.
	 */
	boolean stayedAway(SeatId seat) {
		return currentRows().stream()
			.anyMatch((row) -> seat.equals(row.seatId()) && row.role() == AttendanceRole.MEMBER
					&& row.presence() == Presence.ABSENT);
	}

	/**
	 * What nobody has stated about the meeting.
	 * @param composition who sat where on the meeting's day
	 */
	public List<UnknownFact> unknownFacts(Composition composition) {
		List<UnknownFact> unknown = new ArrayList<>();
		Map<SeatId, AttendanceRow> represented = representation();
		for (SeatId seat : this.seats) {
			if (!represented.containsKey(seat) && !stayedAway(seat)) {
				unknown.add(new UnknownFact(UnknownFact.Kind.ATTENDANCE, seat, composition.candidates(seat), null));
			}
		}
		if (UnknownFact.derived(this.heldOn)) {
			unknown.add(new UnknownFact(UnknownFact.Kind.DERIVED_DATE, null, List.of(), this.heldOn));
		}
		return unknown;
	}

	/** Everybody the record names, and those who held the seats. */
	Set<PersonId> everybody(Composition composition) {
		Set<PersonId> people = new LinkedHashSet<>();
		this.seats.forEach((seat) -> people.addAll(composition.candidates(seat)));
		this.agenda.forEach((item) -> people.addAll(item.presenters()));
		this.attendance.forEach((row) -> people.add(row.personId()));
		this.inputs.forEach((input) -> Optional.ofNullable(input.givenBy()).ifPresent(people::add));
		return people;
	}

	int seatsRepresented() {
		return representation().size();
	}

	boolean quorate() {
		return !this.seats.isEmpty() && seatsRepresented() >= this.quorum.needed(this.seats.size());
	}

	/**
	 * Those who took part without being there for a seat: by a row, or because they
	 * presented something.
	 */
	Set<PersonId> othersWhoTookPart(Composition composition) {
		Set<PersonId> others = new LinkedHashSet<>();
		this.agenda.forEach((item) -> others.addAll(item.presenters()));
		currentRows().stream()
			.filter((row) -> row.presence() == Presence.PRESENT)
			.forEach((row) -> others.add(row.personId()));
		currentRows().stream().filter(AttendanceRow::represents).map(AttendanceRow::personId).forEach(others::remove);
		others.removeIf((person) -> !composition.seatsOf(person).isEmpty());
		return others;
	}

	private void requireRow(Conditions conditions, AttendanceRow row, List<AttendanceRow> before,
			Composition composition, KnownPeople people) {
		Map<String, Object> who = Map.of("person", row.personId().value());
		requireKnown(conditions, row.personId(), people);
		boolean forSeat = row.role() == AttendanceRole.MEMBER || row.role() == AttendanceRole.SUBSTITUTE;
		SeatId seat = row.seatId();
		if (!forSeat) {
			conditions.and(seat == null, "seat-only-for-member-or-substitute", who);
			return;
		}
		if (seat == null) {
			conditions.and(false, (row.role() == AttendanceRole.MEMBER) ? "not-a-member-then" : "seat-needed", who);
			return;
		}
		if (!this.seats.contains(seat)) {
			conditions.and(false, "no-such-seat-then", Map.of("seat", seat.value()));
			return;
		}
		List<PersonId> candidates = composition.candidates(seat);
		if (row.role() == AttendanceRole.MEMBER) {
			conditions.and(candidates.contains(row.personId()), "not-holder-of-seat", who);
		}
		else {
			conditions.and(!candidates.contains(row.personId()), "holder-is-no-substitute", who);
		}
		if (row.represents()) {
			List<AttendanceRow> others = current(before).stream()
				.filter((earlier) -> earlier.represents() && !row.corrects(earlier))
				.toList();
			conditions
				.and(others.stream().noneMatch((other) -> seat.equals(other.seatId())), "seat-already-represented",
						Map.of("seat", seat.value()))
				.and(others.stream().noneMatch((other) -> other.personId().equals(row.personId())),
						"represents-another-seat", who);
		}
	}

	private static @Nullable SeatId seatOf(RecordAttendance.Row row, Composition composition) {
		if (row.seatId() != null || row.role() != AttendanceRole.MEMBER) {
			return row.seatId();
		}
		List<SeatId> held = composition.seatsOf(row.personId());
		return (held.size() == 1) ? held.getFirst() : null;
	}

	private static List<AttendanceRow> current(List<AttendanceRow> rows) {
		List<AttendanceRow> current = new ArrayList<>();
		for (AttendanceRow row : rows) {
			current.removeIf(row::corrects);
			current.add(row);
		}
		return current;
	}

	private static void requireKnown(Conditions conditions, PersonId person, KnownPeople people) {
		conditions.and(people.knows(person), "person-unknown", Map.of("person", person.value()));
	}

	private Meeting withAttendance(List<AttendanceRow> rows) {
		return new Meeting(this.id, this.groupId, this.groupKind, this.heldOn, this.compositionVersion,
				this.firstOfComposition, this.seats, this.organisations, this.quorum, this.agenda, rows, this.inputs,
				this.consensus, this.provenance);
	}

	/**
	 * A point on the agenda.
	 *
	 * @param title what it was about
	 * @param type what it was for
	 * @param presenters who presented it
	 * @param projectIds the projects it was about
	 * @param themes what it touched on
	 */
	record AgendaItem(LanguageMap title, AgendaItemType type, List<PersonId> presenters, List<ProjectId> projectIds,
			List<LanguageMap> themes) {
	}

	/**
	 * An input.
	 *
	 * @param text what was said
	 * @param givenBy by whom, when recorded
	 */
	record Input(LanguageMap text, @Nullable PersonId givenBy) {
	}

}
