package no.samdrift.project.project;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.OwningUnit;
import org.jspecify.annotations.Nullable;

/**
 * A trial with a date on which it is decided on (mission P13).
 *
 * @param startedOn the day it began
 * @param decisionDue when it is to be decided on
 * @param receiverCandidate the unit that may come to run it
 * @param extensions how often it was extended
 * @param extensionsSinceDecision how often since the steering group last decided on it
 * @param evaluation how it went, in writing
 */
record Pilot(LocalDate startedOn, LocalDate decisionDue, @Nullable OwningUnit receiverCandidate, int extensions,
		int extensionsSinceDecision, @Nullable LanguageMap evaluation) {

	/** How often a pilot may go on without a new steering decision (mission 4.2). */
	static final int EXTENSIONS_PER_DECISION = 2;

	static Pilot started(LocalDate today, LocalDate decisionDue, @Nullable OwningUnit receiverCandidate) {
		return new Pilot(today, decisionDue, receiverCandidate, 0, 0, null);
	}

	/** Whether it may go on longer without a new steering decision. */
	boolean hasExtensionsLeft() {
		return this.extensionsSinceDecision < EXTENSIONS_PER_DECISION;
	}

	Pilot extended(LocalDate due, boolean newDecision) {
		return new Pilot(this.startedOn, due, this.receiverCandidate, this.extensions + 1,
				newDecision ? 1 : this.extensionsSinceDecision + 1, this.evaluation);
	}

	Pilot evaluated(LanguageMap how) {
		return new Pilot(this.startedOn, this.decisionDue, this.receiverCandidate, this.extensions,
				this.extensionsSinceDecision, how);
	}

	long days(LocalDate until) {
		return ChronoUnit.DAYS.between(this.startedOn, until);
	}

}
