package no.samdrift.portal.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a version of the contract brought.
 *
 * @param version such as {@code 1.0.0}; absent for what is not released yet
 * @param releasedOn when it was released
 * @param types the types that are new
 * @param added the fields and values that are new in types that were there before
 * @param deprecated what is going away; {@code *} stands for a whole type
 */
record ContractVersion(@Nullable String version, @Nullable LocalDate releasedOn, @Nullable List<String> types,
		@Nullable Map<String, List<String>> added, @Nullable Map<String, List<String>> deprecated) {

	ContractVersion {
		types = Objects.requireNonNullElse(types, List.of());
		added = Objects.requireNonNullElse(added, Map.of());
		deprecated = Objects.requireNonNullElse(deprecated, Map.of());
	}

}
