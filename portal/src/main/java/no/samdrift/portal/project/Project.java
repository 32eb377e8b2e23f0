package no.samdrift.portal.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.HandoverState;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.events.project.RelevanceLevel;
import org.jspecify.annotations.Nullable;

/**
 * A project as project-service shows it to the reader.
 *
 * @param id its id
 * @param programmeId the programme it is in
 * @param names what it is called
 * @param aliases what else it is or was called
 * @param kind local or joint
 * @param state where it is on its way
 * @param stateCertainty {@code UNKNOWN} when nobody has said where it is
 * @param stateSince the day it came there
 * @param pausedFrom where it goes back to after a pause
 * @param reviewOn when a pause is looked at again
 * @param legalMoves the commands that can change its state now, whoever gives them
 * @param focusAreas codes of the programme's focus areas
 * @param leadOrganisationId who leads
 * @param partners organisations in it, those that left too
 * @param owningUnit the unit that owns the work
 * @param idea the idea it began as
 * @param provenance where a project recorded afterwards is known from
 * @param criteriaMet the shared criteria that are met
 * @param criteria how they were assessed
 * @param values the estimated value for the four groups
 * @param benefitPlan its benefits
 * @param mandateId the mandate that its state rests on
 * @param pilot its pilot
 * @param handover the offer to the line
 * @param lessons the lessons it has published
 * @param considered what it made of the known lessons
 * @param relevance for whom else it is relevant
 * @param waitsFor what somebody owes it
 * @param version how many changes it has seen
 * @param recordedAt when the last change was recorded
 */
record Project(ProjectId id, ProgrammeId programmeId, LanguageMap names, List<OtherName> aliases, ProjectKind kind,
		ProjectState state, Certainty stateCertainty, LocalDate stateSince, @Nullable ProjectState pausedFrom,
		@Nullable LocalDate reviewOn, List<String> legalMoves, List<String> focusAreas,
		@Nullable OrganisationId leadOrganisationId, List<Partner> partners, @Nullable OwningUnit owningUnit,
		@Nullable Idea idea, @Nullable Provenance provenance, List<Criterion> criteriaMet, List<Assessment> criteria,
		List<Estimate> values, BenefitPlan benefitPlan, @Nullable MandateId mandateId, @Nullable Pilot pilot,
		@Nullable Handover handover, List<Lesson> lessons, @Nullable Considered considered, List<Relevance> relevance,
		List<Wait> waitsFor, long version, Instant recordedAt) {

	/** Whether nobody has said where it is on its way. */
	public boolean isStateUnknown() {
		return this.stateCertainty == Certainty.UNKNOWN;
	}

	/** Those who are in it now. */
	public List<Partner> partnersNow() {
		return this.partners.stream().filter((partner) -> partner.leftOn() == null).toList();
	}

	/** Those who have left. */
	public List<Partner> partnersBefore() {
		return this.partners.stream().filter((partner) -> partner.leftOn() != null).toList();
	}

	/** What it waits for, the soonest first. */
	public List<Wait> soonest() {
		return this.waitsFor.stream().sorted(Comparator.comparing(Wait::dueOn)).toList();
	}

	/** How a criterion was assessed; absent when it was not. */
	public @Nullable Assessment assessment(Criterion criterion) {
		return this.criteria.stream().filter((one) -> one.criterion() == criterion).findFirst().orElse(null);
	}

	/** The estimate for a group; absent when there is none. */
	public @Nullable Estimate value(BeneficiaryGroup group) {
		return this.values.stream().filter((one) -> one.group() == group).findFirst().orElse(null);
	}

	/** Another name, and whether it surely is the same project. */
	record OtherName(String name, Certainty certainty, @Nullable String source, String sameProject) {
	}

	/** The idea that it began as. */
	record Idea(LanguageMap challenge, @Nullable PersonId submittedBy, @Nullable OrganisationId submittedByOrganisation,
			@Nullable LocalDate answerDue, @Nullable Recommendation recommendation, @Nullable Recommendation answer,
			@Nullable LanguageMap grounds) {
	}

	/** How one of the shared criteria was assessed. */
	record Assessment(Criterion criterion, boolean met, LanguageMap evidence, List<String> evidenceRefs) {
	}

	/** The value for a group, from 0 to 5. */
	record Estimate(BeneficiaryGroup group, int level, LanguageMap reasoning) {
	}

	/** The benefits that are planned. */
	record BenefitPlan(int version, List<Benefit> benefits) {
	}

	/** A benefit, who answers for it, and how it was before. */
	record Benefit(BenefitId id, BeneficiaryGroup group, LanguageMap indicator, OrganisationId ownerOrganisationId,
			PersonId responsible, LocalDate zeroPointDue, LanguageMap target, @Nullable ZeroPoint zeroPoint) {
	}

	/** How it was before. */
	record ZeroPoint(double value, String unit, LocalDate measuredOn) {
	}

	/** The pilot, and when it is decided what becomes of it. */
	record Pilot(LocalDate startedOn, LocalDate decisionDue, @Nullable OwningUnit receiverCandidate, int extensions,
			@Nullable LanguageMap evaluation) {
	}

	/** The offer to a unit in the line. */
	record Handover(OwningUnit receivingUnit, PersonId operationsOwner, HandoverState state, LocalDate answerDue,
			@Nullable LanguageMap refusalReason) {
	}

	/** What was made of the known lessons. */
	record Considered(List<String> lessonIds, LanguageMap conclusion) {
	}

	/** How relevant it is elsewhere, and who says so. */
	record Relevance(OrganisationId organisationId, RelevanceLevel level, PersonId statedBy,
			@Nullable MeetingId meetingId) {
	}

	/** An act that somebody owes it. */
	record Wait(String kind, @Nullable OrganisationId organisationId, @Nullable PersonId personId, Role role,
			LocalDate dueOn, boolean overdue) {
	}

}
