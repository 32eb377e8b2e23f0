package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

/**
 * The value that a project is expected to give each of the four groups (mission S24,
 * P06).
 *
 * @param estimates the newest estimate for each group, in the order of the groups
 */
record ValueProfile(List<Estimate> estimates) {

	static final int HIGHEST = 5;

	ValueProfile {
		estimates = List.copyOf(estimates);
	}

	static ValueProfile none() {
		return new ValueProfile(List.of());
	}

	ValueProfile with(Estimate estimate) {
		if (estimate.level() < 0 || estimate.level() > HIGHEST) {
			throw Refused.input(Unmet.field("level", "value-level-out-of-range"));
		}
		List<Estimate> all = new ArrayList<>(this.estimates);
		all.removeIf((known) -> known.group() == estimate.group());
		all.add(estimate);
		all.sort(Comparator.comparing(Estimate::group));
		return new ValueProfile(all);
	}

	/** The groups that nobody has estimated the value for. */
	Set<BeneficiaryGroup> missing() {
		Set<BeneficiaryGroup> missing = EnumSet.allOf(BeneficiaryGroup.class);
		this.estimates.forEach((estimate) -> missing.remove(estimate.group()));
		return missing;
	}

	/**
	 * The expected value for one group.
	 *
	 * @param group whom it is for
	 * @param level from 0 (none) to 5 (very high)
	 * @param reasoning why
	 */
	record Estimate(BeneficiaryGroup group, int level, LanguageMap reasoning) {
	}

}
