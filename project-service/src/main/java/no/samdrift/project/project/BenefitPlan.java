package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.BenefitId;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * The benefits a project is to give, each with one who answers for it and a zero-point to
 * compare with (mission P31).
 *
 * @param version grows by one with every change
 * @param benefits the planned benefits
 */
record BenefitPlan(int version, List<Benefit> benefits) {

	BenefitPlan {
		benefits = List.copyOf(benefits);
	}

	static BenefitPlan none() {
		return new BenefitPlan(0, List.of());
	}

	/** With one benefit more. */
	BenefitPlan with(Benefit benefit) {
		if (find(benefit.id()).isPresent()) {
			throw Refused.because(Unmet.field("benefitId", "benefit-id-taken"));
		}
		List<Benefit> more = new ArrayList<>(this.benefits);
		more.add(benefit);
		return new BenefitPlan(this.version + 1, more);
	}

	/** With the zero-point of a benefit measured. */
	BenefitPlan measured(BenefitId id, ZeroPoint zeroPoint) {
		if (find(id).isEmpty()) {
			throw Refused.because(Unmet.field("benefitId", "benefit-unknown"));
		}
		return new BenefitPlan(this.version + 1,
				this.benefits.stream()
					.map((benefit) -> benefit.id().equals(id) ? benefit.measured(zeroPoint) : benefit)
					.toList());
	}

	Optional<Benefit> find(BenefitId id) {
		return this.benefits.stream().filter((benefit) -> benefit.id().equals(id)).findFirst();
	}

	/** Whether somebody answers for a benefit. */
	boolean hasResponsible() {
		return !this.benefits.isEmpty();
	}

	/** Whether it is planned for every benefit when its zero-point is measured. */
	boolean zeroPointsPlanned() {
		return !this.benefits.isEmpty();
	}

	/** Whether every planned benefit has its zero-point. */
	boolean zeroPointsMeasured() {
		return !this.benefits.isEmpty() && this.benefits.stream().allMatch((benefit) -> benefit.zeroPoint() != null);
	}

	/** Those who answer for the benefits, each once. */
	List<PersonId> responsibles() {
		return this.benefits.stream().map(Benefit::responsible).distinct().toList();
	}

	/**
	 * One planned benefit.
	 *
	 * @param id its name for ever
	 * @param group whom it is for
	 * @param indicator what shows it
	 * @param ownerOrganisationId the organisation it falls to
	 * @param responsible who answers for it
	 * @param zeroPointDue when its zero-point is to be measured
	 * @param target what is aimed at
	 * @param zeroPoint how it was before the change; absent until measured
	 */
	record Benefit(BenefitId id, BeneficiaryGroup group, LanguageMap indicator, OrganisationId ownerOrganisationId,
			PersonId responsible, LocalDate zeroPointDue, LanguageMap target, @Nullable ZeroPoint zeroPoint) {

		Benefit measured(ZeroPoint measured) {
			return new Benefit(this.id, this.group, this.indicator, this.ownerOrganisationId, this.responsible,
					this.zeroPointDue, this.target, measured);
		}

	}

	/**
	 * How it was before the change.
	 *
	 * @param value the measured value
	 * @param unit what the value counts, such as {@code days}
	 * @param measuredOn when it was measured
	 */
	record ZeroPoint(double value, String unit, LocalDate measuredOn) {
	}

}
