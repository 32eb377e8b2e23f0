package no.samdrift.project.adoption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import no.samdrift.events.Audience;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.AdoptionId;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.Outcome;

/**
 * One organisation's way with one project's solution (mission 4.3). It begins as a
 * candidate, who has adopted nothing yet.
 *
 * @param id made of the project and the organisation, so that there is one for both
 * @param projectId the project
 * @param organisationId the organisation
 * @param state how far it is
 * @param relevance how relevant the project was said to be when it became a candidate
 * @param visibility who may see it
 * @param readers the organisations it concerns, in the order of their ids
 */
record Adoption(AdoptionId id, ProjectId projectId, OrganisationId organisationId, AdoptionState state,
		RelevanceLevel relevance, Visibility visibility, List<OrganisationId> readers) {

	/** Keeps the ids made here apart from all others. */
	private static final UUID NAMESPACE = UUID.fromString("6f6b1a3e-7c0e-5a63-9d39-0d6f0f5f3a11");

	Adoption {
		readers = List.copyOf(readers);
	}

	/** The one id for this project and this organisation (a UUID of version 5). */
	static AdoptionId idOf(ProjectId project, OrganisationId organisation) {
		String name = project.value() + "/" + organisation.value();
		return new AdoptionId(
				Generators.nameBasedGenerator(NAMESPACE).generate(name.getBytes(StandardCharsets.UTF_8)).toString());
	}

	/**
	 * Somebody said that a project is relevant for an organisation.
	 * @param told who may see that it was said
	 */
	static Outcome<Adoption> candidate(ProjectId project, OrganisationId organisation, RelevanceLevel relevance,
			Audience told) {
		AdoptionId id = idOf(project, organisation);
		Adoption adoption = new Adoption(id, project, organisation, AdoptionState.CANDIDATE, relevance,
				told.visibility(), List.copyOf(told.organisations()));
		return Outcome.of(adoption, new AdoptionEvent.AdoptionCandidateNamed(id, project, organisation, relevance));
	}

	Audience audience() {
		return new Audience(this.visibility, Set.copyOf(this.readers));
	}

	AdoptionCard card() {
		return new AdoptionCard(this.id, this.projectId, this.organisationId, this.state);
	}

}
