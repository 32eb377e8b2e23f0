package no.samdrift.http.sample;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a request. */
public record Measurement(@NotNull LocalDate on, @Nullable LocalDate until, @Max(10) int level,
		@Nullable ProjectState state, @NotEmpty List<@Valid Point> points) {

	@AssertTrue(message = "ends-before-it-starts")
	boolean isInOrder() {
		return this.until == null || this.on == null || !this.until.isBefore(this.on);
	}

	/** One point of it. */
	public record Point(@NotBlank String name, @Nullable Rule rule) {
	}

	/** A value whose constructor says no. */
	public record Rule(int even) {

		public Rule {
			if (even % 2 != 0) {
				throw new IllegalArgumentException("A rule is even");
			}
		}

	}

	/** A value whose constructor takes for granted that nothing is missing. */
	public record Strict(List<String> names, String other, @Nullable String more) {

		public Strict {
			names = List.copyOf(names);
			other = other.strip();
		}

	}

}
