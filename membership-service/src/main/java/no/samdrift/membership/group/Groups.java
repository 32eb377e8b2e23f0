package no.samdrift.membership.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** All groups. */
@Component
public class Groups {

	private static final int PAGE = 100;

	private final Aggregates<Group> all;

	Groups(Journal journal) {
		this.all = journal.aggregates(new GroupAggregate());
	}

	/**
	 * The group as it is recorded now.
	 * @throws Unknown when there is none
	 */
	public Recorded<Group> get(GroupId id) {
		return this.all.get(id.value());
	}

	public Optional<Group> find(GroupId id) {
		return this.all.find(id.value()).map(Recorded::state);
	}

	/** Those of the groups that there are. */
	public Map<GroupId, Group> of(Collection<GroupId> ids) {
		Map<GroupId, Group> found = new LinkedHashMap<>();
		this.all.findAll(ids.stream().map(GroupId::value).toList())
			.values()
			.forEach((group) -> found.put(group.state().id(), group.state()));
		return found;
	}

	/**
	 * What was recorded of the group at {@code knownAt}; what is recorded now when
	 * absent.
	 * @throws Unknown when nothing was
	 */
	Recorded<Group> known(GroupId id, @Nullable Instant knownAt) {
		if (knownAt == null) {
			return get(id);
		}
		return this.all.asOf(id.value(), knownAt).orElseThrow(() -> new Unknown("group", id.value()));
	}

	Recorded<Group> create(GroupId id, Supplier<Outcome<Group>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Group> change(GroupId id, Version version, Function<Group, Outcome<Group>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** Changes the group whatever its version, for reactions and due dates. */
	public void react(GroupId id, Function<Group, Outcome<Group>> command) {
		this.all.react(id.value(), command);
	}

	/**
	 * Who changed the group, when, and the events behind it; newest first.
	 * @throws Unknown when there is no such group
	 */
	Page<HistoryLine> history(GroupId id, Paging paging) {
		return this.all.history(id.value(), paging.cursor(), paging.limit());
	}

	Page<Recorded<Group>> list(@Nullable GroupKind kind, @Nullable ProgrammeId programme, @Nullable String cursor,
			int limit) {
		List<Bson> filters = new ArrayList<>();
		if (kind != null) {
			filters.add(Filters.eq("state.kind", kind.name()));
		}
		if (programme != null) {
			filters.add(Filters.eq("state.programmeId", programme.value()));
		}
		return this.all.list(filters.isEmpty() ? null : Filters.and(filters), cursor, limit);
	}

	/** Groups in which the organisation has or had a seat. */
	Page<Recorded<Group>> withSeatOf(OrganisationId organisation, @Nullable String cursor, int limit) {
		return this.all.list(seatOf(organisation), cursor, limit);
	}

	/** Groups in which the person holds or held a seat. */
	Page<Recorded<Group>> withTermOf(PersonId person, @Nullable String cursor, int limit) {
		return this.all.list(Filters.eq("state.seats.terms.personId", person.value()), cursor, limit);
	}

	/** Every group, page by page. */
	public void each(Consumer<Recorded<Group>> visitor) {
		each(null, visitor);
	}

	/** Every group in which the organisation has or had a seat. */
	public void eachWithSeatOf(OrganisationId organisation, Consumer<Recorded<Group>> visitor) {
		each(seatOf(organisation), visitor);
	}

	private static Bson seatOf(OrganisationId organisation) {
		return Filters.eq("state.seats.organisationId", organisation.value());
	}

	private void each(@Nullable Bson filter, Consumer<Recorded<Group>> visitor) {
		String cursor = null;
		do {
			Page<Recorded<Group>> page = this.all.list(filter, cursor, PAGE);
			List<Recorded<Group>> items = page.items();
			items.forEach(visitor);
			cursor = page.next();
		}
		while (cursor != null);
	}

}
