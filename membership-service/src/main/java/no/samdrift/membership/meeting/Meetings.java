package no.samdrift.membership.meeting;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** All meetings. */
@Component
public class Meetings {

	private static final int PAGE = 100;

	private final Aggregates<Meeting> all;

	Meetings(Journal journal) {
		this.all = journal.aggregates(new MeetingAggregate());
	}

	Recorded<Meeting> get(MeetingId id) {
		return this.all.get(id.value());
	}

	Recorded<Meeting> create(MeetingId id, Supplier<Outcome<Meeting>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Meeting> change(MeetingId id, Version version, Function<Meeting, Outcome<Meeting>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** Who changed the record, when, and the events behind it; newest first. */
	Page<HistoryLine> history(MeetingId id, Paging paging) {
		return this.all.history(id.value(), paging.cursor(), paging.limit());
	}

	/** Meetings, the newest first. */
	Page<Recorded<Meeting>> list(@Nullable GroupId group, @Nullable String cursor, int limit) {
		return this.all.list(MeetingAggregate.NEWEST_FIRST,
				(group != null) ? Filters.eq("state.groupId", group.value()) : null, cursor, limit);
	}

	/** Every meeting, page by page. */
	public void each(Consumer<Meeting> visitor) {
		String cursor = null;
		do {
			Page<Recorded<Meeting>> page = this.all.list(null, cursor, PAGE);
			page.items().forEach((meeting) -> visitor.accept(meeting.state()));
			cursor = page.next();
		}
		while (cursor != null);
	}

}
