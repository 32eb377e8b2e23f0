package no.samdrift.membership.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.MandateEvent.MandateExpired;
import no.samdrift.events.membership.MandateEvent.MandateIssued;
import no.samdrift.events.membership.MandateEvent.MandateRevoked;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * A mandate (M30). It is valid if and only if it is issued, neither revoked nor expired,
 * and the day is within its dates (mission 4.1).
 *
 * @param id the mandate
 * @param groupId the steering group that gave it
 * @param projectId the project that has it
 * @param scope what it allows
 * @param limits what it does not allow, in words
 * @param validFrom the first day
 * @param validTo the last day
 * @param grounds why it was given
 * @param state issued, expired or revoked
 * @param revokedBecause why it was taken back
 * @param concerned the organisations in the project and in the group, when it was issued
 */
public record Mandate(MandateId id, GroupId groupId, ProjectId projectId, Set<MandateScope> scope,
		@Nullable LanguageMap limits, LocalDate validFrom, LocalDate validTo, LanguageMap grounds, MandateState state,
		@Nullable LanguageMap revokedBecause, List<OrganisationId> concerned) {

	private static final Set<ProjectState> ENDED = Set.of(ProjectState.STOPPED, ProjectState.DECLINED,
			ProjectState.RETIRED);

	public Mandate {
		scope = Collections.unmodifiableSet(new TreeSet<>(scope));
		concerned = List.copyOf(concerned);
	}

	/**
	 * Gives a project a mandate.
	 * @param issuer what the group is for: only steering groups give mandates
	 * @param seated the organisations with a seat in the group
	 * @param project the project as it is known here
	 */
	static Outcome<Mandate> issue(MandateId id, IssueMandate command, GroupKind issuer, Set<OrganisationId> seated,
			ProjectCard project) {
		List<Unmet> wrong = new ArrayList<>();
		if (command.scope().isEmpty()) {
			wrong.add(Unmet.field("scope", "scope-needed"));
		}
		if (command.validTo().isBefore(command.validFrom())) {
			wrong.add(Unmet.field("validTo", "date-before-start"));
		}
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
		Conditions.require(issuer == GroupKind.STEERING, "only-steering-groups-give-mandates")
			.and(!ENDED.contains(project.state()), "project-has-ended")
			.orRefuse();
		Mandate mandate = new Mandate(id, command.groupId(), command.projectId(), command.scope(), command.limits(),
				command.validFrom(), command.validTo(), command.grounds(), MandateState.ISSUED, null,
				concerned(seated, project));
		return Outcome.of(mandate, new MandateIssued(id, command.groupId(), command.projectId(), mandate.scope,
				command.limits(), command.validFrom(), command.validTo(), command.grounds()));
	}

	/** The group takes the mandate back. */
	Outcome<Mandate> revoke(LanguageMap reason) {
		Conditions.require(this.state == MandateState.ISSUED, "mandate-not-in-force").orRefuse();
		return Outcome.of(in(MandateState.REVOKED, reason), new MandateRevoked(this.id, this.projectId, reason));
	}

	/**
	 * The mandate's last day is past; nothing happens while it is not, or a second time.
	 */
	public Outcome<Mandate> expire(LocalDate today) {
		if (this.state != MandateState.ISSUED || !this.validTo.isBefore(today)) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(in(MandateState.EXPIRED, null), new MandateExpired(this.id, this.projectId, this.validTo));
	}

	/** The commands that it allows now, as they are called over HTTP. */
	List<String> legalMoves() {
		return (this.state == MandateState.ISSUED) ? List.of("revoke") : List.of();
	}

	/** Whether it is valid on the day. */
	boolean validOn(LocalDate day) {
		return this.state == MandateState.ISSUED && !day.isBefore(this.validFrom) && !day.isAfter(this.validTo);
	}

	private static List<OrganisationId> concerned(Set<OrganisationId> seated, ProjectCard project) {
		Set<OrganisationId> concerned = new LinkedHashSet<>(seated);
		if (project.leadOrganisationId() != null) {
			concerned.add(project.leadOrganisationId());
		}
		project.partners()
			.stream()
			.filter((partner) -> partner.leftOn() == null)
			.map(Partner::organisationId)
			.forEach(concerned::add);
		return List.copyOf(concerned);
	}

	private Mandate in(MandateState next, @Nullable LanguageMap because) {
		return new Mandate(this.id, this.groupId, this.projectId, this.scope, this.limits, this.validFrom, this.validTo,
				this.grounds, next, because, this.concerned);
	}

}
