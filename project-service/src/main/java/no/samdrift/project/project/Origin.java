package no.samdrift.project.project;

import java.time.LocalDate;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.project.Recommendation;
import org.jspecify.annotations.Nullable;

/**
 * Where a project comes from: an idea that somebody proposed and is owed an answer for,
 * or a project that was recorded afterwards (mission P03, P04).
 *
 * @param challenge the challenge it answers, for a proposed idea
 * @param submittedBy who proposed it
 * @param submittedByOrganisation for which organisation
 * @param answerDue when the submitter is owed an answer; absent once it is given
 * @param overdueTold whether it was told that the answer is overdue
 * @param recommendation what the programme group recommends
 * @param answer what was decided
 * @param grounds why it was decided so
 * @param provenance where a project recorded afterwards is known from
 */
record Origin(@Nullable LanguageMap challenge, @Nullable PersonId submittedBy,
		@Nullable OrganisationId submittedByOrganisation, @Nullable LocalDate answerDue, boolean overdueTold,
		@Nullable Recommendation recommendation, @Nullable Recommendation answer, @Nullable LanguageMap grounds,
		@Nullable Provenance provenance) {

	static Origin proposed(LanguageMap challenge, PersonId by, OrganisationId organisation, LocalDate answerDue) {
		return new Origin(challenge, by, organisation, answerDue, false, null, null, null, null);
	}

	static Origin recordedAfterwards(Provenance provenance) {
		return new Origin(null, null, null, null, false, null, null, null, provenance);
	}

	boolean wasRecordedAfterwards() {
		return this.provenance != null;
	}

	Origin recommended(Recommendation what) {
		return new Origin(this.challenge, this.submittedBy, this.submittedByOrganisation, this.answerDue,
				this.overdueTold, what, this.answer, this.grounds, this.provenance);
	}

	Origin answered(Recommendation what, LanguageMap why) {
		return new Origin(this.challenge, this.submittedBy, this.submittedByOrganisation, null, this.overdueTold,
				this.recommendation, what, why, this.provenance);
	}

	/** The project goes on, which is an answer too. */
	Origin goesOn() {
		return new Origin(this.challenge, this.submittedBy, this.submittedByOrganisation, null, this.overdueTold,
				this.recommendation, this.answer, this.grounds, this.provenance);
	}

	/** A new answer is owed. */
	Origin reopened(LocalDate due) {
		return new Origin(this.challenge, this.submittedBy, this.submittedByOrganisation, due, false, null, null, null,
				this.provenance);
	}

	/** Whether it is time to tell that the answer is overdue. */
	boolean becomesOverdue(LocalDate today) {
		return this.answerDue != null && !this.overdueTold && today.isAfter(this.answerDue);
	}

	Origin toldOverdue() {
		return new Origin(this.challenge, this.submittedBy, this.submittedByOrganisation, this.answerDue, true,
				this.recommendation, this.answer, this.grounds, this.provenance);
	}

}
