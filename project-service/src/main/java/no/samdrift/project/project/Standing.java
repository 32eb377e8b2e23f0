package no.samdrift.project.project;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import no.samdrift.events.Certainty;
import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/**
 * Where a project stands on its way.
 *
 * @param state its state
 * @param certainty {@code UNKNOWN} when it was recorded afterwards and nobody has said
 * @param since the day it came into that state
 * @param startedOn the day its work began with the assessment; absent for an idea
 * @param pausedFrom the state it goes back to; only while it is paused
 * @param reviewOn when the pause is to be looked at again; only while it is paused
 */
record Standing(ProjectState state, Certainty certainty, LocalDate since, @Nullable LocalDate startedOn,
		@Nullable ProjectState pausedFrom, @Nullable LocalDate reviewOn) {

	static Standing idea(Certainty certainty, LocalDate today) {
		return new Standing(ProjectState.IDEA, certainty, today, null, null, null);
	}

	/** Its work begins, for the first time or anew. */
	Standing begun(LocalDate today) {
		return new Standing(ProjectState.ASSESSMENT, Certainty.STATED, today, today, null, null);
	}

	Standing moved(ProjectState to, LocalDate today) {
		return new Standing(to, Certainty.STATED, today, this.startedOn, null, null);
	}

	Standing paused(LocalDate today, LocalDate review) {
		return new Standing(ProjectState.PAUSED, Certainty.STATED, today, this.startedOn, this.state, review);
	}

	/** The state that a pause hides, or else the state itself. */
	ProjectState underneath() {
		return (this.pausedFrom != null) ? this.pausedFrom : this.state;
	}

	long daysRun(LocalDate today) {
		return (this.startedOn != null) ? ChronoUnit.DAYS.between(this.startedOn, today) : 0;
	}

}
