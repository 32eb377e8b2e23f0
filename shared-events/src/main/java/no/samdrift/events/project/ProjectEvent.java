package no.samdrift.events.project;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a project (mission 4.2, 4.6). State, focus areas, lead and partners as
 * they were right after stand in the card that each event carries.
 */
public sealed interface ProjectEvent extends DomainEvent {

	ProjectId projectId();

	/** Somebody in a partner organisation proposed an idea (P03). */
	record IdeaProposed(ProjectId projectId, ProgrammeId programmeId, LanguageMap names, LanguageMap challenge,
			List<String> focusAreas, PersonId submittedBy, OrganisationId submittedByOrganisation,
			LocalDate answerDue) implements ProjectEvent {
	}

	/**
	 * A project that began elsewhere was recorded afterwards; its state may be unknown.
	 */
	record ProjectRegistered(ProjectId projectId, ProgrammeId programmeId, LanguageMap names, List<String> focusAreas,
			Provenance provenance) implements ProjectEvent {
	}

	/** The programme group recommends what to do with an idea (P04). */
	record IdeaRecommended(ProjectId projectId, Recommendation recommendation,
			LanguageMap grounds) implements ProjectEvent {
	}

	/** An idea was approved for assessment (P04). */
	record IdeaApproved(ProjectId projectId, LanguageMap grounds) implements ProjectEvent {
	}

	/** An idea was sent back to its submitter for more (P04). */
	record IdeaReturned(ProjectId projectId, LanguageMap grounds) implements ProjectEvent {
	}

	/** An idea was not taken, with grounds (P04). */
	record IdeaDeclined(ProjectId projectId, LanguageMap grounds) implements ProjectEvent {
	}

	/** A declined idea was taken up again for new information. */
	record IdeaReopened(ProjectId projectId, LanguageMap newInformation) implements ProjectEvent {
	}

	/** An idea has waited longer for an answer than was promised (P03). */
	record IdeaAnswerOverdue(ProjectId projectId, LocalDate answerDue) implements ProjectEvent {
	}

	/** One of the three shared criteria was assessed, with evidence (P05). */
	record CriterionAssessed(ProjectId projectId, Criterion criterion, boolean met, LanguageMap evidence,
			List<String> evidenceRefs) implements ProjectEvent {
	}

	/** The value for one of the four groups was estimated, from 0 to 5 (P06). */
	record ValueEstimated(ProjectId projectId, BeneficiaryGroup group, int level,
			LanguageMap reasoning) implements ProjectEvent {
	}

	/** The unit that owns the project's work was named (C-43). */
	record OwningUnitNamed(ProjectId projectId, OwningUnit owningUnit) implements ProjectEvent {
	}

	/** An organisation joined the project (P19). */
	record PartnerJoinedProject(ProjectId projectId, OrganisationId organisationId, PartnerRole role,
			@Nullable Stance stance, PartialDate joinedOn) implements ProjectEvent {
	}

	/** An organisation left the project (P19). */
	record PartnerLeftProject(ProjectId projectId, OrganisationId organisationId, PartialDate leftOn,
			LanguageMap reason) implements ProjectEvent {
	}

	/** The lead went from one organisation to another. */
	record ProjectLeadTransferred(ProjectId projectId, OrganisationId fromOrganisationId,
			OrganisationId toOrganisationId, LanguageMap reason) implements ProjectEvent {
	}

	/** The project got another name; the old one stays as an alias (P42). */
	record ProjectRenamed(ProjectId projectId, LanguageMap names, List<Alias> aliases) implements ProjectEvent {
	}

	/** Another name was recorded for the project (P42). */
	record ProjectAliasRecorded(ProjectId projectId, Alias alias) implements ProjectEvent {
	}

	/** Somebody stated how relevant the project is for an organisation (P22). */
	record ProjectRelevanceStated(ProjectId projectId, OrganisationId organisationId, RelevanceLevel level,
			PersonId statedBy, @Nullable MeetingId meetingId) implements ProjectEvent {
	}

	/**
	 * A benefit was planned, with the one responsible and the zero-point to measure
	 * (P31).
	 */
	record BenefitPlanned(ProjectId projectId, BenefitId benefitId, BeneficiaryGroup group, LanguageMap indicator,
			OrganisationId ownerOrganisationId, PersonId responsible, LocalDate zeroPointDue,
			LanguageMap target) implements ProjectEvent {
	}

	/** A benefit's zero-point was measured, before the change it is to show (P31). */
	record ZeroPointMeasured(ProjectId projectId, BenefitId benefitId, double value, String unit,
			LocalDate measuredOn) implements ProjectEvent {
	}

	/** The known lessons were considered before the pilot (P18). */
	record LessonsConsidered(ProjectId projectId, List<LessonId> lessonIds,
			LanguageMap conclusion) implements ProjectEvent {
	}

	/** Idea became assessment (BP1). */
	record ProjectAssessmentStarted(ProjectId projectId, OwningUnit owningUnit,
			DecisionPoint decisionPoint) implements ProjectEvent {
	}

	/** Assessment became pilot under a mandate (BP2/BP3). */
	record PilotStarted(ProjectId projectId, MandateId mandateId, LocalDate decisionDue,
			@Nullable OwningUnit receiverCandidate, DecisionPoint decisionPoint) implements ProjectEvent {
	}

	/** The pilot goes on longer than planned. */
	record PilotExtended(ProjectId projectId, LanguageMap reason, LocalDate decisionDue,
			int extensionNo) implements ProjectEvent {
	}

	/** The pilot was evaluated in writing. */
	record PilotEvaluated(ProjectId projectId, LanguageMap evaluation) implements ProjectEvent {
	}

	/** The pilot was offered to a unit in the line (P12). */
	record OperationOffered(ProjectId projectId, OwningUnit receivingUnit, PersonId operationsOwner,
			LocalDate answerDue) implements ProjectEvent {
	}

	/** The receiving unit said yes (P12). */
	record OperationAccepted(ProjectId projectId, OwningUnit receivingUnit,
			PersonId operationsOwner) implements ProjectEvent {
	}

	/** The receiving unit said no, with its reason (P12). */
	record OperationRefused(ProjectId projectId, OwningUnit receivingUnit, LanguageMap reason) implements ProjectEvent {
	}

	/** A pilot became ordinary operation (P11). */
	record ProjectMovedToOperation(ProjectId projectId, MandateId mandateId, OwningUnit receivingUnit,
			PersonId operationsOwner, LocalDate effectiveOn, long pilotDays, int benefitPlanVersion,
			List<OrganisationId> adoptionCandidates, DecisionPoint decisionPoint) implements ProjectEvent {
	}

	/** Operation went back to pilot. */
	record ProjectReturnedToPilot(ProjectId projectId, LanguageMap reason,
			LocalDate decisionDue) implements ProjectEvent {
	}

	/** The project waits, until a review date (P14). */
	record ProjectPaused(ProjectId projectId, LanguageMap reason, LocalDate reviewOn,
			ProjectState fromState) implements ProjectEvent {
	}

	/** The project went on from where it paused (P14). */
	record ProjectResumed(ProjectId projectId, ProjectState toState) implements ProjectEvent {
	}

	/** The project was stopped with lessons, a respected end (P15). */
	record ProjectStopped(ProjectId projectId, StopReason reasonCode, LanguageMap story, List<LessonId> lessonIds,
			ProjectState stateBefore, long daysRun) implements ProjectEvent {
	}

	/** A lesson was published (P16). */
	record LessonPublished(ProjectId projectId, Lesson lesson) implements ProjectEvent {
	}

	/** A stopped project is tried again for what was learned. */
	record ProjectRestarted(ProjectId projectId, LessonId lessonId, LanguageMap reason) implements ProjectEvent {
	}

	/** Operation ended (BP6). */
	record ProjectRetired(ProjectId projectId, LanguageMap reason, LocalDate endsOn,
			DecisionPoint decisionPoint) implements ProjectEvent {
	}

}
