package no.samdrift.portal.work;

import no.samdrift.events.membership.SeatCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What steering groups wait for from a person: mandates that run out, and seats that
 * nobody holds.
 */
@Component
class GroupTasks {

	/** So long before its last day a mandate begins to concern those who give it. */
	private static final int DAYS_BEFORE = 60;

	private static final int MANDATES = 20;

	/** As many as are shown with their project's name, each with one call at once. */
	private static final int MANDATES_NAMED = 5;

	private static final int GROUPS = 50;

	private static final Set<Occupancy> VACANT = Set.of(Occupancy.VACANT, Occupancy.VACANT_BY_EXPIRY);

	private final Services services;

	private final Directory directory;

	private final Demo demo;

	private final Say say;

	GroupTasks(Services services, Directory directory, Demo demo, Say say) {
		this.services = services;
		this.directory = directory;
		this.demo = demo;
		this.say = say;
	}

	Tasks of(Reader reader) {
		Parts.Pending<List<Task>> mandates = Parts.fetch(Tasks.ID,
				() -> (reader.has(Role.STEERING_MEMBER) || reader.has(Role.COORDINATOR)) ? mandatesThatRunOut()
						: List.of());
		List<Task> tasks = new ArrayList<>(reader.has(Role.COORDINATOR) ? vacantSeats() : List.of());
		tasks.addAll(mandates.value());
		return new Tasks(tasks);
	}

	/** Only those that the reader may give; the service says so. */
	private List<Task> mandatesThatRunOut() {
		List<Parts.Pending<Task>> named = this.services.membership()
			.get(Mandates.class,
					Address.of("/mandates")
						.with("state", "ISSUED")
						.with("endsBy", this.say.today().plusDays(DAYS_BEFORE))
						.with("limit", MANDATES))
			.items()
			.stream()
			.filter((mandate) -> !mandate.commands().isEmpty())
			.sorted((one, other) -> one.validTo().compareTo(other.validTo()))
			.limit(MANDATES_NAMED)
			.map((mandate) -> Parts.fetch(Tasks.ID, () -> task(mandate)))
			.toList();
		return named.stream().map(Parts.Pending::value).toList();
	}

	private Task task(Mandates.Mandate mandate) {
		LanguageMap project = Parts
			.fetch("name",
					() -> this.services.project().get(Named.class, Address.of("/projects/{}", mandate.projectId())))
			.part()
			.or(Named.NOTHING)
			.names();
		String scope = String.join(", ",
				mandate.scope().stream().sorted().map((one) -> this.say.value("MandateScope", one.name())).toList());
		return new Task("MANDATE", project, Address.of("/projects/{}", mandate.projectId()).toString(), scope,
				"issue-mandate",
				Address.of("/groups/{}/issue-mandate", mandate.groupId())
					.with("projectId", mandate.projectId())
					.toString(),
				mandate.validTo(), 0, false);
	}

	private List<Task> vacantSeats() {
		List<Task> tasks = new ArrayList<>();
		for (Groups.Group group : this.services.membership()
			.get(Groups.class, Address.of("/groups").with("limit", GROUPS))
			.items()) {
			for (Groups.Seat seat : group.composition().seats()) {
				boolean proposed = seat.proposed() != null;
				if (VACANT.contains(seat.occupancy()) || proposed) {
					command(group, seat.seatId(), proposed)
						.ifPresent((command) -> tasks.add(task(group, seat, proposed, command)));
				}
			}
		}
		return tasks;
	}

	private static Optional<String> command(Groups.Group group, SeatId seat, boolean proposed) {
		List<String> may = group.seatCommands().getOrDefault(seat, List.of());
		return (proposed ? List.of("succeed", "appoint") : List.of("appoint")).stream()
			.filter(may::contains)
			.findFirst();
	}

	private Task task(Groups.Group group, Groups.Seat seat, boolean proposed, String command) {
		String organisation = (seat.organisationId() != null)
				? this.demo.name(this.directory.name(seat.organisationId())) : null;
		String office = (seat.office() != null) ? seat.office()
				: this.say.value("SeatCategory", seat.category().name());
		return new Task(proposed ? "SUCCESSION" : "VACANT_SEAT", group.names(),
				Address.of("/groups/{}", group.id()).toString(),
				(organisation != null) ? office + ", " + organisation : office, command,
				Address.of("/groups/{}/seats/{}/{}", group.id(), seat.seatId(), command).toString(), null, 1, false);
	}

	/** A page of mandates. */
	private record Mandates(List<Mandate> items) {

		/** A mandate, and what the reader may do with it. */
		private record Mandate(MandateId id, GroupId groupId, ProjectId projectId, Set<MandateScope> scope,
				LocalDate validTo, List<String> commands) {
		}

	}

	/** A page of groups. */
	private record Groups(List<Group> items) {

		/** A group, who sits in it, and what the reader may do with each seat. */
		private record Group(GroupId id, LanguageMap names, Composition composition,
				Map<SeatId, List<String>> seatCommands) {
		}

		/** Who sits in it today. */
		private record Composition(List<Seat> seats) {
		}

		/** A seat today. */
		private record Seat(SeatId seatId, @Nullable OrganisationId organisationId, @Nullable String office,
				SeatCategory category, Occupancy occupancy, @Nullable Object proposed) {
		}

	}

	/** What something is called; absent when it is not for the reader. */
	private record Named(@Nullable LanguageMap names) {

		private static final Named NOTHING = new Named(null);

	}

}
