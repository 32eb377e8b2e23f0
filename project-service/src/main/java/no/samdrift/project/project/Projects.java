package no.samdrift.project.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Order;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;
import no.samdrift.project.programme.Programmes;
import no.samdrift.project.rights.Reader;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All projects: find, search, as of, change. */
@Component
public class Projects {

	private static final int PAGE = 200;

	private static final String STATE = "listing.state";

	private static final String WAITS = "listing.waits";

	private final Aggregates<Project> all;

	private final Programmes programmes;

	Projects(Journal journal, Programmes programmes) {
		this.all = journal.aggregates(new ProjectType());
		this.programmes = programmes;
	}

	/** Whether there is a project with this id that {@code reader} may see. */
	public boolean shows(ProjectId id, Reader reader) {
		return this.all.find(id.value())
			.filter((project) -> ProjectVisibility.admits(project.state(), reader))
			.isPresent();
	}

	/**
	 * Visits all that anybody may see, in the order of their ids. The index finds them;
	 * the rule itself decides, should an entry in the index be older than the rule.
	 */
	public void everyPublic(Consumer<PublicProject> visit) {
		everyPage(Filters.eq("state.listing.readers", ProjectVisibility.EVERYBODY),
				(project) -> PublicProject.of(project).ifPresent(visit));
	}

	/**
	 * The project, if {@code reader} may see it.
	 * @throws Unknown when there is none, or the reader may not know that there is
	 */
	Recorded<Project> get(ProjectId id, Reader reader) {
		return this.all.find(id.value())
			.filter((project) -> ProjectVisibility.admits(project.state(), reader))
			.orElseThrow(() -> unknown(id));
	}

	/**
	 * The project as it was recorded at {@code instant}, if {@code reader} may see that.
	 * @throws Unknown when there was none, or the reader may not know that there was
	 */
	Recorded<Project> asOf(ProjectId id, Instant instant, Reader reader) {
		Recorded<Project> now = get(id, reader);
		return this.all.asOf(id.value(), instant)
			.filter((then) -> ProjectVisibility.admits(then.state(), reader)
					|| ProjectVisibility.admitsToThePast(now.state(), reader))
			.orElseThrow(() -> unknown(id));
	}

	/**
	 * What happened to the project, newest first; without what {@code reader} may not
	 * see.
	 */
	Page<HistoryLine> history(ProjectId id, Reader reader, Paging paging) {
		Project now = get(id, reader).state();
		Page<HistoryLine> page = this.all.history(id.value(), paging.cursor(), paging.limit());
		if (ProjectVisibility.admitsToThePast(now, reader)) {
			return page;
		}
		List<HistoryLine> visible = new ArrayList<>();
		for (HistoryLine line : page.items()) {
			List<HistoryLine.Event> events = line.events()
				.stream()
				.filter((event) -> ProjectVisibility.admits(event.audience(), reader))
				.toList();
			if (!events.isEmpty()) {
				visible.add(new HistoryLine(line.version(), line.recordedAt(), line.actor(), line.command(),
						line.reason(), line.correlationId(), events));
			}
		}
		return new Page<>(visible, page.next());
	}

	/** A page of those that match and that {@code reader} may see. */
	Page<Recorded<Project>> search(ProjectQuery query, @Nullable Order<Project> order, Reader reader, Paging paging) {
		Bson filter = filter(query, reader);
		return (order != null) ? this.all.list(order, filter, paging.cursor(), paging.limit())
				: this.all.list(filter, paging.cursor(), paging.limit());
	}

	/**
	 * How many match of those that {@code reader} may see: one question to the database.
	 */
	ProjectCounts count(ProjectQuery query, Reader reader) {
		long total = 0;
		long unknown = 0;
		long waiting = 0;
		Map<ProjectState, Long> byState = new EnumMap<>(ProjectState.class);
		for (ProjectState state : ProjectState.values()) {
			byState.put(state, 0L);
		}
		for (Map.Entry<Map<String, Object>, Long> group : this.all.count(filter(query, reader), STATE, WAITS)
			.entrySet()) {
			long count = group.getValue();
			total += count;
			if (group.getKey().get(STATE) instanceof String state) {
				byState.merge(ProjectState.valueOf(state), count, Long::sum);
			}
			else {
				unknown += count;
			}
			if (Boolean.TRUE.equals(group.getKey().get(WAITS))) {
				waiting += count;
			}
		}
		return new ProjectCounts(total, byState, unknown, waiting);
	}

	private @Nullable Bson filter(ProjectQuery query, Reader reader) {
		List<Bson> filters = new ArrayList<>();
		visibleTo(reader).ifPresent(filters::add);
		if (query.q() != null) {
			filters.add(Aggregates.matching(query.q()));
		}
		if (query.state() != null) {
			filters.add(Filters.eq("state." + STATE, query.state().name()));
		}
		if (Boolean.TRUE.equals(query.stateUnknown())) {
			filters.add(Filters.eq("state." + STATE, null));
		}
		if (query.id() != null) {
			filters.add(Filters.in("_id", query.id().stream().map(ProjectId::value).toList()));
		}
		equal(filters, "state.programmeId", query.programmeId());
		if (query.focusArea() != null) {
			filters.add(Filters.eq("state.focusAreas", query.focusArea()));
		}
		equal(filters, "state.listing.lead", query.lead());
		equal(filters, "state.listing.partners", query.partner());
		equal(filters, "state.listing.relevantFor", query.relevantFor());
		equal(filters, "state.listing.concerned", query.organisation());
		if (query.waitingFor() != null) {
			filters.add(Filters.in("state.listing.debtors", debtors(query.waitingFor())));
		}
		return filters.isEmpty() ? null : Filters.and(filters);
	}

	/** The organisation itself, and the programmes that it answers ideas for. */
	private List<String> debtors(OrganisationId organisation) {
		List<String> debtors = new ArrayList<>();
		debtors.add(organisation.value());
		this.programmes.hostedBy(organisation).forEach((programme) -> debtors.add(Wait.hostOf(programme)));
		return debtors;
	}

	/**
	 * A page of other projects with published lessons in one of the project's focus
	 * areas.
	 */
	Page<Recorded<Project>> withLessonsFor(Project project, Reader reader, Paging paging) {
		List<Bson> filters = new ArrayList<>();
		visibleTo(reader).ifPresent(filters::add);
		filters.add(Filters.in("state.focusAreas", project.focusAreas()));
		filters.add(Filters.exists("state.listing.lessons.0"));
		filters.add(Filters.ne("_id", project.id().value()));
		return this.all.list(Filters.and(filters), paging.cursor(), paging.limit());
	}

	/** Those of the lessons that no project has published. */
	Set<LessonId> unknownLessons(Collection<LessonId> lessons) {
		Set<LessonId> unknown = new HashSet<>(lessons);
		if (!unknown.isEmpty()) {
			Bson having = Filters.in("state.listing.lessons", lessons.stream().map(LessonId::value).toList());
			everyPage(having, (
					project) -> project.state().lessons().published().forEach((lesson) -> unknown.remove(lesson.id())));
		}
		return unknown;
	}

	Recorded<Project> create(ProjectId id, Supplier<Outcome<Project>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Project> change(ProjectId id, Version version, Function<Project, Outcome<Project>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** Tells of every idea that has waited longer for an answer than was promised. */
	void tellOverdueAnswers(LocalDate today) {
		Bson overdue = Filters.lt("state.listing.answerDue", today.toString());
		everyPage(overdue, (project) -> this.all.react(project.id(), (idea) -> idea.tellAnswerOverdue(today)));
	}

	private void everyPage(Bson filter, Consumer<Recorded<Project>> visit) {
		String cursor = null;
		do {
			Page<Recorded<Project>> page = this.all.list(filter, cursor, PAGE);
			page.items().forEach(visit);
			cursor = page.next();
		}
		while (cursor != null);
	}

	private static Optional<Bson> visibleTo(Reader reader) {
		if (reader.everything()) {
			return Optional.empty();
		}
		Bson named = Filters.in("state.listing.readers", ProjectVisibility.keysOf(reader));
		if (reader.programmes().isEmpty()) {
			return Optional.of(named);
		}
		return Optional.of(Filters.or(named,
				Filters.in("state.programmeId", reader.programmes().stream().map(Id::value).toList())));
	}

	private static void equal(List<Bson> filters, String field, @Nullable Id id) {
		if (id != null) {
			filters.add(Filters.eq(field, id.value()));
		}
	}

	private static Unknown unknown(ProjectId id) {
		return new Unknown("project", id.value());
	}

}
