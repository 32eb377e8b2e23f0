package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.ProjectEvent.PartnerLeftProject;
import no.samdrift.events.project.ProjectEvent.ProjectRelevanceStated;
import no.samdrift.events.project.ProjectState;
import no.samdrift.project.rights.Reader;

/**
 * The one rule for who may see a project, in events and in answers (guarantee G6). An
 * idea, an assessment and a declined idea are the partners' own; from the pilot on a
 * project is public, and so is one that was recorded afterwards from public sources.
 */
final class ProjectVisibility {

	/** Stands for everybody among the readers; no organisation can have this id. */
	static final String EVERYBODY = "*";

	private static final Set<ProjectState> AMONG_PARTNERS = EnumSet.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.DECLINED);

	private ProjectVisibility() {
	}

	static boolean isPublic(Project project) {
		return project.origin().wasRecordedAfterwards() || !AMONG_PARTNERS.contains(project.standing().underneath());
	}

	/** Who may see the project as it is. */
	static Audience of(Project project) {
		return isPublic(project) ? Audience.everybody(concerned(project)) : Audience.partners(concerned(project));
	}

	/** Who may see an event of the project, right after it happened. */
	static Audience of(Project project, DomainEvent event) {
		Set<OrganisationId> organisations = new LinkedHashSet<>(concerned(project));
		switch (event) {
			case PartnerLeftProject left -> organisations.add(left.organisationId());
			case ProjectRelevanceStated stated -> organisations.add(stated.organisationId());
			default -> {
			}
		}
		return isPublic(project) ? Audience.everybody(organisations) : Audience.partners(organisations);
	}

	/** The ids of those who may see it, for lists to filter on. */
	static List<String> readers(Project project) {
		List<String> readers = new ArrayList<>();
		if (isPublic(project)) {
			readers.add(EVERYBODY);
		}
		concerned(project).forEach((organisation) -> readers.add(organisation.value()));
		return readers;
	}

	/** Whether {@code reader} may see the project as it is. */
	static boolean admits(Project project, Reader reader) {
		return follows(project, reader) || readers(project).stream().anyMatch(keysOf(reader)::contains);
	}

	/** Whether {@code reader} may see an event with this audience. */
	static boolean admits(Audience audience, Reader reader) {
		return audience.visibility() == Visibility.PUBLIC || reader.organisation().filter(audience::admits).isPresent();
	}

	/**
	 * Whether {@code reader} may see all of the project's past, also from before it was
	 * in it: those whose project it is, and those who follow the programme.
	 */
	static boolean admitsToThePast(Project project, Reader reader) {
		return follows(project, reader) || reader.organisation().filter(insiders(project)::contains).isPresent();
	}

	/** What lists look for among the readers. */
	static Set<String> keysOf(Reader reader) {
		return reader.organisation()
			.map((organisation) -> Set.of(EVERYBODY, organisation.value()))
			.orElse(Set.of(EVERYBODY));
	}

	private static boolean follows(Project project, Reader reader) {
		return reader.everything() || reader.programmes().contains(project.programmeId());
	}

	/**
	 * The organisations that it concerns: partners, submitter, owner, who was offered the
	 * operation, and those for which it is relevant.
	 */
	static Set<OrganisationId> concerned(Project project) {
		Set<OrganisationId> concerned = insiders(project);
		if (project.handover() != null) {
			concerned.add(project.handover().receivingUnit().organisationId());
		}
		concerned.addAll(project.relevances().relevantFor());
		return concerned;
	}

	private static Set<OrganisationId> insiders(Project project) {
		Set<OrganisationId> insiders = new LinkedHashSet<>(project.partners().current());
		if (project.origin().submittedByOrganisation() != null) {
			insiders.add(project.origin().submittedByOrganisation());
		}
		if (project.owningUnit() != null) {
			insiders.add(project.owningUnit().organisationId());
		}
		return insiders;
	}

}
