package no.samdrift.http.sample;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.samdrift.events.LanguageMap;
import org.jspecify.annotations.Nullable;

/** Asks for one more focus area. */
public record DefineFocusArea(@NotNull @Size(min = 2, max = 20) String code, @NotNull LanguageMap names,
		@Nullable String reason) {

}
