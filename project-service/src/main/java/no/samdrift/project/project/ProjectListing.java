package no.samdrift.project.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Certainty;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.LessonId;
import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/**
 * What lists and searches filter on. It is derived from the project and written beside
 * its state, so that the database and not the service sorts out who may see what.
 *
 * @param state its state; absent when nobody has said
 * @param lead the organisation that leads
 * @param partners the organisations in it now
 * @param relevantFor the organisations for which it is relevant
 * @param concerned the organisations that it concerns in any way
 * @param waits whether somebody owes it an act
 * @param debtors who owes it one; {@link Wait#debtor} says how they are written
 * @param readers who may see it
 * @param lessons the lessons it has published
 * @param answerDue the day the submitter is owed an answer, while nobody was told that it
 * is overdue
 */
record ProjectListing(@Nullable ProjectState state, @Nullable OrganisationId lead, List<OrganisationId> partners,
		List<OrganisationId> relevantFor, Set<OrganisationId> concerned, boolean waits, Set<String> debtors,
		List<String> readers, List<LessonId> lessons, @Nullable String answerDue) {

	/** The fields that lists filter on. */
	static final Set<String> FIELDS = Set.of("programmeId", "focusAreas", "listing.state", "listing.lead",
			"listing.partners", "listing.relevantFor", "listing.concerned", "listing.debtors", "listing.readers",
			"listing.lessons", "listing.answerDue");

	static ProjectListing of(Project project) {
		Standing standing = project.standing();
		Origin origin = project.origin();
		Set<String> debtors = new LinkedHashSet<>();
		Wait.of(project).forEach((wait) -> debtors.add(wait.debtor(project)));
		return new ProjectListing((standing.certainty() != Certainty.UNKNOWN) ? standing.state() : null,
				project.partners().lead().orElse(null), project.partners().current(),
				project.relevances().relevantFor(), ProjectVisibility.concerned(project), !debtors.isEmpty(), debtors,
				ProjectVisibility.readers(project),
				project.lessons().published().stream().map((lesson) -> lesson.id()).toList(),
				(origin.answerDue() != null && !origin.overdueTold()) ? origin.answerDue().toString() : null);
	}

}
