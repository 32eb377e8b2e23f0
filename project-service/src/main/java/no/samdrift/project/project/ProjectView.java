package no.samdrift.project.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.Recommendation;
import no.samdrift.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a project.
 *
 * @param id its id
 * @param programmeId the programme it is in
 * @param names what it is called
 * @param aliases what else it is or was called, and how surely that is the same project
 * @param kind local or joint
 * @param state where it is on its way
 * @param stateCertainty {@code UNKNOWN} when nobody has said where it is
 * @param stateSince the day it came into that state here
 * @param pausedFrom where it goes back to after a pause
 * @param reviewOn when a pause is looked at again
 * @param legalMoves the commands that can change its state now
 * @param focusAreas codes of the programme's focus areas
 * @param leadOrganisationId the organisation that leads
 * @param partners organisations in it, those that left too
 * @param owningUnit the unit that owns its work
 * @param idea the idea it began as
 * @param provenance where a project recorded afterwards is known from
 * @param criteriaMet the shared criteria that are met
 * @param criteria how they were assessed
 * @param values the value for the four groups
 * @param benefitPlan its benefits
 * @param mandateId the mandate that its state rests on
 * @param pilot its pilot
 * @param handover the offer to the line
 * @param lessons the lessons it has published
 * @param considered what it made of the known lessons
 * @param relevance for whom else it is relevant
 * @param waitsFor what somebody owes it now
 * @param version how many changes it has seen
 * @param recordedAt when the last change was recorded
 */
record ProjectView(ProjectId id, ProgrammeId programmeId, LanguageMap names, List<AliasView> aliases, ProjectKind kind,
		ProjectState state, Certainty stateCertainty, LocalDate stateSince, @Nullable ProjectState pausedFrom,
		@Nullable LocalDate reviewOn, List<String> legalMoves, List<String> focusAreas,
		@Nullable OrganisationId leadOrganisationId, List<Partner> partners, @Nullable OwningUnit owningUnit,
		@Nullable IdeaView idea, @Nullable Provenance provenance, List<Criterion> criteriaMet,
		List<Criteria.Assessment> criteria, List<ValueProfile.Estimate> values, BenefitPlan benefitPlan,
		@Nullable MandateId mandateId, @Nullable Pilot pilot, @Nullable Handover handover, List<Lesson> lessons,
		Lessons.@Nullable Considered considered, List<Relevances.Statement> relevance, List<WaitView> waitsFor,
		long version, Instant recordedAt) {

	static ProjectView of(Recorded<Project> recorded, Map<ProgrammeId, OrganisationId> hosts,
			Function<Wait, List<String>> settling, LocalDate day) {
		Project project = recorded.state();
		Standing standing = project.standing();
		return new ProjectView(project.id(), project.programmeId(), project.naming().names(),
				project.naming().aliases().stream().map(AliasView::of).toList(), project.partners().kind(),
				standing.state(), standing.certainty(), standing.since(), standing.pausedFrom(), standing.reviewOn(),
				ProjectLifecycle.legalMoves(standing.state()), project.focusAreas(),
				project.partners().lead().orElse(null), project.partners().everybody(), project.owningUnit(),
				IdeaView.of(project.origin()), project.origin().provenance(),
				project.criteria().met(project.partners()), project.criteria().assessments(),
				project.values().estimates(), project.benefits(), project.mandateId(), project.pilot(),
				project.handover(), project.lessons().published(), project.lessons().considered(),
				project.relevances().statements(),
				Wait.of(project)
					.stream()
					.map((wait) -> WaitView.of(wait, hosts.get(project.programmeId()), settling.apply(wait), day))
					.toList(),
				recorded.version().value(), recorded.recordedAt());
	}

	/**
	 * Another name.
	 *
	 * @param name the name
	 * @param certainty how surely it is the same project
	 * @param source who says so
	 * @param sameProject {@code confirmed}, or {@code unconfirmed} when somebody only
	 * concluded it
	 */
	record AliasView(String name, Certainty certainty, @Nullable String source, String sameProject) {

		static AliasView of(Alias alias) {
			Certainty certainty = alias.provenance().certainty();
			boolean confirmed = certainty == Certainty.STATED || certainty == Certainty.DERIVED;
			return new AliasView(alias.name(), certainty, alias.provenance().source(),
					confirmed ? "confirmed" : "unconfirmed");
		}

	}

	/**
	 * An act that somebody owes.
	 *
	 * @param kind what is owed
	 * @param organisationId the organisation that owes it
	 * @param personId the person it is put to, when it is put to one
	 * @param role the role in which it is done
	 * @param dueOn when it is due
	 * @param overdue whether that day is over
	 * @param benefitId the benefit that it is about, when it is about one
	 * @param commands the commands that settle it, of those that the reader may give
	 */
	record WaitView(Wait.Kind kind, @Nullable OrganisationId organisationId, @Nullable PersonId personId, Role role,
			LocalDate dueOn, boolean overdue, @Nullable BenefitId benefitId, List<String> commands) {

		static WaitView of(Wait wait, @Nullable OrganisationId host, List<String> commands, LocalDate day) {
			return new WaitView(wait.kind(), (wait.organisationId() != null) ? wait.organisationId() : host,
					wait.personId(), wait.role(), wait.dueOn(), day.isAfter(wait.dueOn()), wait.benefitId(), commands);
		}

	}

	/**
	 * The idea it began as.
	 *
	 * @param challenge the challenge it answers
	 * @param submittedBy who proposed it
	 * @param submittedByOrganisation for which organisation
	 * @param answerDue when an answer is due; absent once it is given
	 * @param recommendation what the programme group recommends
	 * @param answer what was decided
	 * @param grounds why
	 */
	record IdeaView(LanguageMap challenge, @Nullable PersonId submittedBy,
			@Nullable OrganisationId submittedByOrganisation, @Nullable LocalDate answerDue,
			@Nullable Recommendation recommendation, @Nullable Recommendation answer, @Nullable LanguageMap grounds) {

		static @Nullable IdeaView of(Origin origin) {
			return (origin.challenge() == null) ? null
					: new IdeaView(origin.challenge(), origin.submittedBy(), origin.submittedByOrganisation(),
							origin.answerDue(), origin.recommendation(), origin.answer(), origin.grounds());
		}

	}

}
