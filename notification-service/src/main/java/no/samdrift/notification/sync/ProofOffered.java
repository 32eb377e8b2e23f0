package no.samdrift.notification.sync;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality's system says that it has.
 *
 * @param cursor how far it has read, over HTTP; or
 * @param offset the next offset to read, over Kafka
 * @param kinds the kinds of resources that it keeps
 */
record ProofOffered(@Nullable @Schema(description = "How far the system has read, over HTTP") String cursor,
		@Nullable @PositiveOrZero @Schema(
				description = "How far the system has read, over Kafka: the next offset") Long offset,
		@NotNull List<@Valid Kind> kinds) {

	/** Whether it says in one way, and in one only, how far the system has read. */
	boolean hasOnePlace() {
		return (this.cursor != null) != (this.offset != null);
	}

	/**
	 * All the resources of one kind.
	 *
	 * @param cardType the CloudEvents type of their cards
	 * @param digest SHA-256, hexadecimal, of one line for each resource, ordered by
	 * source and subject: source, space, subject, space, sequence with 19 digits, space,
	 * SHA-256 of the card in the canonical form of RFC 8785, line feed
	 * @param resources what the lines were made of, so that a difference can be named
	 */
	record Kind(@NotBlank String cardType, @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String digest,
			@Nullable List<@Valid Held> resources) {
	}

	/**
	 * One resource.
	 *
	 * @param source the CloudEvents source
	 * @param subject its id
	 * @param sequence of its card, with or without leading zeros
	 * @param digest SHA-256 of its card in the canonical form, hexadecimal
	 */
	record Held(@NotBlank String source, @NotBlank String subject,
			@NotBlank @Pattern(regexp = "[0-9]{1,19}") String sequence,
			@NotBlank @Pattern(regexp = "[0-9a-f]{64}") String digest) {
	}

}
