package no.samdrift.project.adoption;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.AdoptionId;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.http.Caller;
import no.samdrift.http.Paging;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.project.rights.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/adoptions")
@Tag(name = "Adoptions")
class AdoptionController {

	private final Adoptions adoptions;

	private final Readers readers;

	AdoptionController(Adoptions adoptions, Readers readers) {
		this.adoptions = adoptions;
		this.readers = readers;
	}

	@GetMapping
	@Operation(summary = "How far organisations are with projects' solutions")
	Page<AdoptionView> list(Caller caller, @RequestParam @Nullable ProjectId projectId,
			@RequestParam @Nullable OrganisationId organisationId, @RequestParam @Nullable AdoptionState state,
			Paging paging) {
		return this.adoptions.list(projectId, organisationId, state, this.readers.of(caller), paging)
			.map(AdoptionView::of);
	}

	/**
	 * What a reader sees of an adoption.
	 *
	 * @param id its id
	 * @param projectId the project whose solution it is
	 * @param organisationId the organisation
	 * @param state how far it is
	 * @param relevance how relevant the project was said to be
	 * @param version how many changes it has seen
	 */
	record AdoptionView(AdoptionId id, ProjectId projectId, OrganisationId organisationId, AdoptionState state,
			RelevanceLevel relevance, long version) {

		static AdoptionView of(Recorded<Adoption> recorded) {
			Adoption adoption = recorded.state();
			return new AdoptionView(adoption.id(), adoption.projectId(), adoption.organisationId(), adoption.state(),
					adoption.relevance(), recorded.version().value());
		}

	}

}
