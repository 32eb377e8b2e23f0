package no.samdrift.portal.project;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which projects are shown. It stands in the page's address, so a link shares it.
 *
 * @param q words of a name
 * @param programmeId the programme
 * @param focusArea code of a focus area
 * @param organisation an organisation that they concern
 * @param waitingFor an organisation that owes them an act
 * @param state where they are on their way
 * @param stateUnknown whether only those are shown of which nobody has said where they
 * are
 * @param view {@code list}; else the board
 * @param cursor where a long list goes on
 */
record ProjectFilter(@Nullable String q, @Nullable ProgrammeId programmeId, @Nullable String focusArea,
		@Nullable OrganisationId organisation, @Nullable OrganisationId waitingFor, @Nullable ProjectState state,
		@Nullable Boolean stateUnknown, @Nullable String view, @Nullable String cursor) {

	/**
	 * A list is wanted: asked for, or because a board has no place for one state alone.
	 */
	public boolean isList() {
		return "list".equals(this.view) || this.state != null || Boolean.TRUE.equals(this.stateUnknown);
	}

	/** Whether anything is left out. */
	public boolean isNarrow() {
		return isGiven(this.q) || this.programmeId != null || isGiven(this.focusArea) || this.organisation != null
				|| this.waitingFor != null || this.state != null || this.stateUnknown != null;
	}

	/** Adds the filter to what a service is asked. */
	Address in(Address address) {
		return address.with("q", this.q)
			.with("programmeId", this.programmeId)
			.with("focusArea", this.focusArea)
			.with("organisation", this.organisation)
			.with("waitingFor", this.waitingFor)
			.with("stateUnknown", this.stateUnknown);
	}

	/** The page that shows the same in the other way. */
	public String otherView() {
		return new ProjectFilter(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor, null,
				null, isList() ? null : "list", null)
			.page();
	}

	/** The page that lists those in a state. */
	public String only(ProjectState only) {
		return new ProjectFilter(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor, only,
				null, "list", null)
			.page();
	}

	/** The page that lists those of which nobody has said where they are. */
	public String onlyUnknown() {
		return new ProjectFilter(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor, null,
				true, "list", null)
			.page();
	}

	/** The next page of the list. */
	public String next(String next) {
		return new ProjectFilter(this.q, this.programmeId, this.focusArea, this.organisation, this.waitingFor,
				this.state, this.stateUnknown, "list", next)
			.page();
	}

	private String page() {
		UriComponentsBuilder page = UriComponentsBuilder.fromPath("/projects");
		with(page, "view", this.view);
		with(page, "q", this.q);
		with(page, "programmeId", this.programmeId);
		with(page, "focusArea", this.focusArea);
		with(page, "organisation", this.organisation);
		with(page, "waitingFor", this.waitingFor);
		with(page, "state", this.state);
		with(page, "stateUnknown", this.stateUnknown);
		with(page, "cursor", this.cursor);
		return page.encode().build().toUriString();
	}

	private static void with(UriComponentsBuilder page, String name, @Nullable Object value) {
		if (value != null && !value.toString().isEmpty()) {
			page.queryParam(name, value.toString());
		}
	}

	private static boolean isGiven(@Nullable String value) {
		return value != null && !value.isBlank();
	}

}
