package no.samdrift.journal.readmodel;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How it is with a read model.
 *
 * @param name its name
 * @param source what it is rebuilt from
 * @param state whether it is whole
 * @param left how many records are still to be read, while it is being filled and as far
 * as it is known
 * @param askedAt when somebody asked for a rebuild last
 * @param askedBy who
 * @param reason why
 * @param trouble why it could not be rebuilt at the last try, which is repeated
 */
public record ReadModel(String name, RebuildableReadModel.Source source, State state, @Nullable Long left,
		@Nullable Instant askedAt, @Nullable String askedBy, @Nullable String reason, @Nullable String trouble) {

	/** Whether a read model is whole. */
	public enum State {

		/** It holds everything that its source has told. */
		WHOLE,
		/** A rebuild is asked for and has not begun. */
		REQUESTED,
		/** It is being rebuilt. */
		FILLING

	}

}
