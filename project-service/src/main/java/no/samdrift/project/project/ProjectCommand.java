package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.LessonKind;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.Recommendation;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.events.project.Stance;
import no.samdrift.events.project.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * What a project can be asked to do, as it comes over HTTP. What a guard of the lifecycle
 * asks for may be absent here: the refusal then names it together with everything else
 * that is missing.
 */
public sealed interface ProjectCommand {

	/** Somebody in a partner organisation has an idea (P03). */
	record ProposeIdea(@Nullable ProjectId id, @NotNull ProgrammeId programmeId, @NotNull LanguageMap names,
			@NotNull LanguageMap challenge,
			@Nullable @Size(max = 100) List<String> focusAreas) implements ProjectCommand {

		public ProposeIdea {
			focusAreas = orNone(focusAreas);
		}

	}

	/** A project that began elsewhere is recorded afterwards. */
	record RegisterProject(@Nullable ProjectId id, @NotNull ProgrammeId programmeId, @NotNull LanguageMap names,
			@Nullable @Size(max = 100) List<String> focusAreas, @NotNull Provenance provenance,
			@Nullable @Size(max = 100) List<Alias> aliases, @Nullable @Size(max = 100) List<@Valid AddPartner> partners,
			@Nullable OwningUnit owningUnit) implements ProjectCommand {

		public RegisterProject {
			focusAreas = orNone(focusAreas);
			aliases = orNone(aliases);
			partners = orNone(partners);
		}

	}

	/** The programme group recommends (P04). */
	record RecommendIdea(@NotNull Recommendation recommendation,
			@NotNull LanguageMap grounds) implements ProjectCommand {
	}

	/** The idea is answered (P04). */
	record DecideIdea(@NotNull Recommendation decision, @Nullable LanguageMap grounds) implements ProjectCommand {
	}

	/** A declined idea is taken up again. */
	record ReopenIdea(@Nullable LanguageMap newInformation) implements ProjectCommand {
	}

	/** One of the shared criteria is assessed (P05). */
	record AssessCriterion(@NotNull Criterion criterion, @NotNull Boolean met, @NotNull LanguageMap evidence,
			@Nullable @Size(max = 100) List<String> evidenceRefs) implements ProjectCommand {

		public AssessCriterion {
			evidenceRefs = orNone(evidenceRefs);
		}

	}

	/** The value for one of the four groups is estimated (P06). */
	record EstimateValue(@NotNull BeneficiaryGroup group, @NotNull Integer level,
			@NotNull LanguageMap reasoning) implements ProjectCommand {
	}

	/** The unit that owns the work is named. */
	record NameOwningUnit(@NotNull OwningUnit owningUnit) implements ProjectCommand {
	}

	/** An organisation joins (P19); today when no date is given. */
	record AddPartner(@NotNull OrganisationId organisationId, @NotNull PartnerRole role, @Nullable Stance stance,
			@Nullable PartialDate joinedOn) implements ProjectCommand {
	}

	/** An organisation leaves (P19); today when no date is given. */
	record RemovePartner(@NotNull OrganisationId organisationId, @Nullable PartialDate leftOn,
			@NotNull LanguageMap reason) implements ProjectCommand {
	}

	/** Another partner takes the lead (P21). */
	record TransferLead(@NotNull OrganisationId toOrganisationId,
			@NotNull LanguageMap reason) implements ProjectCommand {
	}

	/** The project gets another name (P42). */
	record Rename(@NotNull LanguageMap names) implements ProjectCommand {
	}

	/** Another name is recorded (P42). */
	record RecordAlias(@NotBlank @Size(max = 200) String name,
			@NotNull Provenance provenance) implements ProjectCommand {
	}

	/**
	 * Somebody says how relevant the project is for an organisation (P22). The caller
	 * states it, unless a coordinator records what somebody else stated.
	 */
	record StateRelevance(@NotNull OrganisationId organisationId, @NotNull RelevanceLevel level,
			@Nullable PersonId statedBy, @Nullable MeetingId meetingId) implements ProjectCommand {
	}

	/** A benefit is planned (P31). */
	record PlanBenefit(@Nullable BenefitId benefitId, @NotNull BeneficiaryGroup group, @NotNull LanguageMap indicator,
			@NotNull OrganisationId ownerOrganisationId, @NotNull PersonId responsible, @NotNull LocalDate zeroPointDue,
			@NotNull LanguageMap target) implements ProjectCommand {
	}

	/** A benefit's zero-point is measured (P31). */
	record MeasureZeroPoint(@NotNull BenefitId benefitId, @NotNull Double value, @NotBlank @Size(max = 200) String unit,
			@NotNull LocalDate measuredOn) implements ProjectCommand {
	}

	/** The known lessons are considered (P18). */
	record ConsiderLessons(@Nullable @Size(max = 100) List<LessonId> lessonIds,
			@NotNull LanguageMap conclusion) implements ProjectCommand {

		public ConsiderLessons {
			lessonIds = orNone(lessonIds);
		}

	}

	/** Assessment becomes pilot. */
	record StartPilot(@Nullable MandateId mandateId, @Nullable LocalDate decisionDue,
			@Nullable OwningUnit receiverCandidate) implements ProjectCommand {
	}

	/** The pilot goes on longer; a new mandate stands for a new steering decision. */
	record ExtendPilot(@Nullable LanguageMap reason, @Nullable LocalDate decisionDue,
			@Nullable MandateId mandateId) implements ProjectCommand {
	}

	/** The pilot is evaluated. */
	record EvaluatePilot(@NotNull LanguageMap evaluation) implements ProjectCommand {
	}

	/** The pilot is offered to a unit in the line (P12). */
	record OfferOperation(@NotNull OwningUnit receivingUnit, @NotNull PersonId operationsOwner,
			@Nullable LocalDate answerDue) implements ProjectCommand {
	}

	/** The unit says no (P12). */
	record RefuseOperation(@Nullable LanguageMap reason) implements ProjectCommand {
	}

	/**
	 * Pilot becomes operation (P11). Who receives it and who answers for it stand in the
	 * handover that was accepted.
	 */
	record MoveToOperation(@Nullable MandateId mandateId, @Nullable LocalDate effectiveOn,
			@Nullable Integer benefitPlanVersion) implements ProjectCommand {
	}

	/** Operation goes back to pilot; the one who answers for the operation agrees. */
	record ReturnToPilot(@Nullable LanguageMap reason, @Nullable LocalDate decisionDue,
			@Nullable PersonId agreedBy) implements ProjectCommand {
	}

	/** The project waits (P14). */
	record Pause(@Nullable LanguageMap reason, @Nullable LocalDate reviewOn) implements ProjectCommand {
	}

	/** The project goes on; a mandate is named when the one before no longer holds. */
	record Resume(@Nullable MandateId mandateId) implements ProjectCommand {
	}

	/** The project stops with lessons (P15). */
	record Stop(@Nullable StopReason reasonCode, @Nullable LanguageMap story,
			@Nullable @Size(max = 100) List<@Valid NewLesson> lessons) implements ProjectCommand {

		public Stop {
			lessons = orNone(lessons);
		}

	}

	/** A stopped project is tried again. */
	record Restart(@Nullable LessonId lessonId, @Nullable LanguageMap reason) implements ProjectCommand {
	}

	/** Operation ends. */
	record Retire(@Nullable LanguageMap reason, @Nullable LocalDate endsOn,
			@Nullable LocalDate adoptersInformedOn) implements ProjectCommand {
	}

	/**
	 * A lesson to publish.
	 *
	 * @param id its id, when the caller has one
	 * @param kind success, failure or mixed
	 * @param whatHappened what happened, and why
	 * @param advice what others should do
	 */
	record NewLesson(@Nullable LessonId id, @NotNull LessonKind kind, @NotNull LanguageMap whatHappened,
			@NotNull LanguageMap advice) {
	}

	private static <T> List<T> orNone(@Nullable List<T> given) {
		return (given != null) ? List.copyOf(given) : List.of();
	}

}
