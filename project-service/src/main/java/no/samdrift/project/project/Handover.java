package no.samdrift.project.project;

import java.time.LocalDate;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.HandoverState;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.ProjectCard;
import org.jspecify.annotations.Nullable;

/**
 * The two-sided handover of a pilot to the line: one side offers, the other answers
 * (mission P12).
 *
 * @param receivingUnit the unit that is to run it
 * @param operationsOwner who is to answer for the operation
 * @param state offered, accepted or refused
 * @param answerDue when the unit is to have answered
 * @param refusalReason why the unit said no
 */
record Handover(OwningUnit receivingUnit, PersonId operationsOwner, HandoverState state, LocalDate answerDue,
		@Nullable LanguageMap refusalReason) {

	static Handover offered(OwningUnit unit, PersonId operationsOwner, LocalDate answerDue) {
		return new Handover(unit, operationsOwner, HandoverState.OFFERED, answerDue, null);
	}

	boolean isAccepted() {
		return this.state == HandoverState.ACCEPTED;
	}

	boolean awaitsAnswer() {
		return this.state == HandoverState.OFFERED;
	}

	Handover accepted() {
		return new Handover(this.receivingUnit, this.operationsOwner, HandoverState.ACCEPTED, this.answerDue, null);
	}

	Handover refused(LanguageMap reason) {
		return new Handover(this.receivingUnit, this.operationsOwner, HandoverState.REFUSED, this.answerDue, reason);
	}

	ProjectCard.Handover card() {
		return new ProjectCard.Handover(this.receivingUnit, this.operationsOwner, this.state, this.answerDue);
	}

}
