package no.samdrift.membership.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** All mandates. */
@Component
public class Mandates {

	private static final int PAGE = 100;

	private final Aggregates<Mandate> all;

	Mandates(Journal journal) {
		this.all = journal.aggregates(new MandateAggregate());
	}

	/** How many mandates the group has given. */
	public int givenBy(GroupId group) {
		int[] count = { 0 };
		each(Filters.eq("state.groupId", group.value()), (mandate) -> count[0]++);
		return count[0];
	}

	/** Every mandate in force whose last day is before {@code today}. */
	public void eachPast(LocalDate today, Consumer<Recorded<Mandate>> visitor) {
		each(Filters.and(Filters.eq("state.state", MandateState.ISSUED.name()),
				Filters.lt("state.validTo", today.toString())), visitor);
	}

	/** Changes the mandate whatever its version, for due dates. */
	public void react(MandateId id, Function<Mandate, Outcome<Mandate>> command) {
		this.all.react(id.value(), command);
	}

	Recorded<Mandate> get(MandateId id) {
		return this.all.get(id.value());
	}

	Recorded<Mandate> create(MandateId id, Supplier<Outcome<Mandate>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Mandate> change(MandateId id, Version version, Function<Mandate, Outcome<Mandate>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** Who changed the mandate, when, and the events behind it; newest first. */
	Page<HistoryLine> history(MandateId id, Paging paging) {
		return this.all.history(id.value(), paging.cursor(), paging.limit());
	}

	Page<Recorded<Mandate>> list(@Nullable ProjectId project, @Nullable GroupId group, @Nullable MandateState state,
			@Nullable LocalDate endsBy, @Nullable String cursor, int limit) {
		List<Bson> filters = new ArrayList<>();
		if (project != null) {
			filters.add(Filters.eq("state.projectId", project.value()));
		}
		if (group != null) {
			filters.add(Filters.eq("state.groupId", group.value()));
		}
		if (state != null) {
			filters.add(Filters.eq("state.state", state.name()));
		}
		if (endsBy != null) {
			filters.add(Filters.lte("state.validTo", endsBy.toString()));
		}
		return this.all.list(filters.isEmpty() ? null : Filters.and(filters), cursor, limit);
	}

	private void each(Bson filter, Consumer<Recorded<Mandate>> visitor) {
		String cursor = null;
		do {
			Page<Recorded<Mandate>> page = this.all.list(filter, cursor, PAGE);
			page.items().forEach(visitor);
			cursor = page.next();
		}
		while (cursor != null);
	}

}
