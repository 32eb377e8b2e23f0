package no.samdrift.portal.work;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.BenefitId;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;

/**
 * What a person's own page shows of a project.
 *
 * @param id its id
 * @param names what it is called
 * @param state where it is on its way
 * @param stateCertainty {@code UNKNOWN} when nobody has said where it is
 * @param stateSince the day it came there
 * @param leadOrganisationId who leads
 * @param partners organisations in it, those that left too
 * @param waitsFor what somebody owes it
 */
record Project(ProjectId id, LanguageMap names, ProjectState state, Certainty stateCertainty, LocalDate stateSince,
		@Nullable OrganisationId leadOrganisationId, List<Partner> partners, List<Wait> waitsFor) {

	/** Whether nobody has said where it is on its way. */
	public boolean isStateUnknown() {
		return this.stateCertainty == Certainty.UNKNOWN;
	}

	/** What an organisation is in it now; absent when it is not in it. */
	public @Nullable PartnerRole roleOf(@Nullable OrganisationId organisation) {
		return this.partners.stream()
			.filter((partner) -> partner.organisationId().equals(organisation) && partner.leftOn() == null)
			.map(Partner::role)
			.findFirst()
			.orElse(null);
	}

	/** Its page. */
	public String page() {
		return Address.of("/projects/{}", this.id).toString();
	}

	/** The page of a command. */
	String commandPage(String command) {
		return Address.of("/projects/{}/{}", this.id, command).toString();
	}

	/**
	 * A page of projects.
	 *
	 * @param items the projects
	 * @param next where there are more
	 */
	record Page(List<Project> items, @Nullable String next) {
	}

	/**
	 * An act that somebody owes it.
	 *
	 * @param kind what is owed
	 * @param organisationId who owes it
	 * @param personId whom it is put to
	 * @param dueOn when it is due
	 * @param benefitId the benefit that it is about
	 * @param commands the commands that settle it, of those that the reader may give
	 */
	record Wait(Kind kind, @Nullable OrganisationId organisationId, @Nullable PersonId personId, LocalDate dueOn,
			@Nullable BenefitId benefitId, List<String> commands) {

		/** What can be owed, what matters most first. */
		enum Kind {

			HANDOVER_ANSWER, IDEA_ANSWER, PAUSE_REVIEW, ZERO_POINT, PILOT_DECISION

		}

	}

}
