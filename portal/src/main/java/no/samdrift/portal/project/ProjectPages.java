package no.samdrift.portal.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.history.Happening;
import no.samdrift.portal.history.HistoryEntry;
import no.samdrift.portal.history.HistoryWords;
import no.samdrift.portal.project.ProjectPage.Adoption;
import no.samdrift.portal.project.ProjectPage.Mandate;
import no.samdrift.portal.project.ProjectPage.Telling;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of a project shows, from the services that know it, at once. */
@Component
class ProjectPages {

	/** As much of a history as one request gives. */
	private static final int MOST = 200;

	private static final int TOLD_AT_FIRST = 8;

	/** Enough for the dates of the way, with most projects. */
	private static final int LOOKED_AT = 50;

	private static final String ISSUE_MANDATE = "issue-mandate";

	private final Services services;

	private final Directory directory;

	private final HistoryWords words;

	private final Clock clock;

	ProjectPages(Services services, Directory directory, HistoryWords words, Clock clock) {
		this.services = services;
		this.directory = directory;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The page.
	 * @param asOf the day as of whose end the project is shown; absent for now
	 * @param whole whether all of the history is told
	 * @param before where a long history goes on
	 */
	ProjectPage of(ProjectId id, @Nullable LocalDate asOf, boolean whole, @Nullable String before) {
		Parts.Pending<Project> project = Parts.fetch("project",
				() -> this.services.project().get(Project.class, Address.of("/projects/{}", id).with("asOf", asOf)));
		Parts.Pending<Commands> commands = Parts.fetch("gate", () -> (asOf != null) ? Commands.NONE : commands(id));
		Parts.Pending<Happening.Page> history = Parts.fetch("history",
				() -> history(id, before, whole ? MOST : LOOKED_AT));
		Parts.Pending<List<Mandate>> mandates = Parts.fetch("mandates", () -> mandates(id));
		Parts.Pending<List<Adoption>> adoptions = Parts.fetch("adoptions", () -> adoptions(id));
		Project found = project.value();
		Part<Happening.Page> happened = until(history.part(), asOf);
		List<Happening> told = happened.or(Happening.Page.NONE).items();
		Part<Commands> may = commands.part();
		Map<PersonId, String> names = this.directory.people(people(found, told));
		return new ProjectPage(found, Stages.of(found, told, this.clock.getZone()), may, mandates.part(),
				adoptions.part(), telling(happened, names, whole || before != null), names,
				canGiveMissingMandate(may) ? steeringGroups(found.programmeId()) : List.of(), asOf);
	}

	Commands commands(ProjectId id) {
		return this.services.project().get(Commands.class, Address.of("/projects/{}/commands", id));
	}

	private Happening.Page history(ProjectId id, @Nullable String before, int limit) {
		return this.services.project()
			.get(Happening.Page.class,
					Address.of("/projects/{}/history", id).with("limit", limit).with("cursor", before));
	}

	/** The mandates of a project, those that are over too. */
	List<Mandate> mandates(ProjectId id) {
		return this.services.membership()
			.get(Mandates.class, Address.of("/mandates").with("projectId", id.value()).with("limit", MOST))
			.items();
	}

	private List<Adoption> adoptions(ProjectId id) {
		return this.services.project()
			.get(Adoptions.class, Address.of("/adoptions").with("projectId", id.value()).with("limit", MOST))
			.items();
	}

	/** What happened after the day is not told. */
	private Part<Happening.Page> until(Part<Happening.Page> history, @Nullable LocalDate asOf) {
		if (asOf == null || history.value() == null) {
			return history;
		}
		Instant end = asOf.plusDays(1).atStartOfDay(this.clock.getZone()).toInstant();
		List<Happening> then = history.value()
			.items()
			.stream()
			.filter((happening) -> happening.recordedAt().isBefore(end))
			.toList();
		return new Part<>(history.id(), new Happening.Page(then, history.value().next()), false);
	}

	private Part<Telling> telling(Part<Happening.Page> history, Map<PersonId, String> names, boolean whole) {
		Happening.Page page = history.value();
		if (page == null) {
			return new Part<>(history.id(), null, history.awaited());
		}
		int told = whole ? page.items().size() : Math.min(TOLD_AT_FIRST, page.items().size());
		List<HistoryEntry> entries = page.items()
			.subList(0, told)
			.stream()
			.map((happening) -> this.words.tell(happening, names))
			.toList();
		return new Part<>(history.id(), new Telling(entries, page.items().size() - told, page.next(), whole), false);
	}

	/** Whether the next step lacks a mandate that this reader can give. */
	private static boolean canGiveMissingMandate(Part<Commands> commands) {
		Commands.Entry gate = commands.or(Commands.NONE).gate();
		return gate != null && gate.conditions()
			.stream()
			.filter((condition) -> !condition.met() && condition.mandateScope() != null)
			.flatMap((condition) -> condition.suppliedBy().stream())
			.anyMatch((supplier) -> supplier.command().equals(ISSUE_MANDATE) && Reader.current().has(supplier.role()));
	}

	private List<GroupId> steeringGroups(ProgrammeId programme) {
		Part<Groups> groups = Parts
			.fetch("groups",
					() -> this.services.membership()
						.get(Groups.class, Address.of("/groups").with("kind", GroupKind.STEERING).with("limit", MOST)))
			.part();
		return groups.or(new Groups(List.of()))
			.items()
			.stream()
			.filter((group) -> programme.equals(group.programmeId()))
			.map(Groups.Group::id)
			.toList();
	}

	private static List<@Nullable PersonId> people(Project project, List<Happening> history) {
		List<@Nullable PersonId> people = new ArrayList<>();
		project.benefitPlan().benefits().forEach((benefit) -> people.add(benefit.responsible()));
		project.relevance().forEach((relevance) -> people.add(relevance.statedBy()));
		project.waitsFor().forEach((wait) -> people.add(wait.personId()));
		if (project.handover() != null) {
			people.add(project.handover().operationsOwner());
		}
		if (project.idea() != null) {
			people.add(project.idea().submittedBy());
		}
		history.stream()
			.map(Happening::actor)
			.filter((actor) -> actor.role() != Role.SYSTEM)
			.forEach((actor) -> people.add(new PersonId(actor.id())));
		return people;
	}

	/** A page of mandates. */
	private record Mandates(List<Mandate> items) {
	}

	/** A page of adoptions. */
	private record Adoptions(List<Adoption> items) {
	}

	/** A page of groups. */
	private record Groups(List<Group> items) {

		/** A group and the programme that it steers. */
		private record Group(GroupId id, @Nullable ProgrammeId programmeId) {
		}

	}

}
