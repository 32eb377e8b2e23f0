package no.samdrift.http.sample;

import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProgrammeId;
import org.jspecify.annotations.Nullable;

/** Asks to start a programme. */
public record StartProgramme(@Nullable ProgrammeId id, @NotNull LanguageMap names, @Nullable PartialDate startedOn,
		@NotNull OrganisationId host) {

}
