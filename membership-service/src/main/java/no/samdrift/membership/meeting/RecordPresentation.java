package no.samdrift.membership.meeting;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.AgendaItemType;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Records what an agenda item was about and who presented it.
 *
 * @param title what it was about
 * @param type what it was for; information when absent
 * @param presenters who presented it; none for a common discussion
 * @param projectIds the projects it was about
 * @param themes what it touched on
 */
record RecordPresentation(@NotNull LanguageMap title, @Nullable AgendaItemType type,
		@Nullable @Size(max = 50) List<PersonId> presenters, @Nullable @Size(max = 50) List<ProjectId> projectIds,
		@Nullable @Size(max = 50) List<LanguageMap> themes) {

	RecordPresentation {
		presenters = (presenters != null) ? List.copyOf(presenters) : List.of();
		projectIds = (projectIds != null) ? List.copyOf(projectIds) : List.of();
		themes = (themes != null) ? List.copyOf(themes) : List.of();
	}

	AgendaItemType typeOrInformation() {
		return (this.type != null) ? this.type : AgendaItemType.INFORMATION;
	}

}
