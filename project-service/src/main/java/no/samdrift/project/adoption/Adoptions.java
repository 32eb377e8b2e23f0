package no.samdrift.project.adoption;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import no.samdrift.events.Audience;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.project.project.Adopters;
import no.samdrift.project.project.Projects;
import no.samdrift.project.rights.Reader;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All adoptions. */
@Component
class Adoptions implements Adopters {

	private static final int PAGE = 200;

	private static final Set<AdoptionState> USING = EnumSet.of(AdoptionState.DECIDED, AdoptionState.PILOTING,
			AdoptionState.IN_OPERATION);

	private final Aggregates<Adoption> all;

	private final Projects projects;

	Adoptions(Journal journal, Projects projects) {
		this.all = journal.aggregates(new AdoptionType());
		this.projects = projects;
	}

	/** Names a candidate, or leaves the adoption that there is as it is. */
	void nameCandidate(ProjectId project, OrganisationId organisation, RelevanceLevel relevance, Audience told) {
		this.all.createOnce(Adoption.idOf(project, organisation).value(),
				() -> Adoption.candidate(project, organisation, relevance, told));
	}

	/**
	 * A page of those that match. Whoever may see a project may see who adopts it; across
	 * projects it goes by who was told.
	 */
	Page<Recorded<Adoption>> list(@Nullable ProjectId project, @Nullable OrganisationId organisation,
			@Nullable AdoptionState state, Reader reader, Paging paging) {
		List<Bson> filters = new ArrayList<>();
		if (project != null) {
			filters.add(Filters.eq("state.projectId", project.value()));
		}
		if (organisation != null) {
			filters.add(Filters.eq("state.organisationId", organisation.value()));
		}
		if (state != null) {
			filters.add(Filters.eq("state.state", state.name()));
		}
		if (project == null || !this.projects.shows(project, reader)) {
			toldTo(reader).ifPresent(filters::add);
		}
		return this.all.list(filters.isEmpty() ? null : Filters.and(filters), paging.cursor(), paging.limit());
	}

	@Override
	public List<OrganisationId> candidates(ProjectId project) {
		return organisations(project, EnumSet.of(AdoptionState.CANDIDATE));
	}

	@Override
	public List<OrganisationId> users(ProjectId project) {
		return organisations(project, USING);
	}

	private List<OrganisationId> organisations(ProjectId project, Set<AdoptionState> states) {
		Bson filter = Filters.and(Filters.eq("state.projectId", project.value()),
				Filters.in("state.state", states.stream().map(AdoptionState::name).toList()));
		List<OrganisationId> found = new ArrayList<>();
		String cursor = null;
		do {
			Page<Recorded<Adoption>> page = this.all.list(filter, cursor, PAGE);
			page.items().forEach((adoption) -> found.add(adoption.state().organisationId()));
			cursor = page.next();
		}
		while (cursor != null);
		found.sort((one, other) -> one.value().compareTo(other.value()));
		return found;
	}

	private static Optional<Bson> toldTo(Reader reader) {
		if (reader.everything()) {
			return Optional.empty();
		}
		Bson open = Filters.eq("state.visibility", Visibility.PUBLIC.name());
		return Optional.of(reader.organisation()
			.map((organisation) -> Filters.or(open, Filters.eq("state.readers", organisation.value())))
			.orElse(open));
	}

}
