package no.samdrift.portal.project;

import java.util.Objects;
import java.util.stream.Stream;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are shown, and in which order. It stands in the page's address, so a
 * link shares it.
 *
 * @param q words of a name
 * @param programmeId the programme
 * @param focusArea code of a focus area
 * @param organisation an organisation that they concern
 * @param waitingFor an organisation that owes them an act
 * @param state where they are on their way
 * @param view {@code list}; else the board
 * @param sort the order of a list
 * @param cursor where a long list goes on
 */
record ProjectFilter(@Nullable String q, @Nullable ProgrammeId programmeId, @Nullable String focusArea,
		@Nullable OrganisationId organisation, @Nullable OrganisationId waitingFor, @Nullable Whereabouts state,
		@Nullable String view, @Nullable Sorting sort, @Nullable String cursor) {

	ProjectFilter {
		q = orNothing(q);
		focusArea = orNothing(focusArea);
		view = orNothing(view);
		cursor = orNothing(cursor);
	}

	/**
	 * A list is wanted: asked for, or because a board has no place for one state alone.
	 */
	public boolean isList() {
		return "list".equals(this.view) || this.state != null;
	}

	/** Whether anything is left out. */
	public boolean isNarrow() {
		return chosen() > 0;
	}

	/** How much is chosen. */
	public long chosen() {
		return Stream.of(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor, this.state)
			.filter(Objects::nonNull)
			.count();
	}

	/**
	 * The order of the list; those that moved last come first, unless asked otherwise.
	 */
	public Sorting sorting() {
		return (this.sort != null) ? this.sort : Sorting.NEWEST;
	}

	/** Adds the filter to what a service is asked, but for the state. */
	Address in(Address address) {
		return address.with("q", this.q)
			.with("programmeId", this.programmeId)
			.with("focusArea", this.focusArea)
			.with("organisation", this.organisation)
			.with("waitingFor", this.waitingFor);
	}

	/** Adds the filter to what a service is asked. */
	Address inWithState(Address address) {
		return (this.state == null) ? in(address) : in(address).with("state", this.state.state())
			.with("stateUnknown", (this.state == Whereabouts.UNKNOWN) ? true : null);
	}

	/** The page that shows the same in the other way. */
	public String otherView() {
		return list(isList() ? null : "list", null, null, null);
	}

	/** The page that lists those in a state. */
	public String only(ProjectState only) {
		return list("list", Whereabouts.of(only), null, null);
	}

	/** The page that lists those of which nobody has said where they are. */
	public String onlyUnknown() {
		return list("list", Whereabouts.UNKNOWN, null, null);
	}

	/** The same list in another order, from its beginning. */
	public String sortedBy(Sorting other) {
		return list(this.view, this.state, (other == Sorting.NEWEST) ? null : other, null);
	}

	/** The next page of the list, or the first one. */
	public String from(@Nullable String next) {
		return list(this.view, this.state, this.sort, next);
	}

	/** The page of those that wait for an organisation, and nothing else chosen. */
	public String waitingFor(OrganisationId whom) {
		return new ProjectFilter(null, null, null, null, whom, null, this.view, this.sort, null).page();
	}

	/** The page with nothing chosen. */
	public String everything() {
		return new ProjectFilter(null, null, null, null, null, null, this.view, this.sort, null).page();
	}

	/** The address of the page, with nothing in it that says nothing. */
	String page() {
		return in(Address.of("/projects").with("view", this.view)).with("state", this.state)
			.with("sort", this.sort)
			.with("cursor", this.cursor)
			.toString();
	}

	private String list(@Nullable String view, @Nullable Whereabouts state, @Nullable Sorting sort,
			@Nullable String cursor) {
		return new ProjectFilter(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor, state,
				view, sort, cursor)
			.page();
	}

	private static @Nullable String orNothing(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	/** The orders of a list, as project-service knows them. */
	enum Sorting {

		NEWEST, OLDEST, DUE, NAME

	}

}
