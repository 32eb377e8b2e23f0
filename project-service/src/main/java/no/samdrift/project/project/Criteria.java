package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.Criterion;

/**
 * The three criteria that all projects share (mission S4, P05). Two are assessed with
 * evidence; several actors is computed from the partners.
 *
 * @param assessments the newest assessment of each criterion
 */
record Criteria(List<Assessment> assessments) {

	Criteria {
		assessments = List.copyOf(assessments);
	}

	static Criteria none() {
		return new Criteria(List.of());
	}

	Criteria with(Assessment assessment) {
		List<Assessment> others = new ArrayList<>(this.assessments);
		others.removeIf((known) -> known.criterion() == assessment.criterion());
		others.add(assessment);
		return new Criteria(others);
	}

	/** Those that are met, with these partners. */
	List<Criterion> met(Partners partners) {
		List<Criterion> met = new ArrayList<>();
		for (Criterion criterion : Criterion.values()) {
			if (isMet(criterion, partners)) {
				met.add(criterion);
			}
		}
		return met;
	}

	boolean isMet(Criterion criterion, Partners partners) {
		Optional<Assessment> newest = this.assessments.stream()
			.filter((assessment) -> assessment.criterion() == criterion)
			.findFirst();
		return switch (criterion) {
			case SEVERAL_ACTORS -> partners.severalActors() && newest.map(Assessment::met).orElse(true);
			case SUSTAINABLE, INNOVATIVE_TECHNOLOGY -> newest.map(Assessment::met).orElse(false);
		};
	}

	/**
	 * How a criterion was assessed.
	 *
	 * @param criterion which one
	 * @param met whether it is met
	 * @param evidence what shows it
	 * @param evidenceRefs where the evidence can be read
	 */
	record Assessment(Criterion criterion, boolean met, LanguageMap evidence, List<String> evidenceRefs) {
	}

}
