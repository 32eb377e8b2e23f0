package no.samdrift.project.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a public project; without people. What is unknown is absent.
 *
 * @param id names it for ever
 * @param programmeId the programme it is in
 * @param names what it is called
 * @param focusAreas codes of its focus areas
 * @param state its state, when somebody stated it
 * @param since the day that state was recorded, when somebody stated the state
 * @param lead the organisation that leads it
 * @param usedBy the organisations that have it in ordinary operation, and since when
 * @param modified when its last change was recorded
 */
public record PublicProject(ProjectId id, ProgrammeId programmeId, LanguageMap names, List<String> focusAreas,
		@Nullable ProjectState state, @Nullable LocalDate since, @Nullable OrganisationId lead, List<User> usedBy,
		Instant modified) {

	public PublicProject {
		focusAreas = List.copyOf(focusAreas);
		usedBy = List.copyOf(usedBy);
	}

	/** The public face of a project; empty for one that is not public. */
	static Optional<PublicProject> of(Recorded<Project> recorded) {
		Project project = recorded.state();
		if (!ProjectVisibility.isPublic(project)) {
			return Optional.empty();
		}
		boolean stated = project.standing().certainty() == Certainty.STATED;
		return Optional.of(new PublicProject(project.id(), project.programmeId(), project.naming().names(),
				project.focusAreas().stream().map(Object::toString).toList(), stated ? project.state() : null,
				stated ? project.standing().since() : null, project.partners().lead().orElse(null), users(project),
				recorded.recordedAt()));
	}

	/** Who accepted the operation; the owner of one that was recorded afterwards. */
	private static List<User> users(Project project) {
		if (project.state() != ProjectState.OPERATION || project.standing().certainty() != Certainty.STATED) {
			return List.of();
		}
		LocalDate since = project.standing().since();
		if (project.handover() != null && project.handover().isAccepted()) {
			return List.of(new User(project.handover().receivingUnit().organisationId(), since));
		}
		return (project.owningUnit() != null) ? List.of(new User(project.owningUnit().organisationId(), since))
				: List.of();
	}

	/**
	 * An organisation that uses what the project made.
	 *
	 * @param organisationId who uses it
	 * @param since the day it moved to ordinary operation there
	 */
	public record User(OrganisationId organisationId, LocalDate since) {

	}

}
