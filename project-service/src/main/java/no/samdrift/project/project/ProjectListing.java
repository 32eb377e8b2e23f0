package no.samdrift.project.project;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import no.samdrift.events.Certainty;
import no.samdrift.events.Language;
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
 * @param due the day the soonest act is owed, or {@value #NEVER}
 * @param sortNames its name in each language as lists are sorted by it
 */
record ProjectListing(@Nullable ProjectState state, @Nullable OrganisationId lead, List<OrganisationId> partners,
		List<OrganisationId> relevantFor, Set<OrganisationId> concerned, boolean waits, Set<String> debtors,
		List<String> readers, List<LessonId> lessons, @Nullable String answerDue, String due,
		Map<String, String> sortNames) {

	/** Stands for no day, after every day. */
	static final String NEVER = "never";

	/** The fields that lists filter on. */
	static final Set<String> FIELDS = Set.of("programmeId", "focusAreas", "listing.state", "listing.lead",
			"listing.partners", "listing.relevantFor", "listing.concerned", "listing.debtors", "listing.readers",
			"listing.lessons", "listing.answerDue");

	static ProjectListing of(Project project) {
		Standing standing = project.standing();
		Origin origin = project.origin();
		Set<String> debtors = new LinkedHashSet<>();
		List<Wait> waits = Wait.of(project);
		waits.forEach((wait) -> debtors.add(wait.debtor(project)));
		return new ProjectListing((standing.certainty() != Certainty.UNKNOWN) ? standing.state() : null,
				project.partners().lead().orElse(null), project.partners().current(),
				project.relevances().relevantFor(), ProjectVisibility.concerned(project), !debtors.isEmpty(), debtors,
				ProjectVisibility.readers(project),
				project.lessons().published().stream().map((lesson) -> lesson.id()).toList(),
				(origin.answerDue() != null && !origin.overdueTold()) ? origin.answerDue().toString() : null,
				waits.stream().map(Wait::dueOn).min(Comparator.naturalOrder()).map(LocalDate::toString).orElse(NEVER),
				Stream.of(Language.values())
					.collect(Collectors.toMap(Language::tag,
							(language) -> sortable(project.naming().names().in(language).value()))));
	}

	/**
	 * A text by which names sort as Norwegians do. Æ, ø and å come after z, where they
	 * stood in the seven-bit alphabet of NS 4551; other accents and all signs do not
	 * count.
	 */
	static String sortable(String name) {
		String norwegian = Normalizer.normalize(name, Normalizer.Form.NFC)
			.toLowerCase(Locale.ROOT)
			.replace('æ', '{')
			.replace('ø', '|')
			.replace('å', '}');
		return Normalizer.normalize(norwegian, Normalizer.Form.NFD)
			.replaceAll("[^\\p{L}\\p{Nd}{|} ]+", "")
			.replaceAll(" +", " ")
			.strip();
	}

}
