package no.samdrift.events.project;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.Card;
import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.MandateId;
import org.jspecify.annotations.Nullable;

/**
 * How a project is now.
 *
 * @param projectId the project
 * @param programmeId the programme it is in
 * @param names what it is called
 * @param aliases what else it is or was called
 * @param kind local or joint
 * @param state where it is on its way
 * @param stateCertainty {@code UNKNOWN} for a project recorded afterwards whose state
 * nobody has said
 * @param stateSince the day it came into that state here
 * @param focusAreas codes of the programme's focus areas
 * @param leadOrganisationId the organisation that leads; absent for an idea that has none
 * yet
 * @param partners organisations in it, those that left too
 * @param owningUnit the unit that owns the work
 * @param submittedBy who proposed the idea
 * @param criteriaMet those of the three shared criteria that are met
 * @param mandateId the mandate that the present state rests on
 * @param pilotDecisionDue when the pilot is to be decided on
 * @param handover the offer to the line, when one was made
 * @param benefitResponsibles those responsible for its benefits
 * @param lessons lessons it has published
 */
public record ProjectCard(ProjectId projectId, ProgrammeId programmeId, LanguageMap names, List<Alias> aliases,
		ProjectKind kind, ProjectState state, Certainty stateCertainty, LocalDate stateSince, List<String> focusAreas,
		@Nullable OrganisationId leadOrganisationId, List<Partner> partners, @Nullable OwningUnit owningUnit,
		@Nullable PersonId submittedBy, List<Criterion> criteriaMet, @Nullable MandateId mandateId,
		@Nullable LocalDate pilotDecisionDue, @Nullable Handover handover, List<PersonId> benefitResponsibles,
		List<Lesson> lessons) implements Card {

	/**
	 * The two-sided handover to the line (P12).
	 *
	 * @param receivingUnit the unit that is to run it
	 * @param operationsOwner the person who is to answer for the operation
	 * @param state offered, accepted or refused
	 * @param answerDue when an answer is due
	 */
	public record Handover(OwningUnit receivingUnit, PersonId operationsOwner, HandoverState state,
			LocalDate answerDue) {
	}

}
